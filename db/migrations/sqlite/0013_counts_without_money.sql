ALTER TABLE `decision_cut_counts` DROP COLUMN `fine_fen`;--> statement-breakpoint
ALTER TABLE `decision_cut_counts` DROP COLUMN `confiscated_fen`;