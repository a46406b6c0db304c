import { describe, expect, it } from 'vitest'
import { facts } from '#test/kit/content.ts'

const { procedures, clocks, hotlines, specials } = facts()

describe('procedures', () => {
  it('S3-13 S0-33: ordinary, simple, compulsory measures, and compulsory enforcement', () => {
    expect(procedures.map((p) => p.id)).toEqual(['simple', 'ordinary', 'compulsion', 'enforcement'])
  })

  it('every step cites an article, or says that a place’s own document settles it', () => {
    for (const p of procedures)
      for (const step of p.steps)
        expect(step.source, `${p.id}/${step.id}`).toMatch(
          /第[一二三四五六七八九十百]+条|各辖区的实施文件/,
        )
  })

  it('can always come to an end: from every step a last one is reached', () => {
    for (const p of procedures) {
      const ends = new Set(p.steps.filter((s) => s.next.length === 0).map((s) => s.id))
      for (let grown = true; grown;) {
        const before = ends.size
        for (const s of p.steps) if (s.next.some((n) => ends.has(n.to))) ends.add(s.id)
        grown = ends.size > before
      }
      expect(
        p.steps.filter((s) => !ends.has(s.id)).map((s) => s.id),
        p.id,
      ).toEqual([])
    }
  })

  const ways = (id: string, from: string, without: string): string[] => {
    const p = procedures.find((x) => x.id === id)
    const seen = new Set<string>()
    const queue = [from]
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      if (seen.has(at) || at === without) continue
      seen.add(at)
      queue.push(...(p?.steps.find((s) => s.id === at)?.next.map((n) => n.to) ?? []))
    }
    return [...seen]
  }

  it.each(['filing', 'investigate', 'notify', 'legal-review'])(
    '行政处罚法 44, 54, 58: no way to an ordinary decision around «%s»',
    (gate) => expect(ways('ordinary', 'clue', gate)).not.toContain('decide'),
  )
  it('行政强制法 18, 24: nothing is kept without notice on site and papers', () => {
    for (const gate of ['site', 'tell', 'document'])
      expect(ways('compulsion', 'need', gate), gate).not.toContain('keep')
  })
  it('S0-22: two officers, the licence and legal review are said', () => {
    const text = (id: string, step: string) =>
      procedures.find((p) => p.id === id)?.steps.find((s) => s.id === step)?.text ?? ''
    expect(text('ordinary', 'investigate')).toMatch(/两名.*证件/)
    expect(text('compulsion', 'site')).toMatch(/两名.*证件/)
    expect(text('ordinary', 'legal-review')).toContain('审核人不是承办人')
  })
})

describe('clocks', () => {
  it('二、三、五、七日 of 行政处罚法 are working days (行政处罚法 85), all others of it are not', () => {
    for (const c of clocks.filter((x) => x.source.startsWith('行政处罚法')))
      expect(c.unit === 'working', c.id).toBe([2, 3, 5, 7].includes(c.length))
  })
  it('every statutory one names an article or a numbered document', () => {
    for (const c of clocks)
      expect(c.source, c.id).toMatch(/第[一二三四五六七八九十百]+条|〔\d{4}〕\d+号/)
  })
  it('none of the petition or market-supervision limits is a default here', () => {
    for (const c of clocks) expect(c.source).not.toMatch(/信访|市场监督/)
  })
})

describe('hotlines and special kinds', () => {
  it('on-the-page 13: the national numbers are there, each with a source', () => {
    for (const number of ['12345', '12388', '110', '119', '120', '12348'])
      expect(hotlines.find((h) => h.number === number)?.source, number).toBeTruthy()
  })
  it('one row for every kind; danger shows its numbers first', () => {
    expect(specials).toHaveLength(10)
    expect(specials.find((s) => s.kind === 'emergency')?.hotlines[0]).toBe('119')
    expect(specials.find((s) => s.kind === 'discipline')?.hotlines).toContain('12388')
  })
})
