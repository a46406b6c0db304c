CREATE TABLE `disputes` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`place` text NOT NULL,
	`item_id` text,
	`area` text,
	`opened_by` text NOT NULL,
	`parties` text NOT NULL,
	`grounds` text NOT NULL,
	`stage` text NOT NULL,
	`opened_at` integer NOT NULL,
	`stage_at` integer NOT NULL,
	`settled_at` integer,
	`owner` text,
	`text` text,
	`organ` text,
	`document` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `disputes_case` ON `disputes` (`case_id`);--> statement-breakpoint
CREATE INDEX `disputes_place` ON `disputes` (`place`,`settled_at`);--> statement-breakpoint
CREATE TABLE `filings` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`place` text NOT NULL,
	`number` text NOT NULL,
	`body` text NOT NULL,
	`filed_at` integer NOT NULL,
	`decision_id` text,
	`ended_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `filings_number` ON `filings` (`place`,`body`,`number`);--> statement-breakpoint
CREATE INDEX `filings_case` ON `filings` (`case_id`);--> statement-breakpoint
CREATE INDEX `filings_decision` ON `filings` (`decision_id`);--> statement-breakpoint
CREATE TABLE `requests` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`from_body` text NOT NULL,
	`to_body` text NOT NULL,
	`text` text NOT NULL,
	`evidence` text,
	`letter_serial` text,
	`at` integer NOT NULL,
	`due_on` text,
	`outcome` text,
	`answer` text,
	`answered_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `requests_case` ON `requests` (`case_id`,`at`);--> statement-breakpoint
CREATE INDEX `requests_to` ON `requests` (`to_body`,`outcome`,`due_on`);--> statement-breakpoint
ALTER TABLE `cases` ADD `dispute` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `extended_at` integer;--> statement-breakpoint
ALTER TABLE `cases` ADD `finding` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `cases` ADD `rating` integer;--> statement-breakpoint
ALTER TABLE `cases` ADD `dissatisfied_at` integer;--> statement-breakpoint
ALTER TABLE `cases` ADD `erased_at` integer;--> statement-breakpoint
CREATE INDEX `cases_dispute` ON `cases` (`place`,`dispute`);--> statement-breakpoint
CREATE INDEX `cases_merged` ON `cases` (`merged_into`);