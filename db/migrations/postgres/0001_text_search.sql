-- Full text over the tokens of our own tokenizer: a row is its number and the set of its tokens.
CREATE TABLE text_cases (doc bigint PRIMARY KEY NOT NULL, tokens tsvector NOT NULL);
--> statement-breakpoint
CREATE INDEX text_cases_tokens ON text_cases USING gin (tokens);
--> statement-breakpoint
CREATE TABLE text_decisions (doc bigint PRIMARY KEY NOT NULL, tokens tsvector NOT NULL);
--> statement-breakpoint
CREATE INDEX text_decisions_tokens ON text_decisions USING gin (tokens);
