import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { desktop, phone, useWeb } from '#test/kit/browser.ts'
import { signIn } from '#test/kit/demo-staff.ts'
import { facts } from '#test/kit/house.ts'
import { inspect } from '#test/kit/looks.ts'
import { overflow } from '#test/kit/measure.ts'
import { workbook } from '#test/kit/workbook.ts'

const web = useWeb()
/** Pages follow behind the desk's answer. */
const patient = { timeout: 120_000, interval: 500 }
const [item, other] = facts().items.filter((i) => i.field === 'dangan' && i.kind === '处罚')
if (!item || !other) throw new Error('too few items')
const basis = item.basis.map((b) => `《${b.law}》${b.article}${b.paragraph ?? ''}`).join('、')
const code = '330275012000'
const alone = '330275099000'

const list = () =>
  workbook({
    档案: [
      [{ value: '演示县行政执法事项清单', span: 5 }, null, null, null, null],
      [
        { value: '序号', rowSpan: 2 },
        { value: '事项', span: 2 },
        null,
        { value: '法律依据', rowSpan: 2 },
        { value: '划转范围', rowSpan: 2 },
      ],
      [null, '事项代码', '事项名称', null, null],
      [1, code, `对${item.name}的行政处罚`, basis, '全部'],
      [2, alone, '对演示的没有整理的事的行政处罚', '《演示条例》第一条', '部分'],
      [3, '330275013000', '对有关行为的行政处罚', basis, '全部'],
      [4, 'X', '', '', ''],
      ['注：演示', null, null, null, null],
    ],
  })

const fill = async (page: Page, name: string, bytes: Uint8Array, extent: RegExp) => {
  await page.goto('/admin/catalogue/import/')
  await page
    .getByLabel('清单文件')
    .setInputFiles([{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }])
  await page.getByLabel('公告文号').fill('演示政发(2026)1号')
  await page.getByLabel('公告日期').fill('2026-03-01')
  await page.getByLabel('公告标题').fill('演示：公布行政执法事项清单的公告')
  await page.getByLabel(extent).check()
  await page.getByRole('button', { name: '试读' }).click()
  await page.getByRole('heading', { name: '与现有清单的差别' }).waitFor()
}
const looks = async (page: Page) => {
  expect(await inspect(page)).toEqual([])
  expect(await overflow(page)).toBe(0)
}

it('S0-6: upload, matching questions, difference, commit, the page says announced, undo', async () => {
  const page = await web.reader({ size: desktop, allow: [404] })
  const reader = await web.reader({ allow: [404] })
  const itemPage = `/lingxi/items/${item.id}/`
  await signIn(page, web.server, 'lingxi-publisher')

  await page.goto('/admin/catalogue/import/')
  await page.getByRole('button', { name: '试读' }).click()
  await page.getByRole('alert').getByText('请选清单文件').waitFor()
  await looks(page)

  await fill(page, '清单.xlsx', await list(), /完整清单/)
  expect(await page.getByText('没有写事项名称').isVisible()).toBe(true)
  expect(await page.getByText(/有错的行会被当成收回/).isVisible()).toBe(true)
  expect(await page.getByRole('button', { name: '导入', exact: true }).count()).toBe(0)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载错误和提醒（xlsx）' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('错误和提醒.xlsx')

  await fill(page, '清单.xlsx', await list(), /只列增加/)
  await looks(page)
  await page.setViewportSize(phone)
  await looks(page)
  await page.setViewportSize(desktop)
  const question = page.getByRole('group', { name: /第 6 行/ })
  await question.getByLabel(/都不是/).check()
  await page.getByRole('button', { name: '按选的重新核对' }).click()
  await page.getByRole('heading', { name: '与现有清单的差别' }).waitFor()
  await expect.poll(() => page.getByRole('group', { name: /第 6 行/ }).count()).toBe(0)
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByRole('alert').getByText('请先对照公告核对').waitFor()
  await page.getByLabel('已对照公告核对').check()
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByText('已导入。公开页面随后更新').waitFor()

  const main = async (path: string) => {
    await reader.goto(path)
    return reader.locator('main').innerText()
  }
  await expect.poll(() => main(itemPage), patient).toContain('演示政发〔2026〕1号')
  const words = await main(itemPage)
  for (const said of ['已公布', code, '全部']) expect(words).toContain(said)
  await expect.poll(() => main('/lingxi/announced/'), patient).toContain(alone)
  await looks(reader)
  await reader.getByRole('link', { name: '清单原文' }).first().click()
  expect(await reader.locator('main').innerText()).toContain('《演示条例》第一条')
  await looks(reader)
  expect(await main(`/lingxi/items/${other.id}/`)).not.toContain('演示政发')

  await page.goto('/admin/catalogue/import/')
  await looks(page)
  await page.getByLabel('确定撤销').check()
  await page.getByRole('button', { name: '撤销这次导入' }).click()
  await page.getByRole('status').getByText('目录回到导入以前').waitFor()
  await expect.poll(() => main(itemPage), patient).not.toContain('演示政发')
  await expect
    .poll(async () => (await reader.goto('/lingxi/announced/'))?.status(), patient)
    .toBe(404)
})
