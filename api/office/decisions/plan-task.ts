import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Task, Tools } from '#api/outside/work.ts'
import { streamRows } from '#api/outside/sheets/stream.ts'
import { writeWorkbook } from '#api/outside/sheets/write.ts'
import { stagedFolder } from '#api/outside/staging.ts'
import type { Decision } from '#db/decisions.ts'
import type { Place } from '#rules/content/place.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { displayEnd } from '#rules/decisions/clock.ts'
import { differs } from '#rules/decisions/content.ts'
import type { DecisionDraft } from '#rules/decisions/row.ts'
import { reservedIn } from '#rules/decisions/reserved.ts'
import { namesColumns, naturalKey, tableReader, type TableRow } from '#rules/decisions/table.ts'
import { notFound } from '#rules/refusal.ts'
import {
  batchFile,
  type Fate,
  fateNames,
  type ImportDraft,
  type ImportReport,
  type PlannedDecision,
  type RowFate,
} from './draft.ts'

/** Rows that are compared with the register at once. */
const batchSize = 400
/** Rows that a page shows: those with a fault, and some of the others. */
const mostShown = 250
/** Lines of the error workbook; whoever has more faults has one fault in many rows. */
const mostMarked = 20_000

/** Lines above the names of the columns. */
const mostTitles = 4

const sha256 = async (file: string): Promise<string> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

const errorBook = (rows: readonly RowFate[], faults: readonly string[]) =>
  writeWorkbook([
    {
      name: '错误和提醒',
      widths: [8, 16, 32, 24, 80],
      rows: [
        ['行', '结果', '文号', '当事人', '说明'],
        ...faults.map((f) => [null, '不能导入', '', '', f]),
        ...rows.map((r) => [
          r.row,
          fateNames[r.fate],
          r.number,
          r.party,
          [...r.faults, ...r.warnings].join('；'),
        ]),
      ],
    },
  ])

type Fated = { fate: Fate; faults: string[]; old: Decision | undefined }
/** A row as its file had it: an end of display that the place gave is none of the file's. */
const asFiled = (old: Decision, place: Place, draft: DecisionDraft): Decision =>
  draft.publicUntil === null &&
  old.releasedAt !== null &&
  old.displayUntil === displayEnd({ places: [place] }, place.slug, dayAt(old.releasedAt))
    ? { ...old, displayUntil: null }
    : old

function fateOf(r: TableRow, place: Place, old: Decision | undefined): Fated {
  if (!r.draft) return { fate: 'refused', faults: r.faults, old }
  const no = (fault: string): Fated => ({ fate: 'refused', faults: [fault], old })
  if (old && old.place !== place.slug) return no('这个文号已经登记在别的辖区')
  if (old?.dossier) return no('这份决定是在本站录入的，请在工作台改正')
  if (old && !differs(asFiled(old, place, r.draft), r.draft))
    return { fate: 'same', faults: [], old }
  const kept = reservedIn(place, r.draft)
  if (kept.length > 0) {
    const why = `${kept.join('、')}保留给县级，乡镇不能作出；先隔离，交县级核查`
    if (old && old.status !== 'draft' && old.status !== 'quarantined') return no(why)
    return { fate: 'reserved', faults: [why], old }
  }
  if (!old) return { fate: 'new', faults: [], old }
  if (old.status === 'draft' || old.status === 'quarantined')
    return { fate: 'change', faults: [], old }
  if (old.status === 'released') return { fate: 'correct', faults: [], old }
  return no('这份决定已经撤回、公示期满或者决定不公开，不再随文件改动')
}

async function plan(
  { dir }: { dir: string },
  { facts: factsOn, read, progress }: Tools,
): Promise<ImportReport> {
  const folder = stagedFolder(dir)
  const draft = await folder.json<ImportDraft>('draft.json')
  if (!draft) throw notFound('没有这次试读，请重新选文件')
  const facts = await factsOn(draft.today > '9000' ? '2026-01-01' : draft.today)
  const place = facts.places.find((p) => p.slug === draft.place)
  if (!place) throw notFound(`没有这个辖区“${draft.place}”`)
  const file = join(dir, 'file')
  const stream = await streamRows(file)
  const reader = tableReader(facts.items, draft.today)
  const counts: Record<Fate, number> = {
    new: 0,
    change: 0,
    correct: 0,
    same: 0,
    reserved: 0,
    refused: 0,
  }
  const marked: RowFate[] = []
  const plain: RowFate[] = []
  let total = 0
  let batches = 0
  let faults: string[] = []

  async function settle(rows: readonly TableRow[]): Promise<void> {
    const numbers = rows.flatMap((r) => (r.draft ? [r.draft.number] : []))
    const known = new Map((await read.decisions.byNumbers(numbers)).map((d) => [naturalKey(d), d]))
    const planned: PlannedDecision[] = []
    for (const r of rows) {
      const fated = fateOf(r, place as Place, r.draft ? known.get(naturalKey(r.draft)) : undefined)
      counts[fated.fate] += 1
      const { row, number, party, candidates, warnings } = r
      const line: RowFate = {
        row,
        number,
        party,
        candidates,
        warnings,
        fate: fated.fate,
        faults: fated.faults,
        item: r.draft?.item ?? null,
      }
      if (line.faults.length + line.warnings.length > 0) {
        if (marked.length < mostMarked) marked.push(line)
      } else if (plain.length < mostShown) plain.push(line)
      if (r.draft && fated.fate !== 'same' && fated.fate !== 'refused')
        planned.push({
          fate: fated.fate,
          draft: r.draft,
          old: fated.old ? { id: fated.old.id, version: fated.old.version } : null,
        })
    }
    if (planned.length > 0) await folder.put(batchFile(batches++), JSON.stringify(planned))
    progress(stream.read(), stream.size)
  }

  let headed = !stream.headed
  let top: readonly string[] | undefined
  let above = 0
  let waiting: TableRow[] = []
  for await (const raw of stream.rows()) {
    if (!headed) {
      const cells = raw.cells ?? []
      top ??= cells
      // A sheet often has its title above the columns.
      if (!namesColumns(cells) && above++ < mostTitles) continue
      headed = true
      faults = reader.header(namesColumns(cells) ? cells : top)
      if (faults.length > 0) break
      continue
    }
    const row = reader.read(raw)
    if (!row) continue
    total += 1
    waiting.push(row)
    if (waiting.length < batchSize) continue
    await settle(waiting)
    waiting = []
  }
  if (!headed && top) faults = reader.header(top)
  await settle(waiting)
  if (faults.length === 0 && total === 0) faults = ['文件里没有数据行']
  await folder.put('errors.xlsx', await errorBook(marked, faults))
  const wrong = marked.filter((r) => r.faults.length > 0)
  const shown = [...wrong, ...marked.filter((r) => r.faults.length === 0), ...plain]
  const report: ImportReport = {
    fileName: draft.fileName,
    sha256: await sha256(file),
    encoding: stream.encoding,
    warnings: reader.warnings(),
    faults,
    total,
    counts,
    batches,
    marked: marked.length,
    rows: shown.slice(0, mostShown).toSorted((a, b) => a.row - b.row),
  }
  await folder.put('report.json', JSON.stringify(report))
  return report
}

/** Reads a staged file of decisions row by row and lays out what an import would write; its answer is small. */
export const planDecisions: Task<{ dir: string }, ImportReport> = {
  name: 'decisions.plan',
  run: plan,
}
