CREATE TABLE "inspection_draws" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"plan" text COLLATE "C" NOT NULL,
	"count" integer NOT NULL,
	"value_source" text COLLATE "C" NOT NULL,
	"value_on" text COLLATE "C" NOT NULL,
	"lists" text NOT NULL,
	"commitment" text COLLATE "C" NOT NULL,
	"announced_at" bigint NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"value" text COLLATE "C",
	"seed" text COLLATE "C",
	"picked" text,
	"drawn_at" bigint
);
--> statement-breakpoint
CREATE TABLE "inspection_objects" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"natural" boolean NOT NULL,
	"area" text COLLATE "C",
	"spot" text COLLATE "C",
	"version" integer NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inspection_plans" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"parent" text COLLATE "C",
	"name" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"partners" text NOT NULL,
	"object_kind" text COLLATE "C" NOT NULL,
	"items" text NOT NULL,
	"most" integer NOT NULL,
	"from_day" text COLLATE "C" NOT NULL,
	"to_day" text COLLATE "C" NOT NULL,
	"staff_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inspection_visits" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"place" text COLLATE "C" NOT NULL,
	"plan" text COLLATE "C" NOT NULL,
	"root" text COLLATE "C" NOT NULL,
	"object" text COLLATE "C" NOT NULL,
	"on" text COLLATE "C" NOT NULL,
	"bodies" text NOT NULL,
	"items" text NOT NULL,
	"cause" text COLLATE "C" NOT NULL,
	"reference" text COLLATE "C",
	"why" text COLLATE "C",
	"officers" text,
	"result" text COLLATE "C",
	"staff_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "inspection_draws" ADD CONSTRAINT "inspection_draws_plan_inspection_plans_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."inspection_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_draws" ADD CONSTRAINT "inspection_draws_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_plans" ADD CONSTRAINT "inspection_plans_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_visits" ADD CONSTRAINT "inspection_visits_plan_inspection_plans_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."inspection_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_visits" ADD CONSTRAINT "inspection_visits_object_inspection_objects_id_fk" FOREIGN KEY ("object") REFERENCES "public"."inspection_objects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_visits" ADD CONSTRAINT "inspection_visits_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inspection_draws_place" ON "inspection_draws" USING btree ("place","announced_at");--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_objects_code" ON "inspection_objects" USING btree ("place","code");--> statement-breakpoint
CREATE INDEX "inspection_objects_kind" ON "inspection_objects" USING btree ("place","kind","code");--> statement-breakpoint
CREATE INDEX "inspection_plans_place" ON "inspection_plans" USING btree ("place","from_day");--> statement-breakpoint
CREATE INDEX "inspection_visits_object" ON "inspection_visits" USING btree ("object","on");--> statement-breakpoint
CREATE INDEX "inspection_visits_plan" ON "inspection_visits" USING btree ("plan","on");