import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlite } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

let desk: Desk
beforeAll(async () => void (desk = await openDesk({ name: 'sqlite', open: sqlite })))
afterAll(() => desk.dispose())
const today = '2026-05-06'
const read = () => desk.deps.store.read

describe('行政处罚法 27, 移送规定 5, 8, 11: a suspected crime at the desk', () => {
  test('its steps follow each other, and no penalty is put on record until it is declined, refused or sent back', async () => {
    const { id } = await desk.take()
    await desk.step('officer', id, 'accept')
    await desk.step('lead', id, 'file', { number: '演立〔2026〕乙1号', on: '2026-05-04' })
    await desk.step('officer', id, 'request', { kind: 'crime', to: 'police', text: '达到标准' })
    const [r] = await read().requests.of(id)
    const mark = async (name: string, text = '演示文书') =>
      (await desk.step('officer', id, 'crime', { request: r?.id, mark: name, text, on: today }))
        .status
    const decide = (on = today) =>
      desk.step('lead', id, 'decide', { decision: '演罚〔2026〕乙1号', on, kinds: '罚款' })

    expect(await mark('received')).toBe(409)
    const barred = await decide()
    expect(barred.status).toBe(409)
    expect(await barred.text()).toContain('不能用行政处罚代替移送')
    expect(await mark('approved')).toBe(200)
    expect(await mark('declined')).toBe(409)
    expect(await mark('received')).toBe(200)
    const answer = {
      request: r?.id,
      outcome: 'done',
      text: '决定立案',
      paperDocument: '演示立案通知书',
      paperOn: today,
    }
    expect((await desk.step('officer', id, 'replied', answer)).status).toBe(200)
    expect((await decide()).status).toBe(409)
    expect(await mark('sent_back', '演示不起诉决定书')).toBe(200)
    expect((await decide()).status).toBe(200)
    const [filing] = await read().filings.of(id)
    expect(filing?.endedAt).not.toBeNull()
  })

  test('移送规定 11: what was decided before the transfer stands', async () => {
    const { id } = await desk.take()
    await desk.step('officer', id, 'accept')
    await desk.step('lead', id, 'file', { number: '演立〔2026〕乙2号', on: '2026-05-04' })
    await desk.step('officer', id, 'request', { kind: 'crime', to: 'police', text: '达到标准' })
    const decided = { decision: '演罚〔2026〕乙2号', on: '2026-05-05', kinds: '罚款' }
    expect((await desk.step('lead', id, 'decide', decided)).status).toBe(200)
  })
})
