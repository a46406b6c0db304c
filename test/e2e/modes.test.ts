import { describe, expect, it } from 'vitest'
import { useWeb } from '#test/kit/browser.ts'

const web = useWeb()

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('长辈版 and 高对比, %s (conventions 1.7)', (_name, scripts) => {
  it('stand on the home page, are remembered from page to page, and lead back', async () => {
    const page = await web.reader({ scripts })
    const mode = () => page.locator('html').getAttribute('data-mode')
    const press = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).click()
      await page.waitForLoadState()
    }
    await page.goto('/lingxi/')
    expect(await mode()).toBe('standard')
    await press('长辈版')
    expect(await mode()).toBe('elder')
    expect(new URL(page.url()).pathname).toBe('/lingxi/')
    // A published page, a live one and the desk alike.
    for (const path of ['/lingxi/items/', '/lingxi/complain/', '/lingxi/find/?q=1', '/admin/']) {
      await page.goto(path)
      expect(await mode(), path).toBe('elder')
    }
    await page.goto('/lingxi/items/')
    await press('高对比')
    expect(await mode()).toBe('elder contrast')
    await press('退出长辈版')
    expect(await mode()).toBe('contrast')
    await press('退出高对比')
    await page.goto('/lingxi/')
    expect(await mode()).toBe('standard')
  })
})
