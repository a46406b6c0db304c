import { expect, it } from 'vitest'
import { useWeb } from '#test/kit/browser.ts'
import { listed } from '#test/kit/finding.ts'
import { weigh } from '#test/kit/weight.ts'

const web = useWeb()
const kB = 1_000

it('the home page of a place takes at most 100 kB over the wire', async () => {
  const page = await web.reader()
  const weighed = await weigh(page)
  await page.goto('/lingxi/', { waitUntil: 'networkidle' })
  const { bytes, parts } = weighed()
  expect(bytes, parts.join('\n')).toBeLessThanOrEqual(100 * kB)
  expect(bytes).toBeGreaterThan(5 * kB)
})

it.each(['摆摊', '楼下烧烤油烟', '老板拖欠工资', '拖钱工资', 'zdjy', '治安法 58条'])(
  'until the first result of a search for %s at most 60 kB travel',
  async (query) => {
    const page = await web.reader()
    const weighed = await weigh(page)
    await page.goto(`/lingxi/search/?q=${encodeURIComponent(query)}`)
    expect((await listed(page)).hits.length).toBeGreaterThan(0)
    await page.waitForLoadState('networkidle')
    const { bytes, parts } = weighed()
    expect(bytes, parts.join('\n')).toBeLessThanOrEqual(60 * kB)
  },
)
