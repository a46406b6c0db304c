-- Full text over the tokens of our own tokenizer: a row is its number and the set of its tokens.
CREATE VIRTUAL TABLE text_cases USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars ':._-'");
--> statement-breakpoint
CREATE VIRTUAL TABLE text_decisions USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars ':._-'");
