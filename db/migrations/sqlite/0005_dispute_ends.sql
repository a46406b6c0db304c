ALTER TABLE `cases` ADD `named_owner` text;--> statement-breakpoint
ALTER TABLE `requests` ADD `lapsed_at` integer;