ALTER TABLE "cases" ADD COLUMN "named_owner" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "lapsed_at" bigint;