import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { creditCodeHolds } from '#rules/decisions/values.ts'
import { desktop, useWeb } from '#test/kit/browser.ts'
import { signIn } from '#test/kit/demo-staff.ts'
import { bytesOf, residueOf } from '#test/kit/residue.ts'

const web = useWeb()
/** A made-up code whose check digit is right (GB 32100). */
const code = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
  .map((last) => `91000000DEM0000X0${last}`)
  .find(creditCodeHolds)
const csv = [
  '行政相对人名称,行政相对人类别,统一社会信用代码,法定代表人,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额（万元）,处罚决定日期,处罚机关',
  '王铁柱,自然人,,,演示〔2026〕901号,演示：露天烧垃圾,演示数据,《浙江省城市市容和环境卫生管理条例》第三十二条,罚款,罚款200元,0.02,2026-09-10,灵溪镇人民政府',
  '李四妹小吃店,个体工商户,,,演示〔2026〕902号,演示：乱倒脏水,演示数据,《浙江省城市市容和环境卫生管理条例》第三十二条,罚款,罚款100元,0.01,2026-09-11,灵溪镇人民政府',
  `演示建设有限公司,法人及非法人组织,${code},赵法定,演示〔2026〕903号,演示：乱倒渣土,演示数据,《浙江省城市市容和环境卫生管理条例》第三十二条,罚款,罚款5000元,0.5,2026-09-12,灵溪镇人民政府`,
].join('\n')

/** Pages follow behind the desk's answer. */
const patient = { timeout: 90_000 }

/** What a file says, also a compressed twin. */
const plainOf = (file: string): Buffer => {
  const bytes = bytesOf(file)
  if (bytes.length === 0) return bytes
  return file.endsWith('.br')
    ? brotliDecompressSync(bytes)
    : file.endsWith('.gz')
      ? gunzipSync(bytes)
      : bytes
}
const published = (name: string): string[] => {
  const root = join(web.server.dir, 'data/public')
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name))
    .filter((f) => plainOf(f).includes(name))
}
const done = (page: Page, words: RegExp) => page.getByRole('status').getByText(words).waitFor()
const openDraft = async (page: Page, number: string) => {
  await page.goto('/admin/decisions/')
  await page.getByRole('link', { name: number }).first().click()
  await page.waitForURL(/\/admin\/decisions\/[0-9a-f-]{36}\//)
}

it('on-the-page 12: two people publish a decision; persons and households are masked; a stub names no party (S0-23)', async () => {
  const first = await web.reader({ size: desktop })
  await signIn(first, web.server, 'lingxi-publisher')
  await first.goto('/admin/decisions/import/')
  await first
    .getByLabel('文件（xlsx')
    .setInputFiles([{ name: '双公示.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }])
  await first.getByRole('button', { name: '试读' }).click()
  await first.getByRole('button', { name: '收进来（3 份）' }).click()
  await done(first, /已收为草稿/)
  // Nobody publishes alone what they brought in (DESIGN §6.4).
  await openDraft(first, '演示〔2026〕901号')
  expect(await first.getByText('要由另一位信息发布员核对后确认').isVisible()).toBe(true)
  expect(await first.getByRole('button', { name: '公开', exact: true }).count()).toBe(0)

  const second = await web.reader({ size: desktop })
  await signIn(second, web.server, 'lingxi-publisher2')
  const reader = await web.reader({ allow: [410] })
  const shown: Record<string, string> = {
    '演示〔2026〕901号': '王某某',
    '演示〔2026〕902号': '某个体工商户',
    '演示〔2026〕903号': '演示建设有限公司',
  }
  const addresses: string[] = []
  for (const [number, party] of Object.entries(shown)) {
    await openDraft(first, number)
    await first.getByLabel('对应的执法事项编号').fill('jianshe-015')
    await first.getByRole('button', { name: '提出，交另一个人确认' }).click()
    await done(first, /确认/)
    await openDraft(second, number)
    const path = `/lingxi/decisions/${second.url().split('/').at(-2)}/`
    await second.getByLabel('已对照决定书逐栏核对').check()
    await second.getByRole('button', { name: '公开', exact: true }).click()
    await done(second, /公开/)
    addresses.push(path)
    await reader.goto(path)
    expect(await reader.locator('main').innerText()).toContain(party)
    expect(await reader.locator('main').innerText()).toContain('演示')
  }
  await expect
    .poll(
      async () => (await reader.goto('/lingxi/decisions/')) && (await reader.content()),
      patient,
    )
    .toContain('演示〔2026〕903号')
  for (const name of ['王铁柱', '李四妹']) expect(published(name)).toEqual([])
  expect(published('赵法定')).toEqual([])
  expect(residueOf(web.server, '赵法定').filter((f) => !/shouwen\.db/.test(f))).toEqual([])
  expect(published('演示建设有限公司').length).toBeGreaterThan(0)

  await openDraft(second, '演示〔2026〕903号')
  await second.getByLabel('撤回的理由').fill('演示：决定被撤销')
  await second.getByRole('button', { name: '撤回', exact: true }).click()
  await done(second, /撤回/)
  const stub = addresses[2] ?? ''
  await expect.poll(async () => (await reader.goto(stub))?.status(), patient).toBe(410)
  const words = await reader.locator('main').innerText()
  for (const said of ['演示〔2026〕903号', '灵溪镇人民政府', '2026-09-12', '演示：决定被撤销'])
    expect(words).toContain(said)
  expect(words).not.toContain('有限公司')
  await expect.poll(() => published('演示建设有限公司'), patient).toEqual([])
  // The canary at every door: lists, months, feeds, bulk files, both searches.
  for (const path of [
    '/lingxi/decisions/',
    '/lingxi/decisions/month/2026-09/',
    '/lingxi/decisions/feed.xml',
    '/lingxi/decisions/feed.json',
    '/lingxi/decisions/publication/',
    '/lingxi/data/decisions/2026-09.csv',
    '/lingxi/data/decisions/2026-09.json',
    '/lingxi/items/jianshe-015/',
    `/lingxi/find/?q=${encodeURIComponent('演示建设')}`,
  ]) {
    const body = await (await fetch(new URL(path, reader.url()))).text()
    expect([
      path,
      body.replaceAll(encodeURIComponent('演示建设'), '').includes('演示建设有限公司'),
    ]).toEqual([path, false])
  }
  const feed = await (await fetch(new URL('/lingxi/decisions/feed.xml', reader.url()))).text()
  expect(feed).toContain('撤回公开：演示〔2026〕903号')
})
