CREATE TABLE `letters` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`serial` text NOT NULL,
	`place` text NOT NULL,
	`to_body` text,
	`data` text,
	`staff_id` text,
	`at` integer NOT NULL,
	`path` text,
	`bytes` integer,
	`sha256` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `letters_serial` ON `letters` (`place`,`serial`);--> statement-breakpoint
CREATE UNIQUE INDEX `letters_path` ON `letters` (`path`);--> statement-breakpoint
CREATE INDEX `letters_case` ON `letters` (`case_id`,`at`);--> statement-breakpoint
CREATE INDEX `letters_kind` ON `letters` (`place`,`kind`,`at`);--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_name` ON `saved_views` (`staff_id`,`name`);--> statement-breakpoint
ALTER TABLE `staff` ADD `password_given_at` integer;