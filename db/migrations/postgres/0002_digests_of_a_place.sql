-- Digests were of the whole house and nothing made them yet; rows that stand all the same go to no place.
ALTER TABLE "digest_leaves" DROP CONSTRAINT "digest_leaves_day_position_pk";--> statement-breakpoint
ALTER TABLE "digests" DROP CONSTRAINT "digests_pkey";--> statement-breakpoint
ALTER TABLE "digest_leaves" ADD COLUMN "place" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "digest_leaves" ADD COLUMN "salt" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "digest_leaves" ADD COLUMN "path" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "digests" ADD COLUMN "place" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "digests" ADD COLUMN "tree" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "digest_leaves" ALTER COLUMN "place" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "digest_leaves" ALTER COLUMN "salt" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "digest_leaves" ALTER COLUMN "path" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "digests" ALTER COLUMN "place" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "digests" ALTER COLUMN "tree" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "digest_leaves" DROP COLUMN "position";--> statement-breakpoint
ALTER TABLE "digests" DROP COLUMN "leaves";--> statement-breakpoint
ALTER TABLE "digest_leaves" ADD CONSTRAINT "digest_leaves_place_day_case_id_pk" PRIMARY KEY("place","day","case_id");--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_place_day_pk" PRIMARY KEY("place","day");
