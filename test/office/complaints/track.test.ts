import { describe, expect, test } from 'vitest'
import { record } from '#db/casework.ts'
import { clockGround } from '#api/office/complaints/place.ts'
import type { Action } from '#rules/case/action.ts'
import { aStaff } from '#test/kit/rows.ts'
import { engines } from '#test/kit/stores.ts'
import { facts } from '#test/kit/house.ts'
import { browser, place, suiteHouse, type House } from './visitor.ts'

const pack = facts().places[0]
const first = pack?.firstResponder ?? ''
const at = (path: string) => `/${place}/track${path}`

/** The desk does something to a case, as its own feature would. */
async function desk(house: House, number: string, action: Action, body = first) {
  const { store, now } = house.deps
  if (!pack) throw new Error('no place')
  await store.write(async (tx) => {
    const c = await tx.cases.byNumber(number)
    if (!c) throw new Error(`no case ${number}`)
    const { id } = await tx.staff.insert(aStaff({ place, body }))
    const staff = { role: 'staff', id, body } as const
    await record(tx, c, action, staff, now(), clockGround(house.deps, pack))
  })
}

describe.each(engines)('tracking on $name', ({ open }) => {
  const suite = suiteHouse(open)

  test('A2.3 number and secret open the case; a wrong one of either gets the same answer', async () => {
    const b = browser(suite.house)
    await b.complain()
    const { receipts } = suite.house.office.complaints
    const printed = await receipts.printed(place, b.held()?.number ?? '', b.held()?.secret ?? 0n)
    const other = browser(suite.house)
    for (const secret of [printed.groups, printed.groups.toLowerCase(), printed.words.join(' ')])
      expect(
        await other.send(at(''), { number: printed.number.toLowerCase(), secret }),
      ).toMatchObject({
        status: 303,
        to: `/${place}/track/case/`,
      })
    for (const [number, secret] of [
      [printed.number, 'AAA-AAA-AAA-AAA-AAA-AAA'],
      ['XX-260101-AAAAA-A', printed.groups],
    ])
      expect((await other.send(at(''), { number: number ?? '', secret: secret ?? '' })).to).toBe(
        `/${place}/track/?fault=case.unknown`,
      )
    await other.send(at('/leave'), {})
    expect(other.jar.size).toBe(0)
  })

  test('on-the-page 9: the QR carries the number in the path and the secret behind # alone', async () => {
    const b = browser(suite.house)
    await b.complain()
    const { receipts } = suite.house.office.complaints
    const printed = await receipts.printed(place, b.held()?.number ?? '', b.held()?.secret ?? 0n)
    expect(printed.address).toMatch(new RegExp(`/${place}/track/${printed.number}/$`))
    expect(printed.address).not.toContain(printed.groups)
    expect(printed.qr).toContain('<svg')
    expect(suite.log.join()).not.toContain(printed.groups)
    const stored = await suite.house.deps.store.read.cases.byNumber(printed.number)
    expect(JSON.stringify(stored)).not.toContain(printed.groups)
  })

  test('A2.6 S1-25 the citizen reads the question, answers, and reads the answer at once', async () => {
    const b = browser(suite.house)
    await b.complain()
    const number = b.held()?.number ?? ''
    await desk(suite.house, number, { do: 'ask', text: '是哪一栋旁边？' })
    expect(await b.shown()).toMatchObject({ status: 'waiting_citizen' })
    expect((await b.send(at('/say'), { text: '三栋旁边' })).to).toBe(
      `/${place}/track/case/?done=say`,
    )
    await desk(suite.house, number, { do: 'accept' })
    await desk(suite.house, number, { do: 'answer', text: '已责令夜间停工', finding: 'corrected' })
    const view = await b.shown()
    expect(view?.messages.map((m) => [m.mine, m.text])).toEqual([
      [false, '是哪一栋旁边？'],
      [true, '三栋旁边'],
      [false, '已责令夜间停工'],
    ])
    expect(view?.timeline.map((e) => e.verb)).toEqual([
      'received',
      'asked',
      'replied',
      'accepted',
      'answered',
    ])
    expect(view?.may).toEqual(['reply', 'rate', 'reopen'])
  })

  test('S1-25 a transfer and its notice stand together, and the sender stays responsible', async () => {
    const b = browser(suite.house)
    await b.complain()
    const other = pack?.bodies.find((x) => x.id !== first)?.id ?? ''
    await desk(suite.house, b.held()?.number ?? '', {
      do: 'transfer',
      to: other,
      toName: '别的单位',
      grounds: '目录写明由它行使',
      handling: '已到现场制止',
    })
    const view = await b.shown()
    expect(view?.status).toBe('waiting_receiver')
    expect(view?.owner).toBe(view?.firstResponder)
    expect(view?.messages.at(-1)?.text).toContain('目录写明由它行使')
  })

  test('on-the-page 4: withdrawing only ends the answer', async () => {
    const b = browser(suite.house)
    await b.complain()
    await b.send(at('/withdraw'), {})
    expect(await b.shown()).toMatchObject({ status: 'withdrawn', may: ['reply'] })
    expect((await b.send(at('/withdraw'), {})).to).toContain('fault=case.not_now')
  })

  test('A2.10 «没有解决» once, with a reason', async () => {
    const b = browser(suite.house)
    await b.complain()
    const number = b.held()?.number ?? ''
    await desk(suite.house, number, { do: 'answer', text: '已处理', finding: 'corrected' })
    expect((await b.send(at('/reopen'), { reason: '' })).to).toContain('fault=invalid')
    await b.send(at('/reopen'), { reason: '昨晚还在施工' })
    expect(await b.shown()).toMatchObject({ status: 'accepted' })
    await desk(suite.house, number, { do: 'answer', text: '再次处理', finding: 'corrected' })
    expect((await b.send(at('/reopen'), { reason: '还是不行' })).to).toContain(
      'fault=case.reopened_once',
    )
  })

  test('on-the-page 6: a message that accuses somebody is not stored where the accused could read it', async () => {
    const b = browser(suite.house)
    await b.complain()
    const text = '你们执法人员收了老板的钱，还打人，代号金丝雀'
    expect((await b.send(at('/say'), { text })).to).toContain('fault=door.closed')
    expect((await b.shown())?.messages).toEqual([])
    expect(suite.log.join()).not.toContain('金丝雀')
  })

  test('without number and secret nothing is shown and nothing can be done', async () => {
    const nobody = browser(suite.house)
    expect(await nobody.shown()).toBeNull()
    expect((await nobody.send(at('/say'), { text: '补充' })).to).toBe(
      `/${place}/track/?fault=track.over`,
    )
    nobody.jar.set('receipt', '1.AAAA.BBBB.CCCC')
    expect(await nobody.shown()).toBeNull()
  })
})
