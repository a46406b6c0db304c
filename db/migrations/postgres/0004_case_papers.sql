CREATE TABLE "disputes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"item_id" text COLLATE "C",
	"area" text COLLATE "C",
	"opened_by" text COLLATE "C" NOT NULL,
	"parties" text NOT NULL,
	"grounds" text COLLATE "C" NOT NULL,
	"stage" text COLLATE "C" NOT NULL,
	"opened_at" bigint NOT NULL,
	"stage_at" bigint NOT NULL,
	"settled_at" bigint,
	"owner" text COLLATE "C",
	"text" text COLLATE "C",
	"organ" text COLLATE "C",
	"document" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "filings" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"filed_at" bigint NOT NULL,
	"decision_id" text COLLATE "C",
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"from_body" text COLLATE "C" NOT NULL,
	"to_body" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"evidence" text,
	"letter_serial" text COLLATE "C",
	"at" bigint NOT NULL,
	"due_on" text COLLATE "C",
	"outcome" text COLLATE "C",
	"answer" text COLLATE "C",
	"answered_at" bigint
);
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "dispute" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "extended_at" bigint;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "finding" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "merged_into" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "rating" integer;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "dissatisfied_at" bigint;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "erased_at" bigint;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disputes_case" ON "disputes" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "disputes_place" ON "disputes" USING btree ("place","settled_at");--> statement-breakpoint
CREATE UNIQUE INDEX "filings_number" ON "filings" USING btree ("place","body","number");--> statement-breakpoint
CREATE INDEX "filings_case" ON "filings" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "filings_decision" ON "filings" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "requests_case" ON "requests" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "requests_to" ON "requests" USING btree ("to_body","outcome","due_on");--> statement-breakpoint
CREATE INDEX "cases_dispute" ON "cases" USING btree ("place","dispute");--> statement-breakpoint
CREATE INDEX "cases_merged" ON "cases" USING btree ("merged_into");