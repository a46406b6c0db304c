/** Pages that no publisher writes, and the file in which they are looked at: test/e2e/axe-journey, axe-desk, axe-catalogue. */
export const journeyPages = [
  '404.astro',
  '500.astro',
  '[place]/chat.astro',
  '[place]/clue/index.astro',
  '[place]/complain/check.astro',
  '[place]/complain/cleared.astro',
  '[place]/complain/contact.astro',
  '[place]/complain/elsewhere.astro',
  '[place]/complain/evidence.astro',
  '[place]/complain/first-call.astro',
  '[place]/complain/index.astro',
  '[place]/complain/name.astro',
  '[place]/complain/when.astro',
  '[place]/complain/where.astro',
  '[place]/deadlines/on.astro',
  '[place]/decisions/ask.astro',
  '[place]/decisions/find.astro',
  '[place]/find.astro',
  '[place]/gaps/index.astro',
  '[place]/receipt.astro',
  '[place]/track/[number].astro',
  '[place]/track/case.astro',
  '[place]/track/index.astro',
] as const

export const deskPages = [
  'admin/accounts/index.astro',
  'admin/audit.astro',
  'admin/behalf.astro',
  'admin/catalogue/import/[id].astro',
  'admin/catalogue/import/index.astro',
  'admin/bulk.astro',
  'admin/cases/[id]/evidence/[file].astro',
  'admin/cases/[id]/index.astro',
  'admin/cases/[id]/letter/[transfer].astro',
  'admin/cases/[id]/paper/[letter]/index.astro',
  'admin/cases/[id]/sheet.astro',
  'admin/decisions/[id].astro',
  'admin/decisions/credit.astro',
  'admin/decisions/enter.astro',
  'admin/decisions/import/[id].astro',
  'admin/decisions/import/index.astro',
  'admin/decisions/index.astro',
  'admin/continuity.astro',
  'admin/disputes/index.astro',
  'admin/enter.astro',
  'admin/filings/index.astro',
  'admin/index.astro',
  'admin/learning.astro',
  'admin/letters/index.astro',
  'admin/refused.astro',
  'admin/same-answer.astro',
  'admin/platforms/index.astro',
  'admin/platforms/orders.astro',
  'admin/security.astro',
  'admin/sign-in.astro',
  'admin/supervision.astro',
] as const

/** The announced list is there once one has been imported: looked at in test/e2e/import. */
export const importedPages = [
  '[place]/announced/[row].astro',
  '[place]/announced/index.astro',
] as const

/** Pages beside the catalogue, and the old form of an item: there is one only once an office has revised something. */
export const cataloguePages = [
  '[place]/officers/check.astro',
  '[place]/versions/[version]/items/[item].astro',
  '[place]/versions/on.astro',
  'admin/catalogue/claims.astro',
  'admin/catalogue/index.astro',
  'admin/catalogue/lists.astro',
  'admin/catalogue/officers.astro',
  'admin/catalogue/proposals.astro',
  'admin/catalogue/stale.astro',
  'admin/catalogue/weak.astro',
] as const

/** Plans and draws of inspections: looked at in test/e2e/inspections. */
export const inspectionPages = [
  '[place]/inspections/[draw].astro',
  '[place]/inspections/index.astro',
  'admin/inspections/[plan].astro',
  'admin/inspections/index.astro',
] as const
