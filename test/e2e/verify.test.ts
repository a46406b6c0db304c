import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { desktop, useWeb } from '#test/kit/browser.ts'
import { track } from '#test/kit/citizen.ts'
import { facts, makeHouse } from '#test/kit/house.ts'
import { secretGroups } from '#rules/case/secret.ts'
import { noAnswers } from '#rules/journey/answers.ts'
import { noContact } from '#rules/journey/contact.ts'

const place = facts().places[0]?.slug ?? ''
const story = '楼下工地夜里打桩，吵得睡不着'
let held = { number: '', secret: '' }

/** A case that was taken in and sealed before the server opens. */
const web = useWeb({}, async (dir) => {
  const house = await makeHouse({
    settings: { DATA_DIR: join(dir, 'data'), KEY_DIR: join(dir, 'keys') },
  })
  const answers = {
    ...noAnswers,
    story,
    wish: 'check',
    area: 'unsure',
    time: 'unsure',
    nameMode: 'anonymous',
  } as const
  const told = { channel: 'api', answers, contact: noContact } as const
  const { number, secret } = await house.office.complaints.submit.sendWhole(place, told, null)
  held = { number, secret: secretGroups(secret) }
  await house.office.digests.sealToday()
  await house.dispose()
})

const verify = async (page: Page, buffer: Buffer) => {
  await page.goto(`/${place}/verify/`)
  await page.getByLabel('证明文件').setInputFiles({
    name: 'proof.json',
    mimeType: 'application/json',
    buffer,
  })
  await page.locator('[data-report]').waitFor()
  return page.locator('[data-report]').innerText()
}

describe('a citizen verifies the receipt without us (DESIGN §6.9, peers B4, S2-9, S3-14)', () => {
  it('takes the proof from the tracking page, and every line of it holds', async () => {
    const page = await web.reader({ size: desktop })
    // Pages over plain http by an address have none; nothing here may rest on it.
    await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }))
    await track(page, held)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载证明' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`proof-${held.number}.json`)
    const proof = await readFile(await download.path())
    const said = await verify(page, proof)
    expect(said).toContain('全部成立')
    expect(said).toContain('和公布的一致')
    expect(said).not.toMatch(/不成立|未核对/)
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-report'))).toBe(
      true,
    )
    expect(said).toContain(story)
    await page.getByText('锁定的全部内容').first().click()
    expect(await page.locator('[data-report] pre').first().innerText()).toContain(held.number)

    const changed = Buffer.from(proof.toString('utf8').replace('夜里', '白天'))
    expect(await verify(page, changed)).toContain('内容和当时锁定的不一样')
    expect(await verify(page, Buffer.from('{"a":1}'))).toContain('这不是证明文件')
  })

  it('the digest stands on its page and in its file, and is led to from the foot of every page', async () => {
    const page = await web.reader()
    await page.goto(`/${place}/`)
    await page.getByRole('link', { name: '存证', exact: true }).click()
    await page.getByRole('heading', { name: '每日存证', level: 1 }).waitFor()
    const root = await page.locator('[data-root]').first().innerText()
    expect(root).toMatch(/^[0-9a-f]{64}$/)
    await page.locator('.field-links a').first().click()
    const file = await page.request.get(
      (await page.getByRole('link', { name: 'JSON' }).getAttribute('href')) ?? '',
    )
    expect(await page.locator('main').innerText()).toContain(root)
    const { days } = (await file.json()) as { days: { root: string }[] }
    expect(days.map((day) => day.root)).toContain(root)
  })

  it('without scripts the page says how the command line does it', async () => {
    const page = await web.reader({ scripts: false })
    await page.goto(`/${place}/verify/`)
    const said = await page.locator('main').innerText()
    expect(said).toContain('没有打开 JavaScript')
    expect(said).toContain('shouwen -- verify')
    expect(await page.getByLabel('证明文件').isVisible()).toBe(false)
  })
})
