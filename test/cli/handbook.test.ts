import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayAt } from '#rules/clocks/day.ts'
import { itemsOf } from '#rules/place/counts.ts'
import { powerOf, seven } from '#rules/opendata/power.ts'
import { sheetFields } from '#rules/publish/data-pages.ts'
import { facts } from '#test/kit/house.ts'
import { pdfText } from '#test/kit/pdf-text.ts'
import { runBuilt } from '#test/kit/run-built.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'shouwen-handbook-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const place = facts().places[0]!
const env = () => ({ DATA_DIR: join(dir, 'data'), KEY_DIR: join(dir, 'keys') })
const make = async (name: string, ...args: string[]) => {
  const out = join(dir, name)
  const ran = await runBuilt(['handbook', '--place', place.slug, '--out', out, ...args], env())
  return { ...ran, out }
}
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')
const textOf = (html: string): string =>
  plain(
    html
      .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
      .replace(/<[^>]+>/g, '')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&'),
  )
/** The field with the fewest matters: a sheet that prints in a moment. */
const small = () => {
  const all = itemsOf(place, facts().items, dayAt(Date.now()))
  const [field = ''] = sheetFields(facts(), place).toSorted(
    (a, b) => all.filter((i) => i.field === a).length - all.filter((i) => i.field === b).length,
  )
  const items = all.filter((i) => i.field === field)
  return { field, powers: items.map((i) => powerOf(facts(), place, i, dayAt(Date.now()))) }
}

describe('command handbook', () => {
  it('writes the whole handbook as one page that needs no other file', async () => {
    const { code, err, out } = await make('all.html')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const html = readFileSync(out, 'utf8')
    expect(html).not.toMatch(/<link|<script(?! type="application\/ld)|src="|url\((?!#|data:)/)
    const text = textOf(html)
    const items = itemsOf(place, facts().items, dayAt(Date.now()))
    expect(items.filter((i) => !text.includes(plain(i.name))).map((i) => i.id)).toEqual([])
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    expect(links.length).toBeGreaterThan(items.length)
    expect(links.filter((id) => !ids.has(id!))).toEqual([])
    expect(html.split('class="power"').length).toBe(items.length + 1)
  })

  it('S1-11: the notice board on A3, as PDF, says all seven of each matter, with edition and demo', async () => {
    const { field, powers } = small()
    const { code, err, out } = await make('b.pdf', '--board', '--paper', 'A3', '--field', field)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const { pages, sizes } = await pdfText(readFileSync(out))
    expect(new Set(sizes)).toEqual(new Set(['1191x842']))
    const text = pages.join('')
    for (const power of powers)
      for (const [key, name] of seven)
        for (const line of power[key]) expect(text, `${power.id} ${name}`).toContain(plain(line))
    for (const [, name] of seven) expect(text).toContain(name)
    for (const said of [facts().version, '演示站点', '首问单位', '对处罚不服', '按什么程序'])
      expect(text).toContain(said)
  })

  it('the handbook on A4 says who acts, basis, range, boundary, and contact «未公布»', async () => {
    const { field, powers } = small()
    const { code, out } = await make('h.pdf', '--field', field)
    expect(code).toBe(0)
    const { pages, sizes } = await pdfText(readFileSync(out))
    expect(new Set(sizes)).toEqual(new Set(['595x842']))
    const text = pages.join('')
    for (const power of powers)
      for (const line of [...power.basis, ...power.range, ...power.authority, power.supervises])
        expect(text, power.id).toContain(plain(line))
    if (powers.some((p) => p.contact.every((c) => !c.phone))) expect(text).toContain('未公布')
  })

  it('without a Chromium it says what to do; wrong words are told', async () => {
    const none = await make('x.pdf', '--chromium', '/nowhere/chromium')
    expect(none.code).toBe(1)
    expect(none.err).toContain('另存为 PDF')
    expect((await make('x.txt')).code).toBe(2)
    expect((await make('x.html', '--paper', 'A5')).code).toBe(2)
    expect((await make('x.html', '--field', 'nothing')).err).toContain('没有这个领域')
  })

  it('the reader of PDFs of these tests is no echo: another file has another text', async () => {
    const page = join(dir, 'p.html')
    writeFileSync(page, '<meta charset="utf-8"><p>只有这一句。</p>')
    const { chromiumPrint, findChromium } = await import('#api/outside/paper.ts')
    const chromium = findChromium(process.env['CHROME_PATH'])
    if (!chromium) throw new Error('no Chromium')
    await chromiumPrint(chromium)(`file://${page}`, join(dir, 'p.pdf'))
    expect((await pdfText(readFileSync(join(dir, 'p.pdf')))).pages).toEqual(['只有这一句。'])
  })
})
