import { describe, expect, test } from 'vitest'
import type { Facts } from '#rules/content/facts.ts'
import type { Revision } from '#rules/content/revision.ts'
import { layRevisions, markOf } from '#rules/content/revisions.ts'
import { anItem } from '#test/rules/catalogue/fixture.ts'
import { cited, rest, soundFacts, soundPlace } from '#test/rules/content/sound.ts'

const day = '2026-05-06'
const dated = { from: '2026-01-01', cause: '演示' }
const clock: Facts['clocks'][number] = {
  id: 'c',
  name: '一',
  start: 'received',
  stop: 'answered',
  length: 3,
  unit: 'working',
  kinds: [],
  pauses: [],
  source: '演示',
  standing: 'local',
}

/** Each kind of fact with its key, a row, what a later row says otherwise, and the list in which it is found. */
const common: [kind: string, id: string, row: object, later: object, list: keyof Facts][] = [
  ['field', 'a', { id: 'a', name: '一' }, { name: '二' }, 'fields'],
  ['law', '丙法', { title: '丙法', level: '法律' }, { level: '规章' }, 'laws'],
  ['item', 'dangan-001', anItem('dangan-001'), { title: '改了' }, 'items'],
  ['lexicon', '臭', { say: '臭', means: ['气'] }, { means: ['味'] }, 'lexicon'],
  ['special', 'police', { kind: 'police', name: '一' }, { name: '二' }, 'specials'],
  ['hotline', '119', { number: '119', name: '一' }, { name: '二' }, 'hotlines'],
  ['holidays', '2027', { year: 2027, off: [] }, { off: ['2027-01-01'] }, 'holidays'],
  ['topic', 't', { id: 't', name: '一' }, { name: '二' }, 'topics'],
  ['procedure', 'p', { id: 'p', name: '一' }, { name: '二' }, 'procedures'],
  ['clock', 'c', clock, { name: '二' }, 'clocks'],
]
const inPlace: [kind: string, id: string, row: object, later: object, list: string][] = [
  ['area', 'new', { id: 'new', name: '一' }, { name: '二' }, 'areas'],
  ['body', 'new', { id: 'new', name: '一' }, { name: '二' }, 'bodies'],
  ['assignment', 'new', { ...rest, id: 'new' }, { owner: 'gov' }, 'assignments'],
  ['declared', 'a', { field: 'a', count: 1 }, { count: 2 }, 'declared'],
  ['document', 'new', { id: 'new', title: '一' }, { title: '二' }, 'documents'],
  ['officer', '演示-1', { certificate: '演示-1', name: '一' }, { name: '二' }, 'officers'],
  ['place_clock', 'c', clock, { name: '二' }, 'clocks'],
  ['settled', 'a@east', { item: 'a', area: 'east', owner: 'gov' }, { owner: 'team' }, 'settled'],
  ['official', 'o', { id: 'o', name: '一' }, { name: '二' }, 'official'],
  ['supervised', 'a', { item: 'a', matter: '一' }, { matter: '二' }, 'oversight.supervised'],
  ['approval', 'power', { list: 'power', by: 'gov' }, { by: 'dept' }, 'oversight.approvals'],
  ['guidance', 'g', { id: 'g', unit: 'gov' }, { unit: 'dept' }, 'oversight.guidance'],
  ['returned', 'a', { item: 'a', by: 'gov' }, { by: 'dept' }, 'oversight.returned'],
]
const under = (place: object, list: string): unknown =>
  list.split('.').reduce<unknown>((at, key) => Reflect.get(Object(at), key), place)
/** What a form or a file brings is read by its schema before; here only the laying is tried. */
const given = (row: object): Revision => Object.assign(JSON.parse('{}'), { ...dated, ...row })
const lay = (facts: Facts, ...rows: object[]) => layRevisions(facts, rows.map(given), day)

describe('S0-14 every kind of fact is added, replaced where it stands, and taken away', () => {
  test.each(common)('%s', (kind, id, first, later, list) => {
    const facts = soundFacts()
    const second = { ...first, ...later }
    const row = (payload: object | null) => ({ kind, id, payload })
    const other = given(row(null))
    const before = facts[list]
    expect(lay(facts, other)[list]).toEqual(before)
    const one = lay(facts, row(first))
    expect(one[list]).toEqual([...[before].flat(), first])
    expect(lay(one, row(second))[list]).toEqual([...[before].flat(), second])
    expect(lay(one, row(null))[list]).toEqual(before)
  })

  test.each(inPlace)('%s of a place', (kind, id, first, later, list) => {
    const facts = soundFacts({ places: [soundPlace({ slug: 'other' }), soundPlace()] })
    const second = { ...first, ...later }
    const row = (payload: object | null) => ({ kind, place: 'hills', id, payload })
    const seen = (laid: Facts) => under({ ...laid.places[1] }, list) ?? []
    const before = [seen(facts)].flat()
    const one = lay(facts, row(first))
    expect(seen(one)).toEqual([...before, first])
    expect(seen(lay(one, row(second)))).toEqual([...before, second])
    expect(seen(lay(one, row(null)))).toEqual(before)
    expect(one.places[0]).toEqual(facts.places[0])
  })

  test('the head of a place, but never its address; what it reserves', () => {
    const head = { kind: 'place', place: 'hills', id: 'hills' }
    const facts = soundFacts()
    const [laid] = lay(facts, { ...head, payload: { slug: 'moved', name: '新名' } }).places
    expect([laid?.slug, laid?.name, laid?.bodies.length]).toEqual(['hills', '新名', 10])
    expect(lay(facts, { ...head, payload: null }).places).toEqual(facts.places)
    const reserved = { kinds: ['罚款'], needsReview: [], open: false, to: 'gov', source: cited }
    const row = { kind: 'reserved', place: 'hills', id: 'reserved' }
    expect(lay(facts, { ...row, payload: reserved }).places[0]?.reserved).toEqual(reserved)
    expect(lay(facts, { ...row, payload: null }).places[0]?.reserved).toBeUndefined()
  })
})

describe('the version of what is laid', () => {
  const facts = soundFacts({ places: [soundPlace({ slug: 'other' }), soundPlace()] })
  const phone = { kind: 'hotline', id: '119', payload: null }
  const own = { kind: 'area', place: 'hills', id: 'new', payload: { id: 'new' } }
  test('of a place changes with its own revisions and those of all, not with another’s', () => {
    expect(lay(facts, own).versions).toEqual({ other: 'x', hills: lay(facts, own).version })
    const both = lay(facts, phone, own)
    expect(both.versions?.['other']).toBe(lay(facts, phone).versions?.['other'])
    expect(both.versions?.['hills']).toBe(both.version)
    expect(both.version).toMatch(/^[0-9a-f]{16}$/)
    expect(new Set([both.version, lay(facts, phone).version, lay(facts, own).version]).size).toBe(3)
  })
  test('the mark of a revision is of its content, and sixteen signs', () => {
    const row = given(phone)
    expect(markOf(row)).toMatch(/^[0-9a-f]{16}$/)
    expect(markOf(row)).toBe(markOf(row))
    expect(markOf(given(phone))).toBe(markOf(row))
    expect(markOf(given({ ...phone, id: '110' }))).not.toBe(markOf(row))
  })
})
