CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_hash` ON `api_keys` (`hash`);--> statement-breakpoint
CREATE INDEX `api_keys_place` ON `api_keys` (`place`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`webhook_id` text NOT NULL,
	`case_id` text NOT NULL,
	`verb` text NOT NULL,
	`at` integer NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`tried_at` integer,
	`settled_at` integer,
	`answer` text,
	FOREIGN KEY (`webhook_id`) REFERENCES `webhooks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `deliveries_webhook` ON `deliveries` (`webhook_id`,`at`);--> statement-breakpoint
CREATE INDEX `deliveries_case` ON `deliveries` (`case_id`);--> statement-breakpoint
CREATE TABLE `open311_posts` (
	`case_id` text PRIMARY KEY NOT NULL,
	`service` text NOT NULL,
	`key_id` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`key_id`) REFERENCES `api_keys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`secret_enc` text NOT NULL,
	`channel` text,
	`created_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `webhooks_place` ON `webhooks` (`place`,`ended_at`);--> statement-breakpoint
CREATE TABLE `work_orders` (
	`id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`channel` text NOT NULL,
	`foreign_id` text NOT NULL,
	`case_id` text NOT NULL,
	`due_on` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `work_orders_foreign` ON `work_orders` (`place`,`channel`,`foreign_id`);--> statement-breakpoint
CREATE INDEX `work_orders_case` ON `work_orders` (`case_id`);--> statement-breakpoint
CREATE INDEX `work_orders_at` ON `work_orders` (`place`,`channel`,`at`);