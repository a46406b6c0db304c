import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { checkDuties, pointed } from '#rules/content/check-duties.ts'
import { duty } from '#rules/content/duty.ts'
import { facts, placeOf, root } from '#test/kit/content.ts'

const checklist = join(root, '../shared/reference/duties.md')
const packs = readdirSync(join(root, 'content/places'))
const rowsOf = (slug: string) => {
  const file = join(root, 'content/places', slug, 'duties.yaml')
  return existsSync(file) ? z.array(duty).parse(parse(readFileSync(file, 'utf8'))) : []
}
const all = packs.flatMap((slug) => rowsOf(slug).map((row) => ({ slug, ...row })))

/** Rows of kind M that the catalogue and its publication must show, besides every row of kind D. */
const asked = (
  'S0-3 S0-9 S0-10 S0-11 S0-14 S0-28 S0-33 S0-42 S1-2 S1-8 ' +
  'S1-10 S1-11 S1-32 S2-7 S2-17 S3-3 S3-4 S3-5 S3-6 S3-7 ' +
  'S3-9 S3-13 S4-1 S4-5 S4-6'
).split(' ')

describe('the duty checklist of each place', () => {
  it('every pack has one, of one source, and each row leads to something that is there', () => {
    for (const slug of packs) {
      const rows = rowsOf(slug)
      expect(rows.length, slug).toBeGreaterThan(5)
      expect(new Set(rows.map((row) => row.duty.slice(0, 2))).size, slug).toBe(1)
      const place = placeOf(slug)
      for (const pointer of rows.flatMap((row) => row.at))
        expect(pointed(place, pointer), `${slug} ${pointer}`).toBeDefined()
      for (const page of rows.flatMap((row) => row.pages))
        expect(page, slug).toMatch(/^\/([a-z0-9-]+\/)+$/)
    }
  })

  it.runIf(existsSync(checklist))(
    'no row of kind D, and no listed row of kind M, is missing',
    () => {
      const text = readFileSync(checklist, 'utf8')
      const lines = [
        ...text.matchAll(/^\| (S[0-4]-\d+[a-z]?(?:\(\d\))?) \|.*\| ([MDCK,—]+) \|[^|]*\|$/gm),
      ]
      expect(lines.length).toBeGreaterThan(100)
      const wanted = lines
        .filter(([, id = '', kind = '']) => kind.includes('D') || asked.includes(id))
        .map(([, id = '']) => id)
      expect(wanted).toEqual(expect.arrayContaining(asked))
      const written = new Set(all.map((row) => row.duty))
      expect(wanted.filter((id) => !written.has(id))).toEqual([])
    },
  )

  it('a pointer into nothing, and a row that is neither here nor excused, are refused', () => {
    const [place] = facts().places
    if (!place) throw new Error('no place')
    const nowhere = () => ({ file: 'content', path: '' })
    const row = duty.parse({ duty: 'S0-1', at: ['documents/nothing/status'] })
    expect(checkDuties([row, row], place, nowhere).map((f) => f.message)).toEqual([
      '“S0-1”重复',
      '资料里没有“documents/nothing/status”',
      '资料里没有“documents/nothing/status”',
    ])
    expect(duty.safeParse({ duty: 'S0-1' }).success).toBe(false)
    expect(
      duty.safeParse({ duty: 'S0-1', by: '已有', notApplicable: '不适用的原因' }).success,
    ).toBe(false)
  })
})
