CREATE TABLE `labelled` (
	`case_id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`field` text NOT NULL,
	`item_id` text,
	`guess` text,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `labelled_place` ON `labelled` (`place`,`field`,`at`);--> statement-breakpoint
CREATE TABLE `models` (
	`place` text PRIMARY KEY NOT NULL,
	`file` text NOT NULL,
	`at` integer NOT NULL
);
