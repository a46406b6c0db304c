import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { desktop, phone, useWeb } from '#test/kit/browser.ts'
import {
  nightNoise,
  press,
  readReceipt,
  tellName,
  tellWhen,
  tellWhere,
  track,
} from '#test/kit/citizen.ts'
import { signIn, takeStep } from '#test/kit/demo-staff.ts'
import { shoot } from '#test/kit/shots.ts'

const web = useWeb()

const timeline = (page: Page) => page.locator('ol.timeline h3').allInnerTexts()

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a newcomer complains, the desk answers, %s', (name, scripts) => {
  const shot = (page: Page, at: string) =>
    scripts ? shoot(page, `journey-${at}`) : Promise.resolve('')

  it(`S1-18, S1-25, S1-20: complaint, question, transfer, answer (${name})`, async () => {
    const citizen = await web.reader({ size: phone, scripts })
    await citizen.goto('/lingxi/')
    await shot(citizen, '1-home')
    await citizen.getByRole('link', { name: '我要反映问题', exact: true }).first().click()
    await citizen.getByLabel('发生了什么事？').fill(nightNoise)
    await citizen.getByLabel('请你们去查、去管').check()
    await shot(citizen, '2-story')
    await press(citizen)
    await shot(citizen, '3-where')
    await tellWhere(citizen)
    await tellWhen(citizen)
    expect(await citizen.getByRole('heading', { level: 1 }).innerText()).toBe('有照片或文件吗？')
    await press(citizen)
    await tellName(citizen, { name: '留姓名和联系方式' })
    const check = await citizen.locator('main').innerText()
    for (const said of [nightNoise, '灵溪镇', '演示路12号', '13800000000'])
      expect(check).toContain(said)
    await shot(citizen, '4-check')
    await press(citizen, '提交')

    const receipt = await readReceipt(citizen)
    expect(receipt.words).toHaveLength(7)
    expect(await citizen.locator('.qr svg').isVisible()).toBe(true)
    const shown = await citizen.locator('main').innerText()
    expect(shown).toContain('灵溪镇综合行政执法队')
    expect(shown).toContain('什么时候有结果')
    await shot(citizen, '5-receipt')

    const clerk = await web.reader({ size: desktop, scripts })
    await signIn(clerk, web.server, 'lingxi-clerk')
    await shot(clerk, '6-inbox')
    await clerk.getByRole('link', { name: receipt.number }).click()
    expect(await clerk.locator('.case-text').innerText()).toBe(nightNoise)
    expect(await clerk.locator('main').innerText()).toContain('13800000000')
    await takeStep(clerk, 'accept')
    await takeStep(clerk, 'ask', { 要问的话: '请问是哪一家工地，门口有没有公示牌？' })
    await shot(clerk, '7-asked')

    await track(citizen, receipt)
    expect(await citizen.getByRole('heading', { level: 1 }).innerText()).toBe('等您补充')
    expect(await citizen.locator('main').innerText()).toContain('门口有没有公示牌')
    await citizen.getByLabel('回答上面的问题').fill('门口没有公示牌，围挡上写着演示项目。')
    await press(citizen, '发送')
    expect(await citizen.getByRole('heading', { level: 1 }).innerText()).toBe('正在办理')

    await clerk.reload()
    expect(await clerk.locator('main').innerText()).toContain('围挡上写着演示项目')
    await takeStep(clerk, 'transfer', {
      接收单位: '^县级.+主管部门$',
      为什么不归本单位: '工地的施工许可由县级主管部门发放，由它一并核查。',
      移送前已经做的处置: '已到现场制止，并拍照固定证据。',
    })
    // The notice is there in the same moment (DESIGN §6.3).
    await citizen.reload()
    expect(await citizen.locator('main').innerText()).toContain('签收以前仍由灵溪镇')
    await shot(citizen, '8-transferred')

    const department = await web.reader({ size: desktop, scripts })
    await signIn(department, web.server, 'lingxi-dept')
    await department.getByRole('link', { name: receipt.number }).click()
    await takeStep(department, 'receive')
    await takeStep(department, 'answer', {
      办理结果: '已责令改正$',
      答复内容: '经查属实，已责令该工地停止夜间施工并立案调查。',
    })

    await citizen.reload()
    expect(await citizen.getByRole('heading', { level: 1 }).innerText()).toBe('已答复')
    expect(await citizen.locator('[data-answer]').innerText()).toContain('责令该工地停止夜间施工')
    expect((await timeline(citizen)).length).toBeGreaterThanOrEqual(6)
    await shot(citizen, '9-answer')
  })
})
