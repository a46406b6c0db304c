import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answeredThemselves, oneCause } from '#rules/case/cause.ts'
import { draftAnswer, holesIn, likelyResult } from '#rules/letters/answer.ts'
import { answerResultIds } from '#rules/staff/boxes.ts'
import { facts } from '#test/kit/house.ts'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

describe.each(engines)(
  'answers that are drafted, and one answer for several, on $name',
  (engine) => {
    let desk: Desk
    beforeAll(async () => void (desk = await openDesk(engine)))
    afterAll(() => desk.dispose())
    const named = { nameMode: 'real' as const }
    const cases = () => desk.office.cases
    const clerk = () => desk.member('clerk')
    const taken = async (name: string, phone: string, more = {}) => {
      const made = await desk.take({ ...named, ...more }, { name, phone })
      await desk.as('clerk', `/admin/cases/${made.id}/accept`)
      return made
    }
    const verbs = async (id: string) =>
      (await desk.deps.store.read.events.of(id)).map((e) => e.verb)
    const step = (id: string, name: string, body: unknown) =>
      desk.as('officer', `/admin/cases/${id}/${name}`, body)

    test('S1-25 S1-28: a draft is made from item, finding and remedies, and is never sent by itself', async () => {
      const { id, number } = await taken('张三丰', '13800000001')
      const visit = {
        officerA: '甲',
        certificateA: '1',
        officerB: '乙',
        certificateB: '2',
        on: '2026-05-06',
        record: '演示笔录',
      }
      await step(id, 'check', visit)
      await step(id, 'find', { finding: 'corrected', text: '张三丰说的噪声确实超过规定' })
      const before = await verbs(id)
      const answer = await desk.as('clerk', `/admin/cases/${id}/draft`, { result: 'corrected' })
      const { text } = (await answer.json()) as { text: string }
      const row = await desk.deps.store.read.cases.byId(id)
      const penalising = row?.snapshot.item?.basis.find((b) => b.role === 'penalises')
      for (const word of [
        number,
        '2026年5月6日到现场',
        row?.snapshot.item?.title ?? 'no item',
        penalising?.law ?? 'no law',
        '确实超过规定',
        '要求重新办理一次',
      ])
        expect(text).toContain(word)
      expect(text).not.toContain('张三丰')
      expect(await verbs(id)).toEqual(before)
      expect(row?.status).toBe('accepted')

      // What it leaves to a person must be written first.
      expect(holesIn(text)).not.toEqual([])
      const sent = await desk.as('clerk', `/admin/cases/${id}/answer`, {
        result: 'corrected',
        text,
      })
      expect(await sent.json()).toMatchObject({ errors: [{ pointer: '/text' }] })
      const whole = text.replaceAll(/【请写[^】]*】/g, '五日内改好')
      const done = await desk.as('clerk', `/admin/cases/${id}/answer`, {
        result: 'corrected',
        text: whole,
      })
      expect(done.status).toBe(200)
      expect(await verbs(id)).toContain('answered')
    })

    test('a draft by a form comes back into the box of the answer; who may not open the case gets none', async () => {
      const { id } = await taken('李四海', '13800000002')
      const answer = await desk.formAs('clerk', `/admin/cases/${id}/draft`, { result: 'unfounded' })
      const note = new URL(answer.headers.get('location') ?? '', 'http://x').searchParams.get(
        'note',
      )
      const held = desk.office.notes.read(note)
      expect(held?.action.endsWith(`${id}/draft`)).toBe(true)
      expect(held?.typed['text']?.[0]).toContain('没有查到您反映的情况')
      expect((await desk.as('dept', `/admin/cases/${id}/draft`, { result: 'filed' })).status).toBe(
        404,
      )
      expect(
        (await desk.as('assistant', `/admin/cases/${id}/draft`, { result: 'filed' })).status,
      ).toBe(403)
    })

    test('one answer goes to the citizens of one cause, each in its own chain, and a merged one is told once', async () => {
      const one = await taken('王一一', '13800000011')
      const two = await taken('赵二二', '13800000012')
      const child = await taken('钱三三', '13800000013')
      await desk.as('clerk', `/admin/cases/${child.id}/merge`, { into: one.number })
      const ids = [one.id, two.id, child.id]
      const seen = await cases().together(clerk(), ids)
      expect(seen.fault).toBeNull()
      expect(new Map(seen.lines.map((l) => [l.id, l.how]))).toEqual(
        new Map([
          [one.id, 'answer'],
          [two.id, 'answer'],
          [child.id, 'main'],
        ]),
      )
      const given = { ids, result: 'corrected', text: '噪声超过规定，已经责令改正。' }
      const preview = await desk.as('clerk', '/admin/same-answer/preview', given)
      expect(await preview.json()).toMatchObject({
        text: `办理结果：查证属实，已责令改正。\n${given.text}`,
      })
      for (const id of ids) expect(await verbs(id)).not.toContain('answered')

      const sent = await desk.as('clerk', '/admin/same-answer', given)
      const body = (await sent.json()) as { done: string[]; not: unknown[] }
      expect(new Set(body.done)).toEqual(new Set([one.number, two.number]))
      expect(body.not).toEqual([])
      for (const { id, number, secret } of [one, two, child]) {
        expect((await verbs(id)).filter((v) => v === 'answered')).toHaveLength(1)
        const { track } = desk.office.complaints
        const held = await track.find(desk.place.slug, number, secret)
        const told = await track.view(desk.place.slug, held.number, held.secret)
        expect(told.status).toBe('answered')
        expect(told.messages.at(-1)?.text).toContain(given.text)
        expect(JSON.stringify(told)).not.toMatch(/王一一|赵二二|钱三三/)
      }
      // A second time each says why not, and nothing is told twice.
      const again = (await (await desk.as('clerk', '/admin/same-answer', given)).json()) as {
        done: string[]
        not: { why: string }[]
      }
      expect(again.done).toEqual([])
      expect(again.not).toHaveLength(2)
    })

    test('S1-25: other causes, somebody’s name, unfinished words and strangers are refused before anything is sent', async () => {
      const one = await taken('孙四四', '13800000021')
      const other = await taken('周五五', '13800000022', {
        area: desk.place.areas.at(0)?.id ?? '',
        story: '河边有人倒垃圾',
      })
      const send = async (ids: string[], text: string) =>
        (await desk.as('clerk', '/admin/same-answer', { ids, result: 'unfounded', text })).status
      expect((await cases().together(clerk(), [one.id, other.id])).fault).toContain('不是同一件事')
      expect(await send([one.id, other.id], '没有查到。')).toBe(400)
      expect(await send([one.id], '孙四四反映的没有查到。')).toBe(400)
      expect(await send([one.id], '【请写：看到了什么】')).toBe(400)
      expect((await cases().together(desk.member('dept'), [one.id])).lines).toEqual([])
      expect(await verbs(one.id)).not.toContain('answered')
    })
  },
)

describe('drafts as data', () => {
  const templates = facts().answers ?? []
  test('there is one for every result, each says the number, and none leaves a word in braces', () => {
    for (const result of answerResultIds) {
      const bare = draftAnswer(templates, { result, kind: 'report' }, { number: 'N-1' }) ?? ''
      const words = { number: 'N-1', receivedOn: '五月六日', owner: '某队' }
      const text = draftAnswer(templates, { result, kind: 'report' }, words) ?? ''
      expect([result, text.includes('N-1')]).toEqual([result, true])
      for (const draft of [bare, text]) expect(draft).not.toMatch(/[{}]/)
    }
    expect(draftAnswer([], { result: 'filed', kind: 'report' }, {})).toBeNull()
    expect(likelyResult({ finding: 'not_filed', kind: 'report' })).toBe('unfounded')
    expect(likelyResult({ finding: null, kind: 'consultation' })).toBe('explained')
    expect(likelyResult({ finding: null, kind: 'report' })).toBeNull()
  })
})

describe('one cause', () => {
  const id = fc.constantFrom('a', 'b', 'c')
  const row = fc.record({
    id,
    itemId: fc.constantFrom('i1', 'i2', null),
    area: fc.constantFrom('x', null),
    mergedInto: fc.option(id),
  })
  test('does not depend on the order, and none is answered twice', () => {
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: (c) => c.id, maxLength: 3 }), (cases) => {
        const pairs = cases.length === 2
        if (pairs) expect(oneCause(cases)).toBe(oneCause(cases.toReversed()))
        const own = answeredThemselves(cases)
        for (const c of cases)
          expect(own.includes(c)).toBe(!cases.some((o) => o.id === c.mergedInto))
      }),
    )
    expect(oneCause([])).toBe(false)
    const bare = { itemId: null, area: 'x', mergedInto: null }
    expect(
      oneCause([
        { ...bare, id: 'a' },
        { ...bare, id: 'b' },
      ]),
    ).toBe(false)
    expect(
      oneCause([
        { ...bare, id: 'a' },
        { ...bare, id: 'b', mergedInto: 'a' },
      ]),
    ).toBe(true)
  })
})
