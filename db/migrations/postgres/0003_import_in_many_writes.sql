ALTER TABLE "imports" ADD COLUMN "done_at" bigint;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "detail" text;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "import_id" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "revisions_import" ON "revisions" USING btree ("import_id");