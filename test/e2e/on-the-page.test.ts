import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { facts, root } from '#test/kit/content.ts'
import { newDemoFolder, publicUrl } from '#test/kit/demo-folder.ts'
import { openData } from '#test/kit/residue.ts'
import { allPublished, fetchPage, type Page } from '#test/kit/reading.ts'
import { startServer, type Server } from '#test/kit/server.ts'

const banner = '演示站点，不是政府网站。您提交的内容不会送到任何机关。反映问题请打12345'
const noindex = /<meta name="robots" content="noindex/
const live = ['complain/', 'chat/', 'clue/', 'track/', 'find/?q=1', 'complain/cleared/']
let server: Server
let dir: string
let pages: Page[]
const of = (part: RegExp): Page[] => pages.filter((p) => part.test(p.path))

beforeAll(async () => {
  dir = await newDemoFolder()
  server = await startServer({ dir, env: { PUBLIC_URL: publicUrl } })
  pages = allPublished(dir)
})
afterAll(async () => {
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
})

describe('on-the-page 1: the demonstration', () => {
  it('every page says that this is no government site, and none may be indexed', async () => {
    expect(pages.length).toBeGreaterThan(300)
    const others = await Promise.all(
      [...live.map((path) => `/lingxi/${path}`), '/nowhere/', '/lingxi/nowhere/'].map((path) =>
        fetchPage(server.url, path),
      ),
    )
    const silent = [...pages, ...others].filter(
      (p) => !p.text.includes(banner) || !noindex.test(p.html),
    )
    expect(silent.map((p) => p.path)).toEqual([])
  })

  it('the desk says it too', async () => {
    const { text, html } = await fetchPage(server.url, '/admin/sign-in/')
    expect(text).toContain('演示站点，不是政府网站')
    expect(html).toMatch(noindex)
  })

  it('with an owner and a site code the sentence is gone, and the pages may be found', async () => {
    const home = mkdtempSync(join(tmpdir(), 'shouwen-owned-'))
    const env = { SITE_OWNER: '演示主办单位', SITE_ID_CODE: '1234567890' }
    const owned = await startServer({ dir: home, env })
    const item = of(/\/items\/[^/]+\//)[0]?.path ?? ''
    const read = ['/', '/lingxi/', item, '/lingxi/decisions/', ...live.map((p) => `/lingxi/${p}`)]
    const seen = await Promise.all(read.map((path) => fetchPage(owned.url, path)))
    await owned.stop()
    rmSync(home, { recursive: true, force: true })
    expect(seen.filter((p) => p.text.includes('演示站点')).map((p) => p.path)).toEqual([])
    expect(seen.slice(0, 4).filter((p) => noindex.test(p.html))).toEqual([])
    expect(seen[0]?.text).toContain('演示主办单位')
    // What a citizen fills in is never indexed.
    expect(seen.slice(4).filter((p) => !noindex.test(p.html))).toEqual([])
  })

  it('an office refuses the data of a demonstration, and passwords are random for each folder', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'shouwen-office-'))
    cpSync(dir, copy, { recursive: true })
    await expect(startServer({ dir: copy, env: { MODE: 'office' } })).rejects.toThrow(/演示/)
    rmSync(copy, { recursive: true, force: true })
    const passwords = [...server.printed().matchAll(/^ {2}\S+\t(\S+)\t/gm)].map((m) => m[1] ?? '')
    expect(new Set(passwords).size).toBe(passwords.length)
    const database = readFileSync(join(dir, 'data/shouwen.db'))
    expect(passwords.filter((p) => p.length < 16 || database.includes(p))).toEqual([])
  })
})

it('on-the-page 2: each item says what its range means, whom to turn to, and how old its law is', () => {
  const items = of(/^\/lingxi\/items\/[^/]+\/$/)
  expect(items.length).toBeGreaterThanOrEqual(120)
  const faults = items.flatMap(({ path, text }) => {
    const item = facts().items.find((i) => path.endsWith(`/${i.id}/`))
    const notes = facts().laws.filter((l) => item?.basis.some((b) => b.law === l.title) && l.note)
    const wanted = [
      `幅度是法律规定的范围，具体处罚由执法机关依裁量基准决定。本页是便民整理，以法律原文和公告为准（核对日期${item?.checkedOn}）。`,
      '日常监管找谁',
      '处罚找谁',
      '紧急找谁',
      ...notes.map((l) => l.note ?? ''),
    ]
    return wanted.filter((w) => !text.includes(w)).map((w) => `${path}: ${w}`)
  })
  expect(faults).toEqual([])
  expect(items.some((p) => p.text.includes('地方法规文本截至2021年12月，正在核对'))).toBe(true)
})

it('on-the-page 5: every limit shown has its standing and its source; what is internal is not shown', () => {
  const { text } = of(/^\/lingxi\/deadlines\/$/)[0] ?? { text: '' }
  const place = facts().places.find((p) => p.slug === 'lingxi')
  const clocks = [...facts().clocks, ...(place?.clocks ?? [])]
  expect(clocks.length).toBeGreaterThan(5)
  for (const clock of clocks.filter((c) => c.standing !== 'internal')) {
    if (place?.clocks.some((own) => own.id === clock.id && own !== clock)) continue
    expect(text).toContain(clock.name.replace(/\s+/g, ''))
    expect(text).toContain(clock.source.replace(/\s+/g, ''))
  }
  expect(text).not.toContain('内部提醒')
  expect(text).toContain('本地没有公布答复期限')
})

describe('on-the-page 10: decisions', () => {
  it('say how to object, without a calendar date, and name the review body of the place', () => {
    const shown = of(/^\/lingxi\/decisions\/[0-9a-f-]{36}\/$/).filter((p) => !p.gone)
    expect(shown.length).toBeGreaterThan(3)
    for (const { path, text } of shown) {
      const after = text.slice(text.lastIndexOf('对决定不服'))
      for (const said of ['60日内', '申请行政复议', '当场作出的处罚', '先', '一般不停止执行'])
        expect(after, path).toContain(said)
      expect(after.slice(0, after.indexOf('不会用')), path).not.toMatch(/\d{4}[-年]\d{1,2}[-月]\d/)
      expect(after, path).toMatch(/县人民政府|以决定书写明的机关为准/)
    }
    expect(shown.some((p) => p.text.includes('向县人民政府申请行政复议'))).toBe(true)
  })
})

it('on-the-page 11: no page sums up fines or ranks by penalties', () => {
  const data = openData(server)
  const { sum } = data.prepare('select sum(fine_fen) as sum from decisions').get() as {
    sum: number
  }
  data.close()
  expect(sum).toBeGreaterThan(0)
  const ranking = /(罚款|罚没|处罚)[^，。；]{0,6}(总额|总计|合计|累计|排名|排行|榜|最多的)/
  const total = new RegExp(`(^|\\D)${sum / 100}元|${(sum / 100).toLocaleString('en')}元`)
  const faults = pages.filter((p) => ranking.test(p.text) || total.test(p.text))
  expect(faults.map((p) => [p.path, ranking.exec(p.text)?.[0] ?? total.exec(p.text)?.[0]])).toEqual(
    [],
  )
})

it('on-the-page 13: every number to call is a national line with a source, or one that the place has published', () => {
  const lines = facts().hotlines
  expect(lines.filter((h) => h.source.length < 4)).toEqual([])
  const known = new Set([
    ...lines.map((h) => h.number),
    ...facts().places.flatMap((p) => p.bodies.flatMap((b) => b.phone ?? [])),
  ])
  const called = pages.flatMap((p) =>
    [...p.html.matchAll(/href="tel:([^"]+)"/g)].map((m) => m[1] ?? ''),
  )
  expect(called.length).toBeGreaterThan(300)
  expect([...new Set(called)].filter((n) => !known.has(n))).toEqual([])
  const written = pages.flatMap(
    (p) => p.text.match(/(?<![\d.-])(12[345]\d\d|1[12]\d)(?=[、，。：）；]|$)/g) ?? [],
  )
  expect([...new Set(written)].filter((n) => !known.has(n))).toEqual([])
  expect(readFileSync(join(root, 'content/common/hotlines.yaml'), 'utf8')).toContain('12345')
})
