import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { openReader, useWeb } from '#test/kit/browser.ts'
import { signIn } from '#test/kit/demo-staff.ts'
import { deskPages } from '#test/kit/live-pages.ts'
import { inspect } from '#test/kit/looks.ts'
import { fileOf } from '#test/kit/pages.ts'

const web = useWeb()
type Way = { as: string; file: (typeof deskPages)[number]; go: (page: Page) => Promise<unknown> }

const open = (path: string) => (page: Page) => page.goto(path)
/** The first case of a box whose row holds these words. */
const caseWith =
  (words: string, box = 'body') =>
  async (page: Page) => {
    await page.goto(`/admin/?box=${box}`)
    const row = page.locator('tr', { hasText: words })
    await row.getByRole('link').first().click()
    await page.waitForURL(/\/admin\/cases\//)
  }
const pressed = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).first().click()
  await page.locator('.error-summary, .notice.ok').first().waitFor()
}
const after =
  (...steps: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const step of steps) await step(page)
  }
const upload = (csv: string) => async (page: Page) => {
  await page
    .getByLabel('文件（xlsx、csv、json、ndjson）')
    .setInputFiles([{ name: '双公示.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }])
  await page.getByRole('button', { name: '试读' }).click()
  await page.getByText('逐行核对').waitFor()
}
const openStep = (id: string) => async (page: Page) => {
  const act = page.locator(`#act-${id}`)
  if ((await act.getAttribute('open')) === null) await act.locator('summary').first().click()
}

const ways: Way[] = [
  { as: 'clerk', file: 'admin/index.astro', go: open('/admin/') },
  { as: 'clerk', file: 'admin/index.astro', go: open('/admin/?box=copied') },
  { as: 'clerk', file: 'admin/index.astro', go: open('/admin/?q=qqzzxxjj') },
  { as: 'clerk', file: 'admin/cases/[id]/index.astro', go: caseWith('油烟') },
  {
    as: 'clerk',
    file: 'admin/cases/[id]/index.astro',
    go: after(caseWith('打桩'), openStep('transfer'), pressed('移送，并告知来件人')),
  },
  { as: 'clerk', file: 'admin/cases/[id]/index.astro', go: caseWith('渣土', 'waiting') },
  { as: 'admin', file: 'admin/learning.astro', go: open('/admin/learning/') },
  { as: 'clerk', file: 'admin/letters/index.astro', go: open('/admin/letters/') },
  { as: 'lead', file: 'admin/disputes/index.astro', go: open('/admin/disputes/') },
  { as: 'lead', file: 'admin/continuity.astro', go: open('/admin/continuity/') },
  { as: 'lead', file: 'admin/filings/index.astro', go: open('/admin/filings/') },
  {
    as: 'officer',
    file: 'admin/cases/[id]/sheet.astro',
    go: after(caseWith('油烟'), openStep('check'), async (page) => {
      await page.getByRole('link', { name: '现场核查单' }).click()
      await page.waitForURL(/\/sheet\//)
    }),
  },
  {
    as: 'clerk',
    file: 'admin/cases/[id]/letter/[transfer].astro',
    go: after(caseWith('渣土', 'waiting'), async (page) => {
      await page.getByRole('link', { name: /^移送函 \d/ }).click()
      await page.waitForURL(/\/letter\//)
    }),
  },
  {
    as: 'clerk',
    file: 'admin/cases/[id]/paper/[letter]/index.astro',
    go: after(caseWith('渣土', 'waiting'), async (page) => {
      await page.getByRole('link', { name: /^移送函，/ }).click()
      await page.waitForURL(/\/paper\//)
    }),
  },
  {
    as: 'clerk',
    file: 'admin/bulk.astro',
    go: after(open('/admin/'), async (page) => {
      await page.locator('input[name=ids]').first().check()
      await page.getByRole('button', { name: '选中的一起办' }).click()
    }),
  },
  {
    as: 'clerk',
    file: 'admin/same-answer.astro',
    go: after(
      open('/admin/'),
      async (page) => {
        await page.locator('input[name=ids]').first().check()
        await page.getByRole('button', { name: '同一件事，同一答复' }).click()
        await page.getByLabel('办理结果').selectOption({ index: 1 })
        await page.getByLabel('答复内容').fill('演示：已经责令改正。')
      },
      pressed('看一遍'),
    ),
  },
  { as: 'cadre', file: 'admin/behalf.astro', go: open('/admin/') },
  {
    as: 'cadre',
    file: 'admin/behalf.astro',
    go: after(open('/admin/behalf/'), pressed('交给首问单位')),
  },
  {
    as: 'clerk',
    file: 'admin/cases/[id]/index.astro',
    go: after(caseWith('油烟'), openStep('draft'), async (page) => {
      await page.locator('#draft-result').selectOption('corrected')
      await page.getByRole('button', { name: '起草，填进答复框' }).click()
      await page.locator('#act-answer[open]').waitFor()
    }),
  },
  { as: 'lead', file: 'admin/supervision.astro', go: open('/admin/supervision/') },
  { as: 'clerk', file: 'admin/enter.astro', go: open('/admin/enter/') },
  {
    as: 'clerk',
    file: 'admin/enter.astro',
    go: after(open('/admin/enter/'), pressed('登记')),
  },
  { as: 'admin', file: 'admin/platforms/index.astro', go: open('/admin/platforms/') },
  { as: 'clerk', file: 'admin/platforms/index.astro', go: open('/admin/platforms/') },
  { as: 'clerk', file: 'admin/platforms/orders.astro', go: open('/admin/platforms/orders/') },
  { as: 'clerk', file: 'admin/security.astro', go: open('/admin/security/') },
  { as: 'officer', file: 'admin/refused.astro', go: open('/admin/refused/') },
  {
    as: 'clerk',
    file: 'admin/security.astro',
    go: after(open('/admin/security/'), pressed('改密码')),
  },
  {
    as: 'clerk',
    file: 'admin/security.astro',
    go: after(open('/admin/security/'), async (page) => {
      await page.getByRole('button', { name: '开始设置' }).click()
      await page.getByRole('img', { name: '两步验证的二维码' }).waitFor()
    }),
  },
  { as: 'clerk', file: 'admin/accounts/index.astro', go: open('/admin/accounts/') },
  { as: 'supervisor', file: 'admin/index.astro', go: open('/admin/') },
  { as: 'admin', file: 'admin/accounts/index.astro', go: open('/admin/accounts/') },
  {
    as: 'admin',
    file: 'admin/accounts/index.astro',
    go: after(open('/admin/accounts/'), pressed('新建')),
  },
  { as: 'auditor', file: 'admin/audit.astro', go: open('/admin/audit/') },
  { as: 'publisher', file: 'admin/decisions/index.astro', go: open('/admin/decisions/') },
  { as: 'publisher', file: 'admin/decisions/credit.astro', go: open('/admin/decisions/credit/') },
  {
    as: 'publisher',
    file: 'admin/decisions/import/index.astro',
    go: open('/admin/decisions/import/'),
  },
  {
    as: 'publisher',
    file: 'admin/decisions/import/[id].astro',
    go: after(open('/admin/decisions/import/'), upload('CF_WSH,CF_XDR_MC\n演示〔2026〕1号,\n')),
  },
  { as: 'lead', file: 'admin/decisions/enter.astro', go: open('/admin/decisions/enter/') },
  {
    as: 'lead',
    file: 'admin/decisions/enter.astro',
    go: after(open('/admin/decisions/enter/'), pressed('录入')),
  },
  {
    as: 'publisher',
    file: 'admin/catalogue/import/index.astro',
    go: after(open('/admin/catalogue/import/'), pressed('试读')),
  },
  {
    as: 'publisher',
    file: 'admin/catalogue/import/[id].astro',
    go: after(open('/admin/catalogue/import/'), async (page) => {
      const text = '事项名称,法律依据\n对有关行为的处罚,《档案法》第四十九条\n,《档案法》第五十条\n'
      await page
        .getByLabel('清单文件')
        .setInputFiles([{ name: '清单.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }])
      await page.getByLabel('公告文号').fill('演示政发〔2026〕1号')
      await page.getByLabel('公告日期').fill('2026-03-01')
      await page.getByLabel('公告标题').fill('演示公告')
      await page.getByLabel(/完整清单/).check()
      await page.getByRole('button', { name: '试读' }).click()
      await page.getByRole('heading', { name: '与现有清单的差别' }).waitFor()
    }),
  },
  {
    as: 'publisher',
    file: 'admin/decisions/[id].astro',
    go: after(open('/admin/decisions/'), (page) => page.locator('td a').first().click()),
  },
]

describe('pages of the desk, with data and with errors, in every look', () => {
  const signedIn = new Map<string, { context: BrowserContext; page: Page; faults: string[] }>()
  const staff = async (as: string) => {
    const known = signedIn.get(as)
    if (known) return known
    const made = await openReader(web.browser, web.server, { allow: [403, 404] })
    signedIn.set(as, made)
    await signIn(made.page, web.server, `lingxi-${as}`)
    return made
  }
  afterAll(async () => {
    for (const { context } of signedIn.values()) await context.close()
  })

  it.each(ways.map((way, n) => ({ n: n + 1, ...way })))('$n $as, $file', async (way) => {
    const { page, faults } = await staff(way.as)
    await way.go(page)
    await page.waitForLoadState()
    expect(fileOf(new URL(page.url()).pathname)).toBe(way.file)
    expect(await inspect(page)).toEqual([])
    expect(faults.splice(0)).toEqual([])
  })

  it.each([
    ['fresh', async (page: Page) => page.goto('/admin/sign-in/')],
    ['wrong', after(open('/admin/sign-in/'), pressed('登录'))],
    ['the second factor', open('/admin/sign-in/?step=code')],
  ])('admin/sign-in.astro: %s', async (_state, go) => {
    const page = await web.reader()
    await go(page)
    expect(await inspect(page)).toEqual([])
  })

  it('every page of the desk is among them', () => {
    const elsewhere = ['admin/sign-in.astro', 'admin/cases/[id]/evidence/[file].astro']
    const seen = new Set<string>([...ways.map((w) => w.file), ...elsewhere])
    expect(deskPages.filter((file) => !seen.has(file))).toEqual([])
  })
})
