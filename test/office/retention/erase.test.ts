import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '#rules/chain/sha256.ts'
import { verifyChain } from '#rules/chain/verify.ts'
import { checkProof } from '#rules/chain/check-proof.ts'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

const canary = '金丝雀巷口的工地'
const year = 366 * 86_400_000
const who = { name: '张三丰', phone: '13800000000' }

describe.each(engines)(
  'download and erasure on $name (DESIGN §6.9, 个人信息保护法 45, 47)',
  (engine) => {
    let desk: Desk
    let held: Awaited<ReturnType<Desk['take']>>
    beforeAll(async () => {
      desk = await openDesk(engine, { KEEP_YEARS: '2' })
      held = await desk.take({ story: `${canary}夜里施工`, nameMode: 'real' }, who)
      const { id } = held
      const [clerk, cases] = [desk.member('clerk'), desk.office.cases]
      await cases.accept(clerk, { id })
      await cases.note(clerk, { id }, `${canary}，已去看`)
      await cases.letterOut(clerk, { id }, { kind: 'acceptance', to: '', text: '', dueOn: '' })
      await cases.find(clerk, { id }, 'not_filed', `${canary}没有查到`).catch(() => undefined)
      await cases.answer(clerk, { id }, 'unfounded', `${canary}没有查到`)
      await cases.close(clerk, { id }, '')
    })
    afterAll(() => desk.dispose())
    const load = () =>
      desk.api.request(`/${desk.place.slug}/cases/${held.number}/download`, {
        headers: { 'x-case-secret': held.secret },
      })
    const chain = async () => {
      const row = await desk.deps.store.read.cases.byId(held.id)
      const events = await desk.deps.store.read.events.of(held.id)
      if (!row) throw new Error('no case')
      const { number, chainHead: head, chainLength: length } = row
      return { row, events, whole: verifyChain(sha256, events, { number, head, length }) }
    }

    test('the holder takes everything home: page, data, proof, own contact, letters; a stranger nothing', async () => {
      const answer = await load()
      expect(answer.status).toBe(200)
      const zip = unzipSync(new Uint8Array(await answer.arrayBuffer()))
      const names = Object.keys(zip)
      for (const name of ['我的事.html', '数据.json', '证明.json']) expect(names).toContain(name)
      expect(names.filter((n) => n.startsWith('文书/'))).toHaveLength(1)
      const text = (name: string) => strFromU8(zip[name] ?? new Uint8Array())
      expect(text('我的事.html')).toContain(canary)
      expect(JSON.parse(text('数据.json'))).toMatchObject({ contact: who })
      // What was noted inside the house is not the citizen's.
      expect(names.map(text).join()).not.toContain('已去看')
      const wrong = await desk.api.request(`/${desk.place.slug}/cases/${held.number}/download`, {
        headers: { 'x-case-secret': 'not this one' },
      })
      expect(wrong.status).toBe(404)
    })

    test('a proof with one altered byte fails, and one left alone does not', async () => {
      const zip = unzipSync(new Uint8Array(await (await load()).arrayBuffer()))
      const text = strFromU8(zip['证明.json'] ?? new Uint8Array())
      expect(checkProof(sha256, JSON.parse(text), () => null).ok).toBe(true)
      expect(
        checkProof(sha256, JSON.parse(text.replace(canary, '金丝雀巷尾的工地')), () => null).ok,
      ).toBe(false)
    })

    test('before its time nothing is erased; then words, names, files and letters go, and the chain still verifies', async () => {
      const letter = (await desk.deps.store.read.letters.of(held.id))[0]
      desk.clock.at += year
      expect(await desk.office.retention.erase()).toBe(0)
      desk.clock.at += 2 * year
      expect(await desk.office.retention.erase()).toBe(1)
      expect(await desk.office.retention.erase()).toBe(0)
      const { row, events, whole } = await chain()
      expect(whole).toMatchObject({ ok: true })
      expect(row).toMatchObject({ text: '', nameEnc: null, phoneEnc: null, phoneHmac: null })
      expect(row.erasedAt).not.toBeNull()
      expect(events.slice(0, -1).every((e) => e.payload === null && e.salt === null)).toBe(true)
      expect(await desk.deps.files.get(letter?.path ?? '')).toBeUndefined()
      const zip = unzipSync(new Uint8Array(await (await load()).arrayBuffer()))
      const all = Object.values(zip).map((bytes) => strFromU8(bytes))
      expect(all.join()).not.toMatch(/金丝雀|张三丰|13800000000/)
      desk.later(0)
      expect(await desk.office.cases.search(desk.member('clerk'), canary)).toEqual([])
      const altered = events.map((e, i) => (i === 1 ? { ...e, at: e.at + 1 } : e))
      const { number, chainHead: head, chainLength: length } = row
      expect(verifyChain(sha256, altered, { number, head, length })).toMatchObject({ ok: false })
    })
  },
)
