CREATE TABLE `decision_pleas` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`secret_hash` text NOT NULL,
	`place` text NOT NULL,
	`decision_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`contact_enc` text,
	`at` integer NOT NULL,
	`status` text NOT NULL,
	`verified` text,
	`verified_by` text,
	`verified_at` integer,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verified_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decision_pleas_number` ON `decision_pleas` (`number`);--> statement-breakpoint
CREATE INDEX `decision_pleas_place` ON `decision_pleas` (`place`,`status`,`at`);--> statement-breakpoint
CREATE INDEX `decision_pleas_decision` ON `decision_pleas` (`decision_id`);--> statement-breakpoint
CREATE TABLE `decision_versions` (
	`decision_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text,
	`import_id` text,
	`why` text NOT NULL,
	`content` text NOT NULL,
	PRIMARY KEY(`decision_id`, `version`),
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `decision_versions_import` ON `decision_versions` (`import_id`);--> statement-breakpoint
ALTER TABLE `decisions` ADD `dossier` text;--> statement-breakpoint
ALTER TABLE `decisions` ADD `filing_id` text;--> statement-breakpoint
ALTER TABLE `decisions` ADD `proposal` text;--> statement-breakpoint
ALTER TABLE `decisions` ADD `proposed_by` text REFERENCES staff(id);--> statement-breakpoint
ALTER TABLE `decisions` ADD `proposed_at` integer;--> statement-breakpoint
ALTER TABLE `decisions` ADD `withheld` text;--> statement-breakpoint
ALTER TABLE `decisions` ADD `settled_by` text REFERENCES staff(id);--> statement-breakpoint
ALTER TABLE `decisions` ADD `settled_at` integer;--> statement-breakpoint
ALTER TABLE `decisions` ADD `shown` text;--> statement-breakpoint
ALTER TABLE `decisions` ADD `pending` text;--> statement-breakpoint
ALTER TABLE `decisions` ADD `publish_by` integer;--> statement-breakpoint
ALTER TABLE `decisions` ADD `overturned_on` text;--> statement-breakpoint
ALTER TABLE `decisions` ADD `withdraw_by` integer;--> statement-breakpoint
CREATE INDEX `decisions_meter` ON `decisions` (`place`,`publish_by`,`status`);--> statement-breakpoint
CREATE INDEX `decisions_withdrawn` ON `decisions` (`place`,`withdrawn_at`);