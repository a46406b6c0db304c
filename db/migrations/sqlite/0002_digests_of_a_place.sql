-- Digests were of the whole house and nothing made them yet; rows that stand all the same go to no place.
CREATE TABLE `__new_digest_leaves` (
	`place` text NOT NULL,
	`day` text NOT NULL,
	`case_id` text NOT NULL,
	`head` text NOT NULL,
	`salt` text NOT NULL,
	`path` text NOT NULL,
	PRIMARY KEY(`place`, `day`, `case_id`)
);
--> statement-breakpoint
INSERT INTO `__new_digest_leaves`("place", "day", "case_id", "head", "salt", "path") SELECT '', "day", "case_id", "head", '', '[]' FROM `digest_leaves`;--> statement-breakpoint
DROP TABLE `digest_leaves`;--> statement-breakpoint
ALTER TABLE `__new_digest_leaves` RENAME TO `digest_leaves`;--> statement-breakpoint
CREATE INDEX `digest_leaves_case` ON `digest_leaves` (`case_id`,`day`);--> statement-breakpoint
CREATE TABLE `__new_digests` (
	`place` text NOT NULL,
	`day` text NOT NULL,
	`tree` text NOT NULL,
	`root` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`place`, `day`)
);
--> statement-breakpoint
INSERT INTO `__new_digests`("place", "day", "tree", "root", "at") SELECT '', "day", '', "root", "at" FROM `digests`;--> statement-breakpoint
DROP TABLE `digests`;--> statement-breakpoint
ALTER TABLE `__new_digests` RENAME TO `digests`;
