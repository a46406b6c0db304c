CREATE TABLE "labelled" (
	"case_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"field" text COLLATE "C" NOT NULL,
	"item_id" text COLLATE "C",
	"guess" text COLLATE "C",
	"staff_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "models" (
	"place" text COLLATE "C" PRIMARY KEY NOT NULL,
	"file" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "labelled" ADD CONSTRAINT "labelled_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "labelled" ADD CONSTRAINT "labelled_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "labelled_place" ON "labelled" USING btree ("place","field","at");