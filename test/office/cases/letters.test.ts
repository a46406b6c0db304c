import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayWords, fillParagraphs, serialWords } from '#rules/letters/template.ts'
import { facts } from '#test/kit/house.ts'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

const named = { nameMode: 'withheld' as const }
const who = { name: '张三丰', phone: '13800000000' }
const wordsOf = (bytes: Uint8Array) =>
  strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')

describe.each(engines)('official letters on $name (A6, S1-25, S2-5)', (engine) => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())
  const taken = async () => {
    const { id } = await desk.take(named, who)
    await desk.office.cases.accept(desk.member('clerk'), { id })
    return id
  }
  const make = (login: string, id: string, more: Record<string, string>) =>
    desk.as(login, `/admin/cases/${id}/paper`, more)
  const data = async (answer: Response) =>
    (await answer.json()) as { letter: string; serial: string; code?: string }
  const serials = async () =>
    (await desk.deps.store.read.letters.kinds(desk.place.slug, all, 999))
      .map((l) => Number(l.serial.split('-')[1]))
      .sort((a, b) => a - b)
  const all = (facts().letters ?? []).map((t) => t.id)

  test('an acceptance goes out numbered, with remedies and supervision channels, and its copy is fixed', async () => {
    const id = await taken()
    const made = await data(await make('clerk', id, { kind: 'acceptance' }))
    const file = await desk.office.cases.letterFile(desk.member('clerk'), id, made.letter)
    expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(file.sha256)
    const words = wordsOf(file.bytes)
    for (const word of ['受理告知书', serialWords(made.serial), '行政复议', '12345', '12388'])
      expect(words).toContain(word)
    expect(words).toContain('张三丰')
    const row = await desk.deps.store.read.letters.byId(made.letter)
    const other = { path: 'x', bytes: 1, sha256: 'x' }
    expect(await desk.deps.store.write((tx) => tx.letters.copied(made.letter, other))).toBe(false)
    expect(await desk.deps.store.read.letters.byId(made.letter)).toEqual(row)
    const { timeline } = await desk.office.cases.open(desk.member('clerk'), id)
    expect(timeline.at(-1)?.text).toContain(serialWords(made.serial))
  })

  test('a letter for which the case has not come far enough is not made, and takes no number', async () => {
    const id = await taken()
    const before = await serials()
    expect((await make('clerk', id, { kind: 'reply' })).status).toBe(409)
    expect((await make('clerk', id, { kind: 'transfer' })).status).toBe(403)
    expect((await make('clerk', id, { kind: 'nothing' })).status).toBe(400)
    expect((await make('assistant', id, { kind: 'acceptance' })).status).toBe(403)
    expect((await make('dept', id, { kind: 'acceptance' })).status).toBe(404)
    desk.spoil((tx) => ({
      ...tx,
      letters: { ...tx.letters, insert: () => Promise.reject(new Error('spoilt')) },
    }))
    expect((await make('clerk', id, { kind: 'acceptance' })).status).toBe(500)
    desk.spoil(null)
    expect(await serials()).toEqual(before)
    await make('clerk', id, { kind: 'acceptance' })
    const after = await serials()
    expect(after).toEqual(after.map((_n, i) => i + 1))
  })

  test('a transfer sends its letter by itself, without the name that was withheld', async () => {
    const id = await taken()
    await desk.as('clerk', `/admin/cases/${id}/transfer`, {
      to: desk.department,
      grounds: '张三丰反映的事归你们管',
      handling: '已经劝阻',
      evidence: '照片一张',
    })
    const [letter] = await desk.deps.store.read.letters.of(id)
    expect(letter).toMatchObject({ kind: 'transfer', toBody: desk.department, path: null })
    expect(await desk.office.cases.archiveLetters()).toBeGreaterThan(0)
    const file = await desk.office.cases.letterFile(desk.member('clerk'), id, letter?.id ?? '')
    expect(wordsOf(file.bytes)).not.toContain('张三丰')
    expect(wordsOf(file.bytes)).toContain('照片一张')
    // The same organ signs as on the page of the transfer (S0-18).
    const [move] = (await desk.deps.store.read.transfers.of(id)).filter((t) => t.letterSerial)
    const page = await desk.office.cases.letter(desk.member('clerk'), id, move?.id ?? '')
    const copy = await desk.office.cases.letterCopy(desk.member('clerk'), id, letter?.id ?? '')
    const signs = desk.place.bodies.find((b) => b.id === page.issuer)?.name
    expect(copy.text.issuer).toBe(signs)
    const told = await data(await make('clerk', id, { kind: 'elsewhere' }))
    const text = await desk.office.cases.letterCopy(desk.member('clerk'), id, told.letter)
    expect(text.text.paragraphs.join()).toContain('没有让您另找部门')
  })

  test('督办函 and kin are for the head alone, numbered and counted (S2-5)', async () => {
    const id = await taken()
    const paper = {
      kind: 'supervise',
      to: desk.department,
      text: '超期没有办',
      dueOn: '2026-06-01',
    }
    expect((await make('clerk', id, paper)).status).toBe(403)
    expect((await make('lead', id, { ...paper, text: '' })).status).toBe(400)
    expect((await make('lead', id, paper)).status).toBe(200)
    const { counts, lines } = await desk.office.cases.supervisionLetters(desk.member('lead'))
    expect(counts.find((c) => c.title === '执法督办函')?.count).toBe(1)
    expect(lines.map((l) => l.title)).toEqual(['执法督办函'])
    const seen = await desk.office.cases.supervisionLetters(desk.member('officer'))
    expect(seen.lines).toHaveLength(1)
  })
})

describe('templates', () => {
  test('every one ends with remedies or with what protects who reported', () => {
    const templates = facts().letters ?? []
    expect(new Set(templates.map((t) => t.id)).size).toBe(templates.length)
    for (const t of templates.filter((x) => x.to === 'citizen'))
      for (const word of ['复议', '12345', '12388']) expect(t.closing.join()).toContain(word)
    for (const kind of ['acceptance', 'elsewhere', 'reply', 'extension', 'assistance', 'summons'])
      expect(templates.map((t) => t.id)).toContain(kind)
  })
  test('a paragraph without its words is left out, not sent with a hole', () => {
    const same = { id: 'x', title: 'x', to: 'body', when: 'manual' } as const
    const template = { ...same, closing: ['x'] }
    const paragraphs = ['{a}和{b}', '只有{a}', '没有词']
    expect(fillParagraphs({ ...template, paragraphs }, { a: '甲', b: ' ' })).toEqual([
      '只有甲',
      '没有词',
    ])
    expect(dayWords('2026-05-06')).toBe('2026年5月6日')
  })
})
