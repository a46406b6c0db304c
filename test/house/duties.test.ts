import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dutiesDoc, dutiesNamed } from '#test/kit/duties-doc.ts'
import { root } from '#test/kit/house.ts'

const checklist = join(root, '../shared/reference/duties.md')

/**
 * Rows of kind M that no test names yet: inspection plans and random draws, the switch-over of bodies. One that gets its test is taken from here.
 */
const open = new Set('S0-41 S1-16 S2-19'.split(' '))

describe('duties are named by tests', () => {
  const named = dutiesNamed()

  it('the ones of cases, clocks, transfers, disputes, replies and staff are among them', () => {
    const core =
      'S0-12 S0-13 S0-15 S0-18 S0-23 S0-24 S0-25 S0-27 S0-31 S0-38 S1-6 S1-7 S1-12 S1-14 S1-15 S1-17 S1-18 ' +
      'S1-19 S1-20(3) S1-20(4) S1-20(5) S1-20(7) S1-23 S1-25 S1-26 S1-28 S2-5 S2-9 S2-11b S2-16 S3-10b ' +
      'S3-14 S3-15 S4-1 S4-8 S4-9 S4-12 S4-13 S4-14'
    expect(core.split(' ').filter((id) => !named.has(id))).toEqual([])
  })

  it.runIf(existsSync(checklist))('no other row of kind M is without a test', () => {
    const lines = readFileSync(checklist, 'utf8').matchAll(
      /^\| (S[0-4]-\d+[a-z]?(?:\(\d\))?) \|.*\| ([MDCK,—]+) \|[^|]*\|$/gm,
    )
    const behaviour = [...lines].filter(([, , kind = '']) => kind.includes('M'))
    expect(behaviour.length).toBeGreaterThan(60)
    const missing = behaviour.map(([, id = '']) => id).filter((id) => !named.has(id))
    expect(missing.filter((id) => !open.has(id))).toEqual([])
  })

  it('the page has a row for each, in order, and leads to files that are there', () => {
    const page = dutiesDoc()
    for (const id of named.keys()) expect(page).toContain(`- ${id}: `)
    expect(page.indexOf('- S1-2: ')).toBeLessThan(page.indexOf('- S1-10: '))
    const files = [...page.matchAll(/\]\(\.\.\/(test\/[^)]+)\)/g)].map(([, file = '']) => file)
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })
})
