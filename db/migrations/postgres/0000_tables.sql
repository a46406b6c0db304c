CREATE TABLE "audit" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"staff_id" text COLLATE "C",
	"verb" text COLLATE "C" NOT NULL,
	"object" text COLLATE "C" NOT NULL,
	"detail" text
);
--> statement-breakpoint
CREATE TABLE "case_clocks" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"clock_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"started_on" text COLLATE "C" NOT NULL,
	"due_on" text COLLATE "C" NOT NULL,
	"provisional" boolean NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"standing" text COLLATE "C" NOT NULL,
	"paused_on" text COLLATE "C",
	"stopped_on" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"clue_kind" text COLLATE "C",
	"channel" text COLLATE "C" NOT NULL,
	"foreign_id" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"wish" text COLLATE "C",
	"occurred" text COLLATE "C",
	"area" text COLLATE "C",
	"spot" text COLLATE "C",
	"item_id" text COLLATE "C",
	"snapshot" text NOT NULL,
	"first_responder" text COLLATE "C" NOT NULL,
	"owner" text COLLATE "C" NOT NULL,
	"handler" text COLLATE "C",
	"pending_to" text COLLATE "C",
	"in_name_of" text COLLATE "C",
	"name_mode" text COLLATE "C" NOT NULL,
	"name_enc" text COLLATE "C",
	"phone_enc" text COLLATE "C",
	"phone_hmac" text COLLATE "C",
	"email_enc" text COLLATE "C",
	"address_enc" text COLLATE "C",
	"secret_hash" text COLLATE "C" NOT NULL,
	"audience" text COLLATE "C",
	"received_at" bigint NOT NULL,
	"accepted_at" bigint,
	"answered_at" bigint,
	"closed_at" bigint,
	"due_on" text COLLATE "C",
	"demo" boolean NOT NULL,
	"version" integer NOT NULL,
	"chain_head" text COLLATE "C" NOT NULL,
	"chain_length" integer NOT NULL,
	"changed_at" bigint NOT NULL,
	"doc" bigint
);
--> statement-breakpoint
CREATE TABLE "decision_kinds" (
	"decision_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	CONSTRAINT "decision_kinds_decision_id_kind_pk" PRIMARY KEY("decision_id","kind")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"organ" text COLLATE "C" NOT NULL,
	"organ_code" text COLLATE "C",
	"item_id" text COLLATE "C",
	"field" text COLLATE "C",
	"party_name" text COLLATE "C" NOT NULL,
	"party_kind" text COLLATE "C" NOT NULL,
	"party_code" text COLLATE "C",
	"party_shown" text COLLATE "C",
	"act" text COLLATE "C" NOT NULL,
	"facts" text COLLATE "C" NOT NULL,
	"basis" text COLLATE "C" NOT NULL,
	"kinds" text NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	"fine_fen" bigint,
	"confiscated_fen" bigint,
	"decided_on" text COLLATE "C" NOT NULL,
	"month" text COLLATE "C" NOT NULL,
	"valid_until" text COLLATE "C",
	"display_until" text COLLATE "C",
	"body" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"import_id" text COLLATE "C",
	"demo" boolean NOT NULL,
	"entered_by" text COLLATE "C",
	"released_by" text COLLATE "C",
	"released_at" bigint,
	"withdrawn_at" bigint,
	"withdraw_reason" text COLLATE "C",
	"raw" text,
	"version" integer NOT NULL,
	"doc" bigint
);
--> statement-breakpoint
CREATE TABLE "digest_leaves" (
	"day" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"head" text COLLATE "C" NOT NULL,
	CONSTRAINT "digest_leaves_day_position_pk" PRIMARY KEY("day","position")
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"day" text COLLATE "C" PRIMARY KEY NOT NULL,
	"root" text COLLATE "C" NOT NULL,
	"leaves" integer NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id_hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"data" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"seq" integer NOT NULL,
	"verb" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"staff_id" text COLLATE "C",
	"public" boolean NOT NULL,
	"payload" text,
	"salt" text COLLATE "C",
	"commitment" text COLLATE "C" NOT NULL,
	"prev" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_id" text COLLATE "C",
	"draft_hash" text COLLATE "C",
	"name" text COLLATE "C" NOT NULL,
	"mime" text COLLATE "C" NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"path" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"author" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"fingerprint" text COLLATE "C" NOT NULL,
	"response" text,
	"at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"staff_id" text COLLATE "C",
	"at" bigint NOT NULL,
	"rows" integer NOT NULL,
	"inserted" integer NOT NULL,
	"changed" integer NOT NULL,
	"refused" integer NOT NULL,
	"undone_at" bigint
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"author" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C",
	"staff_id" text COLLATE "C",
	"text" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meta" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"topic" text COLLATE "C" NOT NULL,
	"payload" text NOT NULL,
	"at" bigint NOT NULL,
	"due_at" bigint NOT NULL,
	"locked_until" bigint NOT NULL,
	"attempts" integer NOT NULL,
	"done_at" bigint,
	"error" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "publish_jobs" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"change" text NOT NULL,
	"at" bigint NOT NULL,
	"locked_until" bigint NOT NULL,
	"attempts" integer NOT NULL,
	"done_at" bigint,
	"error" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"data" text,
	"staff_id" text COLLATE "C",
	"at" bigint NOT NULL,
	"source" text COLLATE "C",
	"note" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "serials" (
	"name" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"login" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"password_hash" text COLLATE "C" NOT NULL,
	"totp_enc" text COLLATE "C",
	"totp_on" boolean NOT NULL,
	"disabled" boolean NOT NULL,
	"demo" boolean NOT NULL,
	"failed_count" integer NOT NULL,
	"locked_until" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"password_set_at" bigint NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"from_body" text COLLATE "C" NOT NULL,
	"to_body" text COLLATE "C" NOT NULL,
	"grounds" text COLLATE "C" NOT NULL,
	"initial_handling" text COLLATE "C",
	"evidence" text,
	"letter_serial" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"decided_at" bigint,
	"reason" text COLLATE "C"
);
--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_clocks" ADD CONSTRAINT "case_clocks_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_handler_staff_id_fk" FOREIGN KEY ("handler") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_kinds" ADD CONSTRAINT "decision_kinds_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_entered_by_staff_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_released_by_staff_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_object" ON "audit" USING btree ("object","at");--> statement-breakpoint
CREATE INDEX "audit_staff" ON "audit" USING btree ("staff_id","at");--> statement-breakpoint
CREATE INDEX "case_clocks_case" ON "case_clocks" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "case_clocks_due" ON "case_clocks" USING btree ("due_on","stopped_on");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_number" ON "cases" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_doc" ON "cases" USING btree ("doc");--> statement-breakpoint
CREATE INDEX "cases_owner" ON "cases" USING btree ("place","owner","status","due_on","received_at");--> statement-breakpoint
CREATE INDEX "cases_pending" ON "cases" USING btree ("place","pending_to");--> statement-breakpoint
CREATE INDEX "cases_first" ON "cases" USING btree ("place","first_responder","status");--> statement-breakpoint
CREATE INDEX "cases_received" ON "cases" USING btree ("place","received_at");--> statement-breakpoint
CREATE INDEX "cases_item" ON "cases" USING btree ("place","item_id","received_at");--> statement-breakpoint
CREATE INDEX "cases_phone" ON "cases" USING btree ("phone_hmac");--> statement-breakpoint
CREATE INDEX "cases_foreign" ON "cases" USING btree ("channel","foreign_id");--> statement-breakpoint
CREATE INDEX "cases_handler" ON "cases" USING btree ("handler");--> statement-breakpoint
CREATE INDEX "cases_changed" ON "cases" USING btree ("changed_at");--> statement-breakpoint
CREATE INDEX "decision_kinds_kind" ON "decision_kinds" USING btree ("kind");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_doc" ON "decisions" USING btree ("doc");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_number_organ" ON "decisions" USING btree ("number","organ");--> statement-breakpoint
CREATE INDEX "decisions_month" ON "decisions" USING btree ("place","status","month","decided_on","number","display_until");--> statement-breakpoint
CREATE INDEX "decisions_item" ON "decisions" USING btree ("place","item_id","decided_on");--> statement-breakpoint
CREATE INDEX "decisions_display" ON "decisions" USING btree ("status","display_until");--> statement-breakpoint
CREATE INDEX "decisions_import" ON "decisions" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "digest_leaves_case" ON "digest_leaves" USING btree ("case_id","day");--> statement-breakpoint
CREATE INDEX "drafts_expiry" ON "drafts" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "events_case_id_seq" ON "events" USING btree ("case_id","seq");--> statement-breakpoint
CREATE INDEX "files_case" ON "files" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "files_draft" ON "files" USING btree ("draft_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "files_path" ON "files" USING btree ("path");--> statement-breakpoint
CREATE INDEX "idempotency_expiry" ON "idempotency" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "imports_place" ON "imports" USING btree ("place","at");--> statement-breakpoint
CREATE INDEX "messages_case" ON "messages" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("done_at","due_at");--> statement-breakpoint
CREATE INDEX "publish_jobs_open" ON "publish_jobs" USING btree ("done_at","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "revisions_seq" ON "revisions" USING btree ("seq");--> statement-breakpoint
CREATE INDEX "revisions_key" ON "revisions" USING btree ("place","kind","key","seq");--> statement-breakpoint
CREATE INDEX "sessions_staff" ON "sessions" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_login" ON "staff" USING btree ("login");--> statement-breakpoint
CREATE INDEX "staff_place" ON "staff" USING btree ("place","body");--> statement-breakpoint
CREATE INDEX "transfers_case" ON "transfers" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "transfers_to" ON "transfers" USING btree ("to_body","status");