CREATE TABLE "credit_reports" (
	"decision_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"batch" text COLLATE "C" NOT NULL,
	"change" text COLLATE "C" NOT NULL,
	"fingerprint" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"sent_at" bigint NOT NULL,
	"sent_by" text COLLATE "C",
	"answered_at" bigint,
	"answer" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "decision_papers" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"decision_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"mime" text COLLATE "C" NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"path" text COLLATE "C" NOT NULL,
	"pages" integer NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"added_by" text COLLATE "C" NOT NULL,
	"settled_by" text COLLATE "C",
	"settled_at" bigint
);
--> statement-breakpoint
CREATE TABLE "register_counts" (
	"place" text COLLATE "C" NOT NULL,
	"month" text COLLATE "C" NOT NULL,
	"organ" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"withheld" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"demo" boolean NOT NULL,
	"clocked" boolean NOT NULL,
	"count" integer NOT NULL,
	"in_time" integer NOT NULL,
	"late" integer NOT NULL,
	CONSTRAINT "register_counts_place_month_organ_body_withheld_status_demo_clocked_pk" PRIMARY KEY("place","month","organ","body","withheld","status","demo","clocked")
);
--> statement-breakpoint
DROP INDEX "decisions_meter";--> statement-breakpoint
DROP INDEX "publish_jobs_open";--> statement-breakpoint
ALTER TABLE "publish_jobs" ADD COLUMN "rank" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_reports" ADD CONSTRAINT "credit_reports_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_reports" ADD CONSTRAINT "credit_reports_sent_by_staff_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_papers" ADD CONSTRAINT "decision_papers_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_papers" ADD CONSTRAINT "decision_papers_added_by_staff_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_papers" ADD CONSTRAINT "decision_papers_settled_by_staff_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credit_reports_place" ON "credit_reports" USING btree ("place","state","sent_at");--> statement-breakpoint
CREATE INDEX "decision_papers_decision" ON "decision_papers" USING btree ("decision_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "decision_papers_path" ON "decision_papers" USING btree ("path");--> statement-breakpoint
CREATE INDEX "decisions_meter" ON "decisions" USING btree ("place","status","publish_by");--> statement-breakpoint
CREATE INDEX "publish_jobs_open" ON "publish_jobs" USING btree ("done_at","rank","seq");--> statement-breakpoint
INSERT INTO "register_counts" SELECT "place", "month", "organ", coalesce("body", ''), coalesce("withheld", ''), "status", "demo", "publish_by" IS NOT NULL, count(*), count(*) FILTER (WHERE "released_at" <= "publish_by"), count(*) FILTER (WHERE "released_at" > "publish_by") FROM "decisions" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
