import { describe, expect, it, test } from 'vitest'
import { brotli, enlarged, openOurs, scriptBytes } from '#test/bench/search-ours.ts'
import { facts, placeOf } from '#test/kit/content.ts'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#test/kit/content.ts'

const kB = 1_000
/** Page and style sheets of the search page, compressed; test/e2e/budget.test.ts weighs the real ones. */
const styles = readdirSync(join(root, 'site/styles'))
  .filter((name) => !/admin|print|chat|journey/.test(name))
  .map((name) => readFileSync(join(root, 'site/styles', name), 'utf8'))
  .join('')
const page = 4 * kB + brotli(styles, 11)

const queries = [
  '摆摊',
  '楼下烧烤油烟',
  '老板拖欠工资',
  '邻居半夜装修电钻吵',
  '狗',
  'zhandaojingying',
  'zdjy',
  '拖钱工资不给',
  '治安法 58条',
  '消防通道堵了怎么办',
]

describe('bytes until the first result (S0-9)', () => {
  test.each([
    [1_000, 60],
    [5_000, 100],
  ])(
    '%i items: at most %i kB over the wire, page and script too',
    { timeout: 300_000 },
    async (count, most) => {
      const script = await scriptBytes('site/scripts/search.ts')
      const opened = openOurs(enlarged(facts(), count), placeOf('lingxi'))
      for (const query of queries) {
        const { bytes, ids } = await opened.ask(query)
        expect(ids.length, query).toBeGreaterThan(0)
        expect(page + script + bytes, query).toBeLessThanOrEqual(most * kB)
      }
    },
  )

  it('the table of readings never reaches a browser', async () => {
    expect(await scriptBytes('site/scripts/search.ts')).toBeLessThan(20 * kB)
  })
})
