import { createHash, randomUUID } from 'node:crypto'
import type { Deps } from '#api/office/deps.ts'
import type { NewDecision } from '#db/decision-write.ts'
import type { Decision } from '#db/decisions.ts'
import { dayAt } from '#rules/clocks/day.ts'
import type { DecisionDraft } from '#rules/decisions/row.ts'
import { readTable, type TableRow } from '#rules/decisions/table.ts'
import { forbidden, invalid, tooLarge } from '#rules/refusal.ts'
import { allows, type StaffMember } from '#rules/staff/roles.ts'

/** A file over the web holds up to this many rows; more go through the command line, beside the server. */
export const mostRows = 2_000
export const mostBytes = 4 * 1024 * 1024
/** Rows in one write: short enough to let a citizen's complaint through in between (DESIGN §4). */
const chunk = 40

/** What an import does, or would do, with a row. */
export type Fate = 'new' | 'change' | 'same' | 'refused'
export type RowFate = {
  row: number
  fate: Fate
  number: string
  party: string
  item: string | null
  candidates: string[]
  faults: string[]
  warnings: string[]
}
export type ImportReport = {
  id: string | null
  fileName: string
  encoding: string
  warnings: string[]
  faults: string[]
  rows: RowFate[]
  counts: Record<Fate, number>
}
export type Source = { fileName: string; bytes: Uint8Array }

/** The columns of a draft that a later file may still change. */
const columnsOf = (d: DecisionDraft) => ({
  partyName: d.party,
  partyKind: d.partyKind,
  partyCode: d.creditCode,
  act: d.act,
  facts: d.facts,
  basis: d.basis,
  kinds: d.kinds,
  content: d.content,
  fineFen: d.fineFen,
  confiscatedFen: d.confiscatedFen,
  decidedOn: d.decidedOn,
  validUntil: d.validUntil,
  displayUntil: d.publicUntil,
})
const differs = (row: Decision, d: DecisionDraft): boolean => {
  const wanted = columnsOf(d)
  return (Object.keys(wanted) as (keyof typeof wanted)[]).some(
    (k) => JSON.stringify(row[k] ?? null) !== JSON.stringify(wanted[k] ?? null),
  )
}

/** A row of the report, without what only the import itself needs. */
const fateAlone = ({
  row,
  fate,
  number,
  party,
  item,
  candidates,
  faults,
  warnings,
}: RowFate): RowFate => ({
  row,
  fate,
  number,
  party,
  item,
  candidates,
  faults,
  warnings,
})

/** Takes tables of decisions in: first as a dry run, then as drafts that a second person releases. */
export const createImport = (deps: Deps) => {
  const { store, now } = deps

  const fateOf = async (
    by: StaffMember,
    r: TableRow,
  ): Promise<RowFate & { old: Decision | undefined }> => {
    const base = {
      row: r.row,
      number: r.number,
      party: r.party,
      item: r.draft?.item ?? null,
      candidates: r.candidates,
      warnings: r.warnings,
    }
    if (!r.draft) return { ...base, fate: 'refused', faults: r.faults, old: undefined }
    const old = await store.read.decisions.byNumber(r.draft.number, r.draft.organ)
    if (!old) return { ...base, fate: 'new', faults: [], old }
    if (old.place !== by.place)
      return { ...base, fate: 'refused', faults: ['这个文号已经登记在别的辖区'], old }
    if (!differs(old, r.draft)) return { ...base, fate: 'same', faults: [], old }
    return old.status === 'draft'
      ? { ...base, fate: 'change', faults: [], old }
      : {
          ...base,
          fate: 'refused',
          faults: ['这份决定已经公开，内容与文件不一样；要改请先撤回'],
          old,
        }
  }

  async function plan(
    by: StaffMember,
    { fileName, bytes }: Source,
    most: number,
    today = dayAt(now()),
  ) {
    if (!allows(by.role, 'decision.import')) throw forbidden('您的岗位不能导入处罚决定')
    if (bytes.byteLength > mostBytes && most === mostRows)
      throw tooLarge('文件太大了，请用命令行导入')
    const table = readTable(bytes, deps.facts().items, today)
    if (table.rows.length > most)
      throw invalid(
        `文件有 ${table.rows.length} 行，网页一次最多 ${most} 行，请拆开，或者用命令行导入`,
      )
    const rows = []
    for (const row of table.rows) rows.push({ table: row, ...(await fateOf(by, row)) })
    const counts: Record<Fate, number> = { new: 0, change: 0, same: 0, refused: 0 }
    for (const { fate } of rows) counts[fate] += 1
    const report: ImportReport = {
      id: null,
      fileName,
      encoding: table.encoding,
      warnings: table.warnings,
      faults: table.faults,
      rows: rows.map(fateAlone),
      counts,
    }
    return { rows, report }
  }

  return {
    /** Reads a file and says what each row would become; writes nothing. */
    dryRun: async (by: StaffMember, source: Source, most = mostRows): Promise<ImportReport> =>
      (await plan(by, source, most)).report,

    /**
     * Takes the good rows as drafts; refused rows stay out and are said. The same file again changes nothing: rows are
     * matched by document number and organ.
     */
    async run(
      by: StaffMember,
      source: Source,
      options: { most?: number; demo?: boolean; today?: string } = {},
    ): Promise<ImportReport> {
      const { rows, report } = await plan(by, source, options.most ?? mostRows, options.today)
      const todo = rows.filter((r) => r.fate === 'new' || r.fate === 'change')
      if (report.faults.length || !todo.length) return report
      const id = randomUUID()
      const fields = new Map(deps.facts().items.map((i) => [i.id, i.field]))
      const newRow = (d: DecisionDraft): NewDecision => ({
        ...columnsOf(d),
        place: by.place,
        number: d.number,
        organ: d.organ,
        itemId: d.item,
        field: d.item === null ? null : (fields.get(d.item) ?? null),
        body: bodyIdOf(d.organ),
        status: 'draft',
        importId: id,
        enteredBy: by.id,
        demo: options.demo ?? false,
        raw: d,
      })
      const bodyIdOf = (organ: string): string | null =>
        deps
          .facts()
          .places.find((p) => p.slug === by.place)
          ?.bodies.find((b) => b.name === organ || b.aliases.includes(organ))?.id ?? null
      const at = now()
      await store.write(async (tx) => {
        const { counts } = report
        await tx.imports.insert({
          id,
          place: by.place,
          kind: 'decisions',
          fileName: source.fileName.slice(0, 200),
          sha256: createHash('sha256').update(source.bytes).digest('hex'),
          staffId: by.id,
          at,
          rows: report.rows.length,
          inserted: counts.new,
          changed: counts.change,
          refused: counts.refused,
        })
        await tx.audit.insert({
          at,
          staffId: by.id,
          verb: 'decision.import',
          object: `import:${id}`,
          detail: counts,
        })
      })
      for (let from = 0; from < todo.length; from += chunk)
        await store.write(async (tx) => {
          for (const { table, old } of todo.slice(from, from + chunk)) {
            if (!table.draft) continue
            if (!old) await tx.decisions.insert(newRow(table.draft))
            else
              await tx.decisions.update(old.id, old.version, {
                ...columnsOf(table.draft),
                itemId: table.draft.item,
                importId: id,
                enteredBy: by.id,
                raw: table.draft,
              })
          }
        })
      return { ...report, id }
    },
  }
}
