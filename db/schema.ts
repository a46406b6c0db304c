import type { Kit } from './kit/sqlite.ts'
import { caseTable } from './schema/case.ts'
import { deskTables } from './schema/desk.ts'
import { decisionTables } from './schema/decision.ts'
import { casePapers } from './schema/case-papers.ts'
import { caseParts } from './schema/case-parts.ts'
import { houseTables } from './schema/house.ts'
import { inspectionTables } from './schema/inspections.ts'
import { learningTables } from './schema/learning.ts'
import { platformTables } from './schema/platforms.ts'
import { registerCutTables } from './schema/register-cuts.ts'
import { registerTables } from './schema/register.ts'
import { staffTables } from './schema/staff.ts'

/** Every table, once, against a column kit; columns are snake_case in the database. */
export const defineSchema = (kit: Kit) => {
  const people = staffTables(kit)
  const cases = caseTable(kit, people)
  const register = decisionTables(kit, people)
  return {
    ...people,
    cases,
    ...caseParts(kit, people, cases),
    ...casePapers(kit, cases),
    ...deskTables(kit, people, cases),
    ...inspectionTables(kit, people),
    ...learningTables(kit, people, cases),
    ...platformTables(kit, cases),
    ...register,
    ...registerTables(kit, people, register),
    ...registerCutTables(kit, register),
    ...houseTables(kit, people, register),
  }
}

export type Schema = ReturnType<typeof defineSchema>
