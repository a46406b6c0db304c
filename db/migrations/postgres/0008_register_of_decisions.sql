CREATE TABLE "decision_pleas" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"secret_hash" text COLLATE "C" NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"decision_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"contact_enc" text COLLATE "C",
	"at" bigint NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"verified" text COLLATE "C",
	"verified_by" text COLLATE "C",
	"verified_at" bigint,
	"answer" text COLLATE "C",
	"answered_by" text COLLATE "C",
	"answered_at" bigint,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision_versions" (
	"decision_id" text COLLATE "C" NOT NULL,
	"version" integer NOT NULL,
	"at" bigint NOT NULL,
	"staff_id" text COLLATE "C",
	"import_id" text COLLATE "C",
	"why" text COLLATE "C" NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "decision_versions_decision_id_version_pk" PRIMARY KEY("decision_id","version")
);
--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "dossier" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "filing_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "proposal" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "proposed_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "proposed_at" bigint;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "withheld" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "settled_by" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "settled_at" bigint;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "shown" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "pending" text;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "publish_by" bigint;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "overturned_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "withdraw_by" bigint;--> statement-breakpoint
ALTER TABLE "decision_pleas" ADD CONSTRAINT "decision_pleas_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_pleas" ADD CONSTRAINT "decision_pleas_verified_by_staff_id_fk" FOREIGN KEY ("verified_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_pleas" ADD CONSTRAINT "decision_pleas_answered_by_staff_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_versions" ADD CONSTRAINT "decision_versions_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_versions" ADD CONSTRAINT "decision_versions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_versions" ADD CONSTRAINT "decision_versions_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "decision_pleas_number" ON "decision_pleas" USING btree ("number");--> statement-breakpoint
CREATE INDEX "decision_pleas_place" ON "decision_pleas" USING btree ("place","status","at");--> statement-breakpoint
CREATE INDEX "decision_pleas_decision" ON "decision_pleas" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "decision_versions_import" ON "decision_versions" USING btree ("import_id");--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_proposed_by_staff_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_settled_by_staff_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decisions_meter" ON "decisions" USING btree ("place","publish_by","status");--> statement-breakpoint
CREATE INDEX "decisions_withdrawn" ON "decisions" USING btree ("place","withdrawn_at");