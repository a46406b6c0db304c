CREATE TABLE `inspection_draws` (
	`id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`plan` text NOT NULL,
	`count` integer NOT NULL,
	`value_source` text NOT NULL,
	`value_on` text NOT NULL,
	`lists` text NOT NULL,
	`commitment` text NOT NULL,
	`announced_at` integer NOT NULL,
	`staff_id` text NOT NULL,
	`value` text,
	`seed` text,
	`picked` text,
	`drawn_at` integer,
	FOREIGN KEY (`plan`) REFERENCES `inspection_plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `inspection_draws_place` ON `inspection_draws` (`place`,`announced_at`);--> statement-breakpoint
CREATE TABLE `inspection_objects` (
	`id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`natural` integer NOT NULL,
	`area` text,
	`spot` text,
	`version` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inspection_objects_code` ON `inspection_objects` (`place`,`code`);--> statement-breakpoint
CREATE INDEX `inspection_objects_kind` ON `inspection_objects` (`place`,`kind`,`code`);--> statement-breakpoint
CREATE TABLE `inspection_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`kind` text NOT NULL,
	`parent` text,
	`name` text NOT NULL,
	`body` text NOT NULL,
	`partners` text NOT NULL,
	`object_kind` text NOT NULL,
	`items` text NOT NULL,
	`most` integer NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `inspection_plans_place` ON `inspection_plans` (`place`,`from_day`);--> statement-breakpoint
CREATE TABLE `inspection_visits` (
	`id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`plan` text NOT NULL,
	`root` text NOT NULL,
	`object` text NOT NULL,
	`on` text NOT NULL,
	`bodies` text NOT NULL,
	`items` text NOT NULL,
	`cause` text NOT NULL,
	`reference` text,
	`why` text,
	`officers` text,
	`result` text,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`plan`) REFERENCES `inspection_plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`object`) REFERENCES `inspection_objects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `inspection_visits_object` ON `inspection_visits` (`object`,`on`);--> statement-breakpoint
CREATE INDEX `inspection_visits_plan` ON `inspection_visits` (`plan`,`on`);