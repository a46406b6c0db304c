ALTER TABLE `imports` ADD `done_at` integer;--> statement-breakpoint
ALTER TABLE `imports` ADD `detail` text;--> statement-breakpoint
ALTER TABLE `revisions` ADD `import_id` text REFERENCES imports(id);--> statement-breakpoint
CREATE INDEX `revisions_import` ON `revisions` (`import_id`);