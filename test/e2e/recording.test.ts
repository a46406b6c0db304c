import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { desktop, launchBrowser, openReader, useWeb } from '#test/kit/browser.ts'
import { signIn } from '#test/kit/demo-staff.ts'

const web = useWeb()
/** One with a microphone that hums, and that asks nobody. */
let spoken: Browser
beforeAll(async () => {
  spoken = await launchBrowser([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ])
})
afterAll(() => spoken?.close())

it('A4.8: a story is spoken instead of typed; a person at the desk listens', async () => {
  const { context, page, faults } = await openReader(spoken, web.server)
  await page.goto('/lingxi/chat/')
  await page.getByText('传照片、文件，或者用录音代替打字').click()
  await page.getByRole('button', { name: '开始录音' }).click()
  await page.getByText('正在录音，最长两分钟。').waitFor()
  await page.waitForTimeout(1500)
  await page.getByRole('button', { name: '录完了' }).click()
  await page.getByText('录好了，点“上传”交给工作人员听').waitFor()
  await page.getByRole('button', { name: '上传', exact: true }).click()
  await page.getByText('录音.webm').first().waitFor()

  const say = async (line: string) => {
    const before = await page.locator('[data-chat] li').count()
    await page.getByLabel('您说').fill(line)
    await page.getByRole('button', { name: '发送', exact: true }).click()
    await page
      .locator('[data-chat] li')
      .nth(before + 1)
      .waitFor()
  }
  for (const line of ['去查一查', '灵溪镇', '演示路12号', '今天', '没有', '匿名']) await say(line)
  await page.getByRole('button', { name: '提交' }).click()
  await page.waitForURL(/\/receipt\//)
  const number = /LI-\d{6}-[0-9A-Z]+-[0-9A-Z]/.exec(await page.locator('main').innerText())?.[0]
  await context.close()
  expect(faults).toEqual([])

  const kept = readdirSync(join(web.server.dir, 'data/files'), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((f) => f.isFile())
    .map((f) => readFileSync(join(f.parentPath, f.name)))
  // EBML, the opening of every .webm file.
  expect(kept.some((bytes) => bytes.readUInt32BE(0) === 0x1a45dfa3)).toBe(true)

  const clerk = await web.reader({ size: desktop })
  await signIn(clerk, web.server, 'lingxi-clerk')
  await clerk
    .getByRole('link', { name: number ?? '' })
    .first()
    .click()
  await clerk.getByRole('link', { name: /录音\.webm/ }).click()
  const sound = clerk.locator('audio')
  await sound.waitFor()
  expect(await sound.evaluate((e) => (e as HTMLAudioElement).controls)).toBe(true)
  await sound.evaluate((e) => (e as HTMLAudioElement).load())
  await sound.evaluate((e) => void (e as HTMLAudioElement).play())
  await expect
    .poll(() => sound.evaluate((e) => (e as HTMLAudioElement).readyState))
    .toBeGreaterThan(0)
})
