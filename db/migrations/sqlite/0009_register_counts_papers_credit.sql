CREATE TABLE `credit_reports` (
	`decision_id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`batch` text NOT NULL,
	`change` text NOT NULL,
	`fingerprint` text NOT NULL,
	`state` text NOT NULL,
	`sent_at` integer NOT NULL,
	`sent_by` text,
	`answered_at` integer,
	`answer` text,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sent_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `credit_reports_place` ON `credit_reports` (`place`,`state`,`sent_at`);--> statement-breakpoint
CREATE TABLE `decision_papers` (
	`id` text PRIMARY KEY NOT NULL,
	`decision_id` text NOT NULL,
	`name` text NOT NULL,
	`mime` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`path` text NOT NULL,
	`pages` integer NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`added_by` text NOT NULL,
	`settled_by` text,
	`settled_at` integer,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `decision_papers_decision` ON `decision_papers` (`decision_id`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `decision_papers_path` ON `decision_papers` (`path`);--> statement-breakpoint
CREATE TABLE `register_counts` (
	`place` text NOT NULL,
	`month` text NOT NULL,
	`organ` text NOT NULL,
	`body` text NOT NULL,
	`withheld` text NOT NULL,
	`status` text NOT NULL,
	`demo` integer NOT NULL,
	`clocked` integer NOT NULL,
	`count` integer NOT NULL,
	`in_time` integer NOT NULL,
	`late` integer NOT NULL,
	PRIMARY KEY(`place`, `month`, `organ`, `body`, `withheld`, `status`, `demo`, `clocked`)
);
--> statement-breakpoint
DROP INDEX `decisions_meter`;--> statement-breakpoint
CREATE INDEX `decisions_meter` ON `decisions` (`place`,`status`,`publish_by`);--> statement-breakpoint
DROP INDEX `publish_jobs_open`;--> statement-breakpoint
ALTER TABLE `publish_jobs` ADD `rank` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `publish_jobs_open` ON `publish_jobs` (`done_at`,`rank`,`seq`);--> statement-breakpoint
INSERT INTO `register_counts` SELECT `place`, `month`, `organ`, coalesce(`body`, ''), coalesce(`withheld`, ''), `status`, `demo`, `publish_by` IS NOT NULL, count(*), coalesce(sum(`released_at` <= `publish_by`), 0), coalesce(sum(`released_at` > `publish_by`), 0) FROM `decisions` GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
