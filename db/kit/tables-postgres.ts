import { defineSchema } from '../schema.ts'
import { postgresKit } from './postgres.ts'

// For drizzle-kit, which takes its tables from the exports of a file.
export const {
  audit,
  caseClocks,
  requests,
  disputes,
  filings,
  cases,
  decisionKinds,
  decisions,
  digestLeaves,
  digests,
  drafts,
  events,
  files,
  idempotency,
  imports,
  messages,
  meta,
  outbox,
  publishJobs,
  revisions,
  serials,
  sessions,
  staff,
  transfers,
} = defineSchema(postgresKit)
