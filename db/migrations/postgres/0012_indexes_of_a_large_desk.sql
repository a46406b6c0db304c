DROP INDEX "case_clocks_due";--> statement-breakpoint
DROP INDEX "cases_owner";--> statement-breakpoint
DROP INDEX "cases_pending";--> statement-breakpoint
DROP INDEX "cases_first";--> statement-breakpoint
DROP INDEX "cases_phone";--> statement-breakpoint
DROP INDEX "cases_foreign";--> statement-breakpoint
DROP INDEX "cases_handler";--> statement-breakpoint
DROP INDEX "cases_dispute";--> statement-breakpoint
DROP INDEX "cases_merged";--> statement-breakpoint
CREATE INDEX "cases_clue" ON "cases" USING btree ("place","clue_kind","received_at") WHERE "cases"."clue_kind" is not null;--> statement-breakpoint
CREATE INDEX "cases_closed" ON "cases" USING btree ("closed_at") WHERE "cases"."closed_at" is not null and "cases"."erased_at" is null;--> statement-breakpoint
CREATE INDEX "requests_open" ON "requests" USING btree ("due_on") WHERE "requests"."outcome" is null;--> statement-breakpoint
CREATE INDEX "transfers_status" ON "transfers" USING btree ("status","at");--> statement-breakpoint
CREATE INDEX "case_clocks_due" ON "case_clocks" USING btree ("due_on") WHERE "case_clocks"."stopped_on" is null;--> statement-breakpoint
CREATE INDEX "cases_owner" ON "cases" USING btree ("place","owner","status",(case when "due_on" is null then '9999-12-31' else "due_on" end),"received_at","id","kind","audience");--> statement-breakpoint
CREATE INDEX "cases_pending" ON "cases" USING btree ("place","pending_to") WHERE "cases"."pending_to" is not null;--> statement-breakpoint
CREATE INDEX "cases_first" ON "cases" USING btree ("place","first_responder","status",(case when "due_on" is null then '9999-12-31' else "due_on" end),"received_at","id","kind","audience") WHERE "cases"."owner" <> "cases"."first_responder";--> statement-breakpoint
CREATE INDEX "cases_phone" ON "cases" USING btree ("phone_hmac") WHERE "cases"."phone_hmac" is not null;--> statement-breakpoint
CREATE INDEX "cases_foreign" ON "cases" USING btree ("channel","foreign_id") WHERE "cases"."foreign_id" is not null;--> statement-breakpoint
CREATE INDEX "cases_handler" ON "cases" USING btree ("handler","status",(case when "due_on" is null then '9999-12-31' else "due_on" end),"received_at","id","kind","audience") WHERE "cases"."handler" is not null;--> statement-breakpoint
CREATE INDEX "cases_dispute" ON "cases" USING btree ("place","dispute") WHERE "cases"."dispute" is not null;--> statement-breakpoint
CREATE INDEX "cases_merged" ON "cases" USING btree ("merged_into") WHERE "cases"."merged_into" is not null;