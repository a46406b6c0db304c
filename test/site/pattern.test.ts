import { escapeHTML } from 'astro/runtime/server/index.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fill, holed, nameless, patternOf, textsOf } from '../../site/pattern.ts'

type Page = { title: string; note: string | null; rows: string[] }
const attribute = (s: string) => s.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const script = (s: string) => JSON.stringify({ s }).replaceAll('<', '\\u003c')
/** A page as a template would make it: a text in an element, in an attribute and in JSON, in an order of its own. */
const pageOf = ({ title, note, rows }: Page, name: string): string =>
  [
    `<title>${escapeHTML(title)}</title><meta content="${attribute(title)}">`,
    `<script>${script(title)}</script><a href="/d/${name}/">`,
    note === null ? '<i>none</i>' : `<p>${escapeHTML(note)}</p>`,
    ...rows.map((row) => `<li title="${attribute(row)}">${escapeHTML(row)}`),
    `<b>${name}</b>`,
  ].join('')
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('', '&<"', '\u{F0000}0&<"\u{F0001}', nameless, '$1'),
)
const page = fc.record({
  title: text,
  note: fc.option(text),
  rows: fc.array(text, { maxLength: 4 }),
})

describe('pages filled in from a pattern (DESIGN §3)', () => {
  it('are to the letter what the template makes of the same texts', () => {
    fc.assert(
      fc.property(page, (p) => {
        const pattern = patternOf(pageOf(holed(p), nameless))
        if (!pattern) throw new Error('no pattern')
        expect(fill(pattern, textsOf(p).texts, 'id-1')).toBe(pageOf(p, 'id-1'))
      }),
    )
  })

  it('one pattern serves all pages with texts in the same places, and no other', () => {
    const key = (p: Page) => textsOf(p).key
    const one = { title: 'a', note: null, rows: ['b'] }
    expect(key({ title: 'x', note: null, rows: ['y'] })).toBe(key(one))
    expect(key({ ...one, note: 'n' })).not.toBe(key(one))
    expect(key({ ...one, rows: ['b', 'c'] })).not.toBe(key(one))
    expect(key({ ...one, rows: [''] })).not.toBe(key(one))
    expect(textsOf({ demo: true }).key).not.toBe(textsOf({ demo: false }).key)
  })

  it('there is no pattern where a text stands unescaped, or escaped in a way that is not known', () => {
    const { title } = holed({ title: 'a' })
    expect(patternOf(`<p>${title}</p>`)).toBeNull()
    expect(patternOf(`<p>${escapeHTML(escapeHTML(title))}</p>`)).toBeNull()
    expect(patternOf(`<p>${title.replaceAll('&', '%26')}</p>`)).toBeNull()
    expect(patternOf(`<p>${escapeHTML(title)}</p>`)).not.toBeNull()
  })
})
