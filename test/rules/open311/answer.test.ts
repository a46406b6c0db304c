import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { formatOf, list, toJson, toXml } from '#rules/open311/answer.ts'
import { readMoment, writeMoment } from '#rules/open311/time.ts'

const textOf = (xml: string): string => {
  let text = ''
  let depth = 0
  const parser = new SaxesParser()
  parser.on('opentag', () => void (depth += 1))
  parser.on('closetag', () => void (depth -= 1))
  parser.on('error', (error) => {
    throw error
  })
  parser.on('text', (t) => void (text += depth === 2 ? t : ''))
  parser.write(xml).close()
  return text
}

test('any text comes back out of the XML, but for signs that XML 1.0 has not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const kept = text
        // eslint-disable-next-line no-control-regex
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
        .replace(/\r\n?/g, '\n')
      expect(textOf(toXml('a', { b: text }))).toBe(kept)
    }),
  )
})

test('one value in both formats (the Spark convention)', () => {
  const value = list('service', [
    { code: 'a', on: true, none: null, tags: list('tag', ['x', 'y']) },
  ])
  expect(toXml('services', value)).toContain(
    '<services><service><code>a</code><on>true</on><none/><tags><tag>x</tag><tag>y</tag></tags></service></services>',
  )
  expect(toJson(value)).toBe('[{"code":"a","on":true,"none":null,"tags":["x","y"]}]')
  expect(toXml('services', list('service', []))).toContain('<services/>')
})

test('the format: the ending first, then Accept, else XML', () => {
  expect(formatOf('/a.json')).toBe('json')
  expect(formatOf('/a.xml', 'application/json')).toBe('xml')
  expect(formatOf('/a', 'application/json')).toBe('json')
  expect(formatOf('/a', '*/*')).toBe('xml')
})

test('moments: W3C note, in any zone and back; what is none is none', () => {
  expect(readMoment('1994-11-05T08:15:30-05:00')).toBe(Date.UTC(1994, 10, 5, 13, 15, 30))
  expect(readMoment('1994-11-05T13:15:30Z')).toBe(Date.UTC(1994, 10, 5, 13, 15, 30))
  expect(readMoment('2026-05-06T00:00:00 08:00')).toBe(Date.UTC(2026, 4, 5, 16))
  for (const wrong of ['', '2026-05-06', '2026-05-06T00:00:00', '2026-02-30T00:00:00Z', 'x'])
    expect(readMoment(wrong), wrong).toBeNull()
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
      expect(readMoment(writeMoment(seconds * 1000))).toBe(seconds * 1000)
    }),
  )
})
