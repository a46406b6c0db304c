CREATE TABLE `decision_changes` (
	`decision_id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decision_changes_seq` ON `decision_changes` (`place`,`seq`);--> statement-breakpoint
CREATE TABLE `decision_cut_counts` (
	`place` text NOT NULL,
	`cut` text NOT NULL,
	`month` text NOT NULL,
	`count` integer NOT NULL,
	`fine_fen` integer NOT NULL,
	`confiscated_fen` integer NOT NULL,
	PRIMARY KEY(`place`, `cut`, `month`)
);
--> statement-breakpoint
CREATE TABLE `decision_cuts` (
	`decision_id` text NOT NULL,
	`place` text NOT NULL,
	`cut` text NOT NULL,
	`month` text NOT NULL,
	`decided_on` text NOT NULL,
	`number` text NOT NULL,
	PRIMARY KEY(`decision_id`, `cut`),
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `decision_cuts_list` ON `decision_cuts` (`place`,`cut`,`month`,`decided_on`,`number`,`decision_id`);--> statement-breakpoint
INSERT INTO decision_cuts SELECT id, place, 'body:' || body, month, decided_on, number FROM decisions WHERE status = 'released' AND body <> '';--> statement-breakpoint
INSERT INTO decision_cuts SELECT id, place, 'field:' || field, month, decided_on, number FROM decisions WHERE status = 'released' AND field <> '';--> statement-breakpoint
INSERT INTO decision_cuts SELECT id, place, 'item:' || item_id, month, decided_on, number FROM decisions WHERE status = 'released' AND item_id <> '';--> statement-breakpoint
INSERT INTO decision_cuts SELECT DISTINCT d.id, d.place, 'kind:' || CASE k.kind WHEN '警告' THEN 'warning' WHEN '通报批评' THEN 'criticism' WHEN '罚款' THEN 'fine' WHEN '没收违法所得' THEN 'gains' WHEN '没收非法财物' THEN 'goods' WHEN '暂扣许可证件' THEN 'suspension' WHEN '降低资质等级' THEN 'downgrade' WHEN '吊销许可证件' THEN 'revocation' WHEN '限制开展生产经营活动' THEN 'restriction' WHEN '责令停产停业' THEN 'stoppage' WHEN '责令关闭' THEN 'closure' WHEN '限制从业' THEN 'ban' WHEN '行政拘留' THEN 'detention' ELSE 'other' END, d.month, d.decided_on, d.number FROM decisions d JOIN decision_kinds k ON k.decision_id = d.id WHERE d.status = 'released';--> statement-breakpoint
INSERT INTO decision_cut_counts SELECT c.place, c.cut, c.month, count(*), coalesce(sum(d.fine_fen), 0), coalesce(sum(d.confiscated_fen), 0) FROM decision_cuts c JOIN decisions d ON d.id = c.decision_id GROUP BY 1, 2, 3;--> statement-breakpoint
INSERT INTO decision_cut_counts SELECT d.place, 'all', d.month, count(*), coalesce(sum(d.fine_fen), 0), coalesce(sum(d.confiscated_fen), 0) FROM decisions d WHERE d.status = 'released' GROUP BY 1, 2, 3;--> statement-breakpoint
INSERT INTO decision_cut_counts SELECT d.place, 'party:' || d.party_kind, d.month, count(*), coalesce(sum(d.fine_fen), 0), coalesce(sum(d.confiscated_fen), 0) FROM decisions d WHERE d.status = 'released' GROUP BY 1, 2, 3;--> statement-breakpoint
INSERT INTO decision_changes SELECT id, place, row_number() OVER (ORDER BY released_at, id) FROM decisions WHERE released_at IS NOT NULL AND status IN ('released', 'withdrawn', 'expired');--> statement-breakpoint
INSERT INTO serials SELECT 'register', max(seq) FROM decision_changes HAVING count(*) > 0;
