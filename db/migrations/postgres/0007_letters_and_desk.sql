CREATE TABLE "letters" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"case_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"serial" text COLLATE "C" NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"to_body" text COLLATE "C",
	"data" text,
	"staff_id" text COLLATE "C",
	"at" bigint NOT NULL,
	"path" text COLLATE "C",
	"bytes" bigint,
	"sha256" text COLLATE "C"
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"query" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "password_given_at" bigint;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "letters_serial" ON "letters" USING btree ("place","serial");--> statement-breakpoint
CREATE UNIQUE INDEX "letters_path" ON "letters" USING btree ("path");--> statement-breakpoint
CREATE INDEX "letters_case" ON "letters" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "letters_kind" ON "letters" USING btree ("place","kind","at");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name" ON "saved_views" USING btree ("staff_id","name");