import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishStep } from '#rules/decisions/waiting.ts'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

const day = 86_400_000
const header =
  'CF_XDR_MC,CF_XDR_LB,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG,CF_XDR_ZJHM'
const line = (number: string, on: string) =>
  `孙某甲乙,自然人,${number},演示：占道,演示：占道,演示依据,警告,警告,0,${on},演示镇人民政府,110101198001010010`

describe.each(engines)('decisions that wait to be public, on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk(engine)
    const text = [
      header,
      line('演待〔2026〕1号', '2026-04-29'),
      line('演待〔2026〕2号', '2026-04-20'),
      line('演待〔2026〕3号', '2026-05-06'),
    ].join('\n')
    const file = { name: 'a.csv', text }
    const dry = await desk.as('publisher', '/admin/decisions/dry-run', { file })
    const { preview } = (await dry.json()) as { preview: string }
    expect((await desk.as('publisher', '/admin/decisions/import', { preview })).status).toBe(200)
  })
  afterAll(() => desk.dispose())
  const waiting = (login: string) => desk.office.decisions.toPublish(desk.member(login))

  test('S1-12: the one whose seven working days end first stands first, with its last day and what it waits for', async () => {
    const own = await waiting('publisher')
    expect(own?.first.map((d) => d.number)).toEqual([
      '演待〔2026〕2号',
      '演待〔2026〕1号',
      '演待〔2026〕3号',
    ])
    // Labour Day, and Saturday 9 May as a working day in its place.
    expect(own?.first.map((d) => [d.last, d.urgency])).toEqual([
      ['2026-04-29', 'overdue'],
      ['2026-05-12', 'later'],
      ['2026-05-14', 'later'],
    ])
    expect(own).toMatchObject({ drafts: 3, late: 1 })
    expect(own?.source).toMatch(/./)
    // Nobody confirms what they brought in; another may; the head sees that it waits; a clerk sees nothing of it.
    expect(new Set(own?.first.map((d) => d.step))).toEqual(new Set(['own']))
    const other = await waiting('publisher2')
    expect(new Set(other?.first.map((d) => d.step))).toEqual(new Set(['confirm']))
    expect(new Set((await waiting('lead'))?.first.map((d) => d.step))).toEqual(new Set(['others']))
    for (const login of ['clerk', 'assistant', 'cadre', 'admin'])
      expect(await waiting(login)).toBeNull()
  })

  test('S1-12: nearer to its last day it is at risk, behind it late, and once public it is gone from the list', async () => {
    desk.later(5 * day)
    const before = await waiting('publisher2')
    expect(before?.first.find((d) => d.number === '演待〔2026〕1号')?.urgency).toBe('soon')
    const id = before?.first[0]?.id ?? ''
    expect(
      (await desk.as('publisher2', `/admin/decisions/${id}/release`, { checked: true })).status,
    ).toBe(200)
    expect(await waiting('publisher2')).toMatchObject({ drafts: 2, late: 0 })
    desk.later(4 * day)
    expect(await waiting('publisher2')).toMatchObject({ drafts: 2, late: 2 })
  })

  test('what is missing comes before who confirms', () => {
    expect(publishStep({ gaps: true, mine: true, confirms: true })).toBe('complete')
    expect(publishStep({ gaps: false, mine: true, confirms: true })).toBe('own')
  })
})
