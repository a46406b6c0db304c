import QRCode from 'qrcode'
import { expect, it } from 'vitest'
import { useWeb } from '#test/kit/browser.ts'
import { hurryTo, press, readReceipt, track } from '#test/kit/citizen.ts'
import { publicUrl } from '#test/kit/demo-folder.ts'
import { residueOf } from '#test/kit/residue.ts'

const web = useWeb({ LOG_LEVEL: 'debug' })

it('on-the-page 9: the QR code holds the number in the path and the secret behind #', async () => {
  const page = await web.reader()
  await hurryTo(page, 'check')
  await press(page, '提交')
  const { number, secret, words } = await readReceipt(page)
  const wanted = QRCode.create(`${publicUrl}/lingxi/track/${number}/#${secret}`, {
    errorCorrectionLevel: 'M',
  }).modules
  // The picture is read as a scanner reads it: dark or light in the middle of each module, with its quiet zone.
  const shown = await page.locator('.qr svg').evaluate((svg, size) => {
    const path = svg.querySelector('path[stroke]') as SVGGeometryElement
    const dark = (x: number, y: number) =>
      path.isPointInStroke(new DOMPoint(x + 4.5, y + 4.5) as unknown as DOMPointInit)
    return Array.from({ length: size * size }, (_, at) =>
      dark(at % size, Math.floor(at / size)) ? 1 : 0,
    )
  }, wanted.size)
  expect(shown).toEqual([...wanted.data].map(Number))
  const box = await page.locator('.qr svg').boundingBox()
  expect(box?.width).toBeGreaterThan(140)
  // Words are the other way to keep the secret: they open the case too.
  await track(page, { number, secret: words.join(' ') })
  expect(await page.locator('main').innerText()).toContain(number)
})

it('on-the-page 9: the secret is in no address, Referer or log, before and after it is used', async () => {
  const page = await web.reader()
  const said: string[] = []
  page.on('request', async (request) => {
    const headers: Record<string, string> = await request.allHeaders().catch(() => ({}))
    said.push(request.url(), headers['referer'] ?? '')
  })
  await hurryTo(page, 'check')
  await press(page, '提交')
  const { number, secret } = await readReceipt(page)

  await page.goto(`/lingxi/track/${number}/#${secret}`)
  expect(await page.getByLabel('查询码').inputValue()).toBe(secret)
  expect(page.url()).not.toContain(secret)
  await press(page, '查进度')
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('已收到，等待受理')
  await page.getByLabel('补充情况').fill('补充一句')
  await press(page, '发送')
  await page.getByRole('link', { name: '执法事项' }).first().click()
  await page.waitForLoadState()

  expect(said.length).toBeGreaterThan(10)
  const plain = secret.replaceAll('-', '')
  for (const mark of [secret, plain]) {
    expect(said.filter((text) => text.split('#')[0]?.includes(mark))).toEqual([])
    expect(residueOf(web.server, mark)).toEqual([])
  }
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(secret)
})

it('on-the-page 4: withdrawing says what it means, before and after', async () => {
  const page = await web.reader()
  await hurryTo(page, 'check')
  await press(page, '提交')
  await page.goto('/lingxi/track/case/')
  const sentence = '撤回只是不再答复您，涉嫌违法的仍会核查。'
  await page.getByText('撤回这件事').click()
  expect(await page.getByText(sentence).isVisible()).toBe(true)
  await press(page, '确定撤回')
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('已撤回')
  await page.getByRole('status').getByText(sentence).waitFor()
})

it('a wrong number and a wrong secret get the same words; leaving shuts the case', async () => {
  const page = await web.reader({ allow: [404, 422] })
  await hurryTo(page, 'check')
  await press(page, '提交')
  const { number, secret } = await readReceipt(page)
  const refused = async (n: string, s: string) => {
    await track(page, { number: n, secret: s })
    return page.locator('.error-summary').innerText()
  }
  const other = `${secret.startsWith('2') ? '3' : '2'}${secret.slice(1)}`
  expect(await refused(number, other)).toBe(await refused('LI-200101-AAAA-A', secret))
  await track(page, { number, secret })
  await press(page, '退出，不留在这台设备上')
  await page.goto('/lingxi/track/case/').catch(() => undefined)
  expect(page.url()).toContain('/lingxi/track/')
  expect(await page.locator('main').innerText()).not.toContain('夜间施工')
})
