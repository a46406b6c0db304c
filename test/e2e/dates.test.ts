import { describe, expect, it } from 'vitest'
import type { Revision } from '#rules/content/revision.ts'
import { desktop, useWeb } from '#test/kit/browser.ts'
import { hurryTo, press, readReceipt } from '#test/kit/citizen.ts'
import { signIn, takeStep } from '#test/kit/demo-staff.ts'
import { revise } from '#test/kit/revise.ts'

/** A limit of a place: one that the office promises, and one that it keeps to itself. */
const limit = (id: string, standing: 'promise' | 'internal', length: number): Revision => ({
  kind: 'place_clock',
  place: 'lingxi',
  id,
  from: '2020-01-01',
  cause: '演示',
  payload: {
    id,
    name: standing === 'promise' ? '演示答复' : '演示催办',
    start: 'received',
    stop: 'answered',
    length,
    unit: 'working',
    kinds: [],
    pauses: [],
    source: standing === 'promise' ? '演示服务承诺第三条' : '演示内部规程',
    standing,
  },
})
const web = useWeb({}, (dir) =>
  revise(dir, [limit('demo-promise', 'promise', 10), limit('demo-nudge', 'internal', 3)]),
)

describe('on-the-page 5, 8: dates and declining', () => {
  it('5: a promised limit shows its date, standing and source; an internal one never shows', async () => {
    const page = await web.reader()
    await hurryTo(page, 'check')
    await press(page, '提交')
    await readReceipt(page)
    for (const path of ['/lingxi/receipt/', '/lingxi/track/case/']) {
      await page.goto(path)
      const text = await page.locator('main').innerText()
      expect(text, path).toMatch(/演示答复\s*最晚 \d{4}-\d\d-\d\d/)
      expect(text, path).toContain('本单位承诺：演示服务承诺第三条')
      expect(text, path).not.toMatch(/演示催办|演示内部规程/)
      // A limit for the answer is published, so nothing says that there is none.
      expect(text, path).not.toContain('本地没有公布答复期限')
    }
  })

  it('8: nothing is only declined: a refusal names reason, receiver and the transfer that is made', async () => {
    const citizen = await web.reader()
    await hurryTo(citizen, 'check')
    await press(citizen, '提交')
    const { number } = await readReceipt(citizen)
    const clerk = await web.reader({ size: desktop })
    await signIn(clerk, web.server, 'lingxi-clerk')
    await clerk.getByRole('link', { name: number }).first().click()
    expect(await clerk.getByRole('button', { name: /不予受理|不受理|拒绝/ }).count()).toBe(0)
    await takeStep(clerk, 'accept')

    // Without a reason the transfer is not made, and the citizen is told nothing.
    await expect(takeStep(clerk, 'transfer', { 接收单位: '^县级.+主管部门$' })).rejects.toThrow(
      /transfer/,
    )
    await citizen.goto('/lingxi/track/case/')
    expect(await citizen.locator('main').innerText()).not.toContain('正移送给')

    await takeStep(clerk, 'transfer', {
      接收单位: '^县级.+主管部门$',
      为什么不归本单位: '施工许可由县级主管部门发放',
      移送前已经做的处置: '已到现场制止',
    })
    await citizen.reload()
    const text = await citizen.locator('main').innerText()
    expect(text).toMatch(/正移送给\s*县级.+主管部门/)
    expect(text).toContain('施工许可由县级主管部门发放')
    expect(text).toContain('签收以前仍由灵溪镇综合行政执法队负责')
  })
})
