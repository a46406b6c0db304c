CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text,
	`verb` text NOT NULL,
	`object` text NOT NULL,
	`detail` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
CREATE INDEX `audit_object` ON `audit` (`object`,`at`);--> statement-breakpoint
CREATE INDEX `audit_staff` ON `audit` (`staff_id`,`at`);--> statement-breakpoint
CREATE TABLE `case_clocks` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`clock_id` text NOT NULL,
	`name` text NOT NULL,
	`started_on` text NOT NULL,
	`due_on` text NOT NULL,
	`provisional` integer NOT NULL,
	`source` text NOT NULL,
	`standing` text NOT NULL,
	`paused_on` text,
	`stopped_on` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_clocks_case` ON `case_clocks` (`case_id`);--> statement-breakpoint
CREATE INDEX `case_clocks_due` ON `case_clocks` (`due_on`,`stopped_on`);--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`place` text NOT NULL,
	`kind` text NOT NULL,
	`clue_kind` text,
	`channel` text NOT NULL,
	`foreign_id` text,
	`status` text NOT NULL,
	`text` text NOT NULL,
	`wish` text,
	`occurred` text,
	`area` text,
	`spot` text,
	`item_id` text,
	`snapshot` text NOT NULL,
	`first_responder` text NOT NULL,
	`owner` text NOT NULL,
	`handler` text,
	`pending_to` text,
	`in_name_of` text,
	`name_mode` text NOT NULL,
	`name_enc` text,
	`phone_enc` text,
	`phone_hmac` text,
	`email_enc` text,
	`address_enc` text,
	`secret_hash` text NOT NULL,
	`audience` text,
	`received_at` integer NOT NULL,
	`accepted_at` integer,
	`answered_at` integer,
	`closed_at` integer,
	`due_on` text,
	`demo` integer NOT NULL,
	`version` integer NOT NULL,
	`chain_head` text NOT NULL,
	`chain_length` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`doc` integer,
	FOREIGN KEY (`handler`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_number` ON `cases` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_doc` ON `cases` (`doc`);--> statement-breakpoint
CREATE INDEX `cases_owner` ON `cases` (`place`,`owner`,`status`,`due_on`,`received_at`);--> statement-breakpoint
CREATE INDEX `cases_pending` ON `cases` (`place`,`pending_to`);--> statement-breakpoint
CREATE INDEX `cases_first` ON `cases` (`place`,`first_responder`,`status`);--> statement-breakpoint
CREATE INDEX `cases_received` ON `cases` (`place`,`received_at`);--> statement-breakpoint
CREATE INDEX `cases_item` ON `cases` (`place`,`item_id`,`received_at`);--> statement-breakpoint
CREATE INDEX `cases_phone` ON `cases` (`phone_hmac`);--> statement-breakpoint
CREATE INDEX `cases_foreign` ON `cases` (`channel`,`foreign_id`);--> statement-breakpoint
CREATE INDEX `cases_handler` ON `cases` (`handler`);--> statement-breakpoint
CREATE INDEX `cases_changed` ON `cases` (`changed_at`);--> statement-breakpoint
CREATE TABLE `decision_kinds` (
	`decision_id` text NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`decision_id`, `kind`),
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `decision_kinds_kind` ON `decision_kinds` (`kind`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`number` text NOT NULL,
	`organ` text NOT NULL,
	`organ_code` text,
	`item_id` text,
	`field` text,
	`party_name` text NOT NULL,
	`party_kind` text NOT NULL,
	`party_code` text,
	`party_shown` text,
	`act` text NOT NULL,
	`facts` text NOT NULL,
	`basis` text NOT NULL,
	`kinds` text NOT NULL,
	`content` text NOT NULL,
	`fine_fen` integer,
	`confiscated_fen` integer,
	`decided_on` text NOT NULL,
	`month` text NOT NULL,
	`valid_until` text,
	`display_until` text,
	`body` text,
	`status` text NOT NULL,
	`import_id` text,
	`demo` integer NOT NULL,
	`entered_by` text,
	`released_by` text,
	`released_at` integer,
	`withdrawn_at` integer,
	`withdraw_reason` text,
	`raw` text,
	`version` integer NOT NULL,
	`doc` integer,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`released_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_doc` ON `decisions` (`doc`);--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_number_organ` ON `decisions` (`number`,`organ`);--> statement-breakpoint
CREATE INDEX `decisions_month` ON `decisions` (`place`,`status`,`month`,`decided_on`,`number`,`display_until`);--> statement-breakpoint
CREATE INDEX `decisions_item` ON `decisions` (`place`,`item_id`,`decided_on`);--> statement-breakpoint
CREATE INDEX `decisions_display` ON `decisions` (`status`,`display_until`);--> statement-breakpoint
CREATE INDEX `decisions_import` ON `decisions` (`import_id`);--> statement-breakpoint
CREATE TABLE `digest_leaves` (
	`day` text NOT NULL,
	`position` integer NOT NULL,
	`case_id` text NOT NULL,
	`head` text NOT NULL,
	PRIMARY KEY(`day`, `position`)
);
--> statement-breakpoint
CREATE INDEX `digest_leaves_case` ON `digest_leaves` (`case_id`,`day`);--> statement-breakpoint
CREATE TABLE `digests` (
	`day` text PRIMARY KEY NOT NULL,
	`root` text NOT NULL,
	`leaves` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`place` text NOT NULL,
	`data` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `drafts_expiry` ON `drafts` (`expires_at`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`verb` text NOT NULL,
	`at` integer NOT NULL,
	`role` text NOT NULL,
	`staff_id` text,
	`public` integer NOT NULL,
	`payload` text,
	`salt` text,
	`commitment` text NOT NULL,
	`prev` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_case_id_seq` ON `events` (`case_id`,`seq`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text,
	`draft_hash` text,
	`name` text NOT NULL,
	`mime` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`path` text NOT NULL,
	`at` integer NOT NULL,
	`author` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `files_case` ON `files` (`case_id`);--> statement-breakpoint
CREATE INDEX `files_draft` ON `files` (`draft_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `files_path` ON `files` (`path`);--> statement-breakpoint
CREATE TABLE `idempotency` (
	`key` text PRIMARY KEY NOT NULL,
	`fingerprint` text NOT NULL,
	`response` text,
	`at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `idempotency_expiry` ON `idempotency` (`expires_at`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`staff_id` text,
	`at` integer NOT NULL,
	`rows` integer NOT NULL,
	`inserted` integer NOT NULL,
	`changed` integer NOT NULL,
	`refused` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `imports_place` ON `imports` (`place`,`at`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`at` integer NOT NULL,
	`author` text NOT NULL,
	`body` text,
	`staff_id` text,
	`text` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `messages_case` ON `messages` (`case_id`,`at`);--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`payload` text NOT NULL,
	`at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`locked_until` integer NOT NULL,
	`attempts` integer NOT NULL,
	`done_at` integer,
	`error` text
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`done_at`,`due_at`);--> statement-breakpoint
CREATE TABLE `publish_jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`change` text NOT NULL,
	`at` integer NOT NULL,
	`locked_until` integer NOT NULL,
	`attempts` integer NOT NULL,
	`done_at` integer,
	`error` text
);
--> statement-breakpoint
CREATE INDEX `publish_jobs_open` ON `publish_jobs` (`done_at`,`seq`);--> statement-breakpoint
CREATE TABLE `revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`seq` integer NOT NULL,
	`valid_from` text NOT NULL,
	`data` text,
	`staff_id` text,
	`at` integer NOT NULL,
	`source` text,
	`note` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `revisions_seq` ON `revisions` (`seq`);--> statement-breakpoint
CREATE INDEX `revisions_key` ON `revisions` (`place`,`kind`,`key`,`seq`);--> statement-breakpoint
CREATE TABLE `serials` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_staff` ON `sessions` (`staff_id`);--> statement-breakpoint
CREATE INDEX `sessions_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`body` text NOT NULL,
	`login` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`totp_enc` text,
	`totp_on` integer NOT NULL,
	`disabled` integer NOT NULL,
	`demo` integer NOT NULL,
	`failed_count` integer NOT NULL,
	`locked_until` integer NOT NULL,
	`created_at` integer NOT NULL,
	`password_set_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_login` ON `staff` (`login`);--> statement-breakpoint
CREATE INDEX `staff_place` ON `staff` (`place`,`body`);--> statement-breakpoint
CREATE TABLE `transfers` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`from_body` text NOT NULL,
	`to_body` text NOT NULL,
	`grounds` text NOT NULL,
	`initial_handling` text,
	`evidence` text,
	`letter_serial` text,
	`status` text NOT NULL,
	`at` integer NOT NULL,
	`decided_at` integer,
	`reason` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `transfers_case` ON `transfers` (`case_id`,`at`);--> statement-breakpoint
CREATE INDEX `transfers_to` ON `transfers` (`to_body`,`status`);