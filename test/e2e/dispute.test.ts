import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { desktop, phone, useWeb } from '#test/kit/browser.ts'
import { complain, press, track } from '#test/kit/citizen.ts'
import { signIn, takeStep } from '#test/kit/demo-staff.ts'
import { shoot } from '#test/kit/shots.ts'

const web = useWeb()

const main = (page: Page) => page.locator('main').innerText()
const steps = (page: Page) => page.locator('ol.timeline h3').allInnerTexts()
const move = {
  接收单位: '^县级.+主管部门$',
  为什么不归本单位: '堤防由县级主管部门管理，请它一并核查。',
  移送前已经做的处置: '已到现场制止，并拍照固定证据。',
}

it('S1-18, S1-25, S0-15, S4-12: a returned transfer, a dispute, a designation and a reopened case, seen by citizen, clerk and county', async () => {
  const citizen = await web.reader({ size: phone })
  const receipt = await complain(citizen, {
    name: '留姓名和联系方式',
    contact: { name: '演示居民丁', phone: '13800000003' },
  })
  const clerk = await web.reader({ size: desktop })
  await signIn(clerk, web.server, 'lingxi-officer')
  await clerk.getByRole('link', { name: receipt.number }).first().click()
  await takeStep(clerk, 'accept')
  await takeStep(clerk, 'transfer', move)
  const county = await web.reader({ size: desktop })
  await signIn(county, web.server, 'lingxi-dept')
  await county.getByRole('link', { name: receipt.number }).first().click()
  expect(await main(county)).not.toContain('13800000003')
  await takeStep(county, 'return', {
    退回的理由和依据: '这一段不在我们的管理范围。',
    建议由谁办理: '由镇里先核实管理范围',
  })

  await track(citizen, receipt)
  expect(await steps(citizen)).toContain('接收单位退回，仍由原单位承办')
  expect(await main(citizen)).toContain('由镇里先核实管理范围')

  // Nobody agrees: the body that found it keeps handling, and the ladder is asked.
  await clerk.reload()
  const act = clerk.locator('#act-dispute')
  await act.locator('summary').first().click()
  await act.getByLabel(/^县级.+主管部门$/).check()
  await act.getByLabel('争议的理由和依据').fill('两边的清单都没有写这一段堤防。')
  await press(clerk, '提出争议，继续处置')
  expect(await main(clerk)).toContain('协商中')
  await shoot(clerk, 'dispute-1-desk')
  await takeStep(clerk, 'request', {
    发哪一种: '^吹哨$',
    请它做什么: '请到现场一起看。',
  }).catch((error: unknown) => expect(String(error)).toContain('请选发给哪个单位'))
  await clerk
    .locator('#act-request')
    .getByLabel(/^县级.+主管部门$/)
    .check()
  await press(clerk, '发出')
  expect(await main(clerk)).toContain('等回应')

  await county.goto('/admin/letters/')
  const letter = county.locator('section.card', { hasText: receipt.number })
  await letter.getByLabel('结果').selectOption({ label: '已到场' })
  await letter.getByLabel('办理情况').fill('已派人到现场。')
  await shoot(county, 'dispute-2-letters')
  await letter.getByRole('button', { name: '答复' }).click()
  await county.locator('.notice.ok').waitFor()

  await clerk.reload()
  expect(await main(clerk)).toContain('已到场')
  await takeStep(clerk, 'raise', { 没有谈成的原因: '双方各有依据。' })
  await takeStep(clerk, 'raise', { 没有谈成的原因: '协调没有结果。' })

  await citizen.reload()
  expect((await steps(citizen)).filter((s) => s.includes('报请协调'))).toHaveLength(2)
  expect(await main(citizen)).toContain('灵溪镇综合行政执法队')

  const coordinator = await web.reader({ size: desktop })
  await signIn(coordinator, web.server, 'lingxi-coordinator')
  await coordinator.goto('/admin/disputes/')
  await shoot(coordinator, 'dispute-3-agenda')
  await coordinator.getByRole('link', { name: receipt.number }).first().click()
  expect(await main(coordinator)).not.toContain('13800000003')
  const designation = {
    由谁管: '^县级.+主管部门$',
    结果和理由: '照堤防管理职责，由县级主管部门管。',
    作出指定的机关: '县人民政府',
  }
  await expect(takeStep(coordinator, 'settle', designation)).rejects.toThrow('文书')
  await takeStep(coordinator, 'settle', { ...designation, 文书的名称和文号: '演示指定管辖文书' })
  expect(new URL(coordinator.url()).pathname).toBe('/admin/disputes/')

  await county.goto('/admin/')
  await county.getByRole('link', { name: receipt.number }).first().click()
  await takeStep(county, 'answer', { 办理结果: '已责令改正$', 答复内容: '已责令清除。' })

  await citizen.reload()
  expect(await citizen.getByRole('heading', { level: 1 }).innerText()).toBe('已答复')
  expect(await main(citizen)).toContain('演示指定管辖文书')
  await citizen.getByText('不满意、没有解决，要求重新办理一次').click()
  await citizen.getByLabel('哪里没有解决').fill('又倒了一车。')
  await press(citizen, '要求重新办理')
  expect(await citizen.getByRole('heading', { level: 1 }).innerText()).toBe('正在办理')
  await shoot(citizen, 'dispute-4-citizen')
  await press(citizen, '催一下')
  expect(await steps(citizen)).toContain('已催办')

  await county.reload()
  await takeStep(county, 'answer', { 办理结果: '已责令改正$', 答复内容: '又去清了，装了围挡。' })
  await citizen.reload()
  expect(await citizen.locator('[data-answer]').innerText()).toContain('装了围挡')
  expect(await citizen.getByText('不满意、没有解决').count()).toBe(0)
  await citizen.getByText('评价这次办理').click()
  await citizen.getByLabel('很满意', { exact: true }).check()
  await press(citizen, '提交评价')
  expect(await main(citizen)).toContain('您评了 5 分')

  await citizen.goto('/lingxi/gaps/')
  expect(await main(citizen)).toContain('已经定下来')
  expect(await main(citizen)).not.toContain(receipt.number)
  await shoot(citizen, 'dispute-5-board')
})
