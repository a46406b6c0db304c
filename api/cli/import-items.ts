import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDeps } from '#api/http/deps.ts'
import { readSettings } from '#api/http/settings.ts'
import { readChoices } from '#api/office/catalogue/choices.ts'
import { type Lists, obstacles, pageFile, type Summary } from '#api/office/catalogue/draft.ts'
import { createPrepare } from '#api/office/catalogue/prepare.ts'
import { createTake } from '#api/office/catalogue/take.ts'
import type { Deps } from '#api/office/deps.ts'
import { openStaging, type StagedFolder } from '#api/outside/staging.ts'
import { fateNames, fates } from '#rules/catalogue-import/difference.ts'
import { fateOf } from './import-words.ts'
import { bar } from './bar.ts'
import type { Io } from './command.ts'
import { itemsUsage } from './import-usage.ts'

const options = {
  place: { type: 'string' },
  number: { type: 'string' },
  on: { type: 'string' },
  title: { type: 'string' },
  from: { type: 'string' },
  partial: { type: 'boolean', default: false },
  area: { type: 'string' },
  owner: { type: 'string' },
  decisions: { type: 'string' },
  'rest-alone': { type: 'boolean', default: false },
  errors: { type: 'string' },
  questions: { type: 'string' },
  by: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  undo: { type: 'boolean', default: false },
} as const

async function* every<L extends keyof Lists>(
  folder: StagedFolder,
  list: L,
): AsyncGenerator<Lists[L][number]> {
  for (let page = 0; ; page += 1) {
    const rows = await folder.json<Lists[L]>(pageFile(list, page))
    if (!rows?.length) return
    yield* rows
  }
}

async function print(folder: StagedFolder, summary: Summary, io: Io): Promise<void> {
  for (const sheet of summary.sheets) {
    const columns = sheet.columns.map((c) => c.label).join('、')
    io.stdout.write(
      `工作表“${sheet.name}”：${sheet.skipped ?? `${sheet.rows} 行，认得的列：${columns}`}\n`,
    )
    if (sheet.unknown.length) io.stdout.write(`  不认得的列，没有读：${sheet.unknown.join('、')}\n`)
  }
  for await (const f of every(folder, 'faults'))
    io.stderr.write(
      `${f.sheet} 第 ${f.row} 行${f.level === 'fault' ? '错误' : '提醒'}：${f.say}（${f.name}）\n`,
    )
  for await (const q of every(folder, 'questions')) {
    io.stdout.write(`要选定 ${q.sheet} 第 ${q.row} 行 ${q.name}（键 ${q.key}）\n`)
    for (const c of q.candidates)
      io.stdout.write(`    ${c.item} ${c.name} ${Math.round(c.score * 100)}%\n`)
  }
  for (const fate of fates)
    if (fate !== 'same')
      for await (const row of every(folder, fate)) io.stdout.write(`${fateOf(row)}\n`)
  const { counts } = summary
  io.stdout.write(
    `${fates.map((f) => `${fateNames[f]} ${counts[f]}`).join('，')}；对应本站事项 ${counts.linked}，只在清单 ${counts.alone}；错误 ${summary.faults}，提醒 ${summary.warnings}\n`,
  )
}

async function staffOf(
  deps: Omit<Deps, 'publish'>,
  place: string,
  login: string | undefined,
): Promise<string | null> {
  if (login === undefined) return null
  const row = await deps.store.read.staff.byLogin(login.trim().toLowerCase())
  if (!row || row.disabled || row.place !== place)
    throw new Error(`辖区“${place}”没有登录名“${login}”的在用账号`)
  return row.id
}

/** `shouwen import items`: an official list of any length; 0 taken, 1 not taken, 2 wrong arguments. */
export async function importItems(args: string[], io: Io, env: NodeJS.ProcessEnv): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const { place } = values
  const [path] = positionals
  if (!place || (!values.undo && !path)) {
    io.stderr.write(`${itemsUsage}\n`)
    return 2
  }
  const settings = readSettings(env)
  const deps: Deps = { ...(await openDeps(settings)), publish: () => undefined }
  const staging = openStaging(join(settings.dataDir, 'imports'))
  let staged: string | undefined
  try {
    const by = await staffOf(deps, place, values.by)
    const take = createTake(deps)
    if (values.undo || !path) {
      const undone = await take.undo(place, by)
      io.stdout.write(`已撤销“${undone.fileName}”的导入，目录回到导入以前\n`)
      return 0
    }
    staged = await staging.create()
    const folder = staging.folder(staged)
    const { number = '', on = '', title = '', from, area, owner } = values
    const prepare = createPrepare(deps)
    const wanted = {
      place,
      by,
      fileName: basename(path),
      number,
      on,
      title,
      from,
      area,
      owner,
      complete: !values.partial,
    }
    const draft = await prepare.stage(folder, wanted, new Uint8Array(readFileSync(path)))
    if (values.decisions) {
      const choices = await readChoices(new Uint8Array(readFileSync(values.decisions)))
      await folder.put('choices.json', JSON.stringify(choices))
    }
    const summary = await prepare.plan(folder, bar(io, '核对'))
    await print(folder, summary, io)
    for (const [name, to] of [
      ['errors.xlsx', values.errors],
      ['questions.xlsx', values.questions],
    ] as const) {
      const book = to === undefined ? undefined : await folder.get(name)
      if (to !== undefined && book) writeFileSync(to, book)
    }
    const wrong = obstacles(draft, summary, values['rest-alone'])
    for (const why of wrong) io.stderr.write(`不能导入：${why}\n`)
    if (wrong.length > 0) return summary.revisions === 0 && summary.faults === 0 ? 0 : 1
    if (values['dry-run']) {
      io.stdout.write('只试读，没有写入。\n')
      return 0
    }
    await take.commit(folder, { undecidedAlone: values['rest-alone'] }, bar(io, '写入'))
    io.stdout.write(
      `已导入，依据 ${draft.announcement.number}，${draft.from} 起生效。公开页面随后更新。\n`,
    )
    return 0
  } finally {
    if (staged !== undefined) await staging.drop(staged)
    await deps.store.close()
  }
}
