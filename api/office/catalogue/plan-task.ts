import { createHash } from 'node:crypto'
import type { Task, Tools } from '#api/outside/work.ts'
import { readSheets } from '#api/outside/sheets/read.ts'
import { writeWorkbook } from '#api/outside/sheets/write.ts'
import { stagedFolder, type StagedFolder } from '#api/outside/staging.ts'
import { plain } from '#rules/catalogue-import/clean.ts'
import { fates, plannedPerPage } from '#rules/catalogue-import/difference.ts'
import { readList } from '#rules/catalogue-import/list.ts'
import { planImport } from '#rules/catalogue-import/plan.ts'
import type { RowFault } from '#rules/catalogue-import/row.ts'
import type { Facts } from '#rules/content/facts.ts'
import { invalid, notFound } from '#rules/refusal.ts'
import {
  type AskedRow,
  batchFile,
  type Choices,
  type Draft,
  type Lists,
  pageFile,
  type Summary,
} from './draft.ts'

/** Revisions in one write: it stays far below the 50 ms that a write may take (DESIGN §4). */
const batchSize = 40

const pages = <T>(rows: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, n) =>
    rows.slice(n * size, (n + 1) * size),
  )

const errorBook = (faults: readonly RowFault[]) =>
  writeWorkbook([
    {
      name: '错误和提醒',
      widths: [16, 8, 8, 40, 60],
      rows: [
        ['工作表', '行', '级别', '事项名称', '说明'],
        ...faults.map((f) => [
          f.sheet,
          f.row,
          f.level === 'fault' ? '错误' : '提醒',
          f.name,
          f.say,
        ]),
      ],
    },
  ])

/** The ambiguous rows as a workbook that can be filled in and handed back (columns 键 and 选定事项编号). */
const questionBook = (asked: readonly AskedRow[]) =>
  writeWorkbook([
    {
      name: '请选定',
      widths: [24, 10, 8, 18, 40, 40, 22, 60],
      rows: [
        [
          '键',
          '工作表',
          '行',
          '事项代码',
          '事项名称',
          '法律依据',
          '选定事项编号',
          '候选（编号 名称 相似度）；都不是请写“无”',
        ],
        ...asked.map((q) => [
          q.key,
          q.sheet,
          q.row,
          q.code ?? '',
          q.name,
          q.basis ?? '',
          '',
          q.candidates.map((c) => `${c.item} ${c.name} ${Math.round(c.score * 100)}%`).join('\n'),
        ]),
      ],
    },
  ])

async function putPages(folder: StagedFolder, lists: Lists): Promise<void> {
  for (const [name, rows] of Object.entries(lists) as [keyof Lists, unknown[]][])
    // The empty page at the end stands before what a longer plan may have left.
    for (const [n, page] of [...pages(rows, plannedPerPage), []].entries())
      await folder.put(pageFile(name, n), JSON.stringify(page))
}

const placeOf = (facts: Facts, slug: string) => {
  const place = facts.places.find((p) => p.slug === slug)
  if (!place) throw notFound(`没有这个辖区“${slug}”`)
  return place
}

async function run(
  { dir, today }: { dir: string; today: string },
  { facts: factsOn, read, progress }: Tools,
): Promise<Summary> {
  const folder = stagedFolder(dir)
  const draft = await folder.json<Draft>('draft.json')
  const bytes = await folder.get('file')
  if (!draft || !bytes) throw notFound('没有这次试读，请重新选文件')
  const choices = new Map(Object.entries((await folder.json<Choices>('choices.json')) ?? {}))
  const basedOn = await read.revisions.last()
  const facts = await factsOn(draft.from > today ? draft.from : today)
  const place = placeOf(facts, draft.place)

  const file = await readSheets(bytes)
  const shown = file.sheets.filter((s) => !s.hidden)
  const total = shown.reduce((n, s) => n + s.rows.length, 0)
  const reading = readList(shown, new Set(facts.fields.map((f) => plain(f.name))), (done) =>
    progress(done, 2 * total),
  )
  if (reading.rows.length === 0 && reading.faults.length === 0) {
    const why = reading.sheets
      .map((s) => `工作表“${s.name}”${s.skipped ?? '没有数据行'}`)
      .join('；')
    throw invalid(`没有读到事项：${why || '没有工作表'}`)
  }
  const plan = planImport({
    facts,
    place,
    rows: reading.rows,
    announcement: draft.announcement,
    from: draft.from,
    complete: draft.complete,
    whose: { area: draft.area, owner: draft.owner },
    choices,
    today,
    onRow: (done) => progress(total + done, 2 * total),
  })
  const named = new Map(facts.items.map((i) => [i.id, i]))
  const questions: AskedRow[] = plan.questions.map(({ key, row, candidates }) => ({
    key,
    sheet: row.sheet,
    row: row.row,
    code: row.code,
    name: row.part ? `${row.name}（${row.part}）` : row.name,
    basis: row.basis,
    candidates: candidates.map((c) => ({
      ...c,
      name: named.get(c.item)?.name ?? c.item,
      title: named.get(c.item)?.title ?? '',
    })),
  }))
  const faults = [...reading.faults, ...plan.faults].toSorted(
    (a, b) => Number(a.level === 'warning') - Number(b.level === 'warning') || a.row - b.row,
  )
  await putPages(folder, {
    ...(Object.fromEntries(
      fates.map((fate) => [fate, plan.rows.filter((r) => r.fate === fate)]),
    ) as Pick<Lists, (typeof fates)[number]>),
    questions,
    faults,
  })
  const batches = pages(plan.revisions, batchSize)
  for (const [n, batch] of batches.entries()) await folder.put(batchFile(n), JSON.stringify(batch))
  await folder.put('errors.xlsx', await errorBook(faults))
  await folder.put('questions.xlsx', await questionBook(questions))
  const summary: Summary = {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    encoding: file.encoding,
    sheets: [
      ...reading.sheets,
      ...file.sheets
        .filter((s) => s.hidden)
        .map((s) => ({
          name: s.name,
          rows: 0,
          columns: [],
          unknown: [],
          skipped: '隐藏的工作表，没有读',
        })),
    ],
    rows: reading.rows.length,
    counts: plan.counts,
    faults: faults.filter((f) => f.level === 'fault').length,
    warnings: faults.filter((f) => f.level === 'warning').length,
    questions: questions.length,
    wholly: plan.wholly,
    batches: batches.length,
    revisions: plan.revisions.length,
    basedOn,
  }
  await folder.put('summary.json', JSON.stringify(summary))
  progress(2 * total, 2 * total)
  return summary
}

/** Reads a staged list, matches it, and lays out beside it what an import would do; its answer is small. */
export const planTask: Task<{ dir: string; today: string }, Summary> = {
  name: 'catalogue.plan',
  run,
}
