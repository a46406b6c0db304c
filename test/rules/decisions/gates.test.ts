import { expect, test } from 'vitest'
import { dossierInput, reviewPoints, type Dossier } from '#rules/decisions/dossier.ts'
import { gapsOf, leastRemedies, nameFor, reviewDueFor, type Made } from '#rules/decisions/gates.ts'
import { itemsOf } from '#rules/place/counts.ts'
import { facts, placeOf } from '#test/kit/content.ts'

const place = placeOf('lingxi')
const day = '2026-05-06'
const township = (organ: string) => organ.endsWith('人民政府')
const found = itemsOf(place, facts().items, day)
  .map((item) => ({ item, right: nameFor(facts(), place, item.id, '', day) }))
  .find(({ right }) => right && township(right.organ))
if (!found?.right) throw new Error('no item of the township')
const { item, right } = found

const whole = (over: Partial<Dossier> = {}): Dossier => ({
  ...dossierInput.parse({
    officers: ['甲', '乙'],
    tier: '从轻',
    tierReason: '当场改正',
    servedOn: '2026-05-08',
    reviewOrgan: '某县人民政府',
    reviewUntil: '2026-07-07',
    court: '某法院',
    suitUntil: '2026-11-08',
  }),
  review: null,
  ...over,
})
const made = (over: Partial<Made> = {}, dossier: Partial<Dossier> = {}): Made => ({
  itemId: item.id,
  organ: right.organ,
  decidedOn: day,
  kinds: ['警告'],
  content: '警告',
  enteredBy: 'officer-1',
  dossier: whole(dossier),
  ...over,
})
const gaps = (over: Partial<Made> = {}, dossier: Partial<Dossier> = {}) =>
  gapsOf(facts(), place, made(over, dossier)).map(({ field, duty }) => `${field} ${duty}`)
const passed = (by: string, failing?: keyof typeof reviewPoints, ok = true) => ({
  by,
  body: 'b',
  at: 0,
  opinion: '',
  passed: ok,
  points: Object.fromEntries(Object.keys(reviewPoints).map((p) => [p, p !== failing])) as Record<
    keyof typeof reviewPoints,
    boolean
  >,
})

test('a decision of which nothing is missing is public', () => {
  expect(gapsOf(facts(), place, made())).toEqual([])
})

test.each([
  ['S0-18: no item', { itemId: null }, {}, ['item S0-18']],
  ['S0-18: an item of nowhere', { itemId: 'none' }, {}, ['item S0-18']],
  ['S0-18: another name', { organ: '某局' }, {}, ['organ S0-18']],
  ['S0-23: one officer', {}, { officers: ['甲'] }, ['officers S0-23']],
  ['S0-23: no tier', {}, { tier: '' }, ['tier S0-23']],
  ['S0-23: no reason', {}, { tierReason: '' }, ['tierReason S0-23']],
  ['S1-28: not served', {}, { servedOn: '' }, ['servedOn S1-28']],
  ['S1-28: served before', {}, { servedOn: '2026-05-05' }, ['servedOn S1-28']],
  ['S1-28: no organ', {}, { reviewOrgan: '' }, ['reviewOrgan S1-28']],
  ['S1-28: 59 days', {}, { reviewUntil: '2026-07-06' }, ['reviewUntil S1-28']],
  ['S1-28: no court', {}, { court: '' }, ['court S1-28']],
  ['S1-28: short of six months', {}, { suitUntil: '2026-11-07' }, ['suitUntil S1-28']],
  ['S1-15: a review is due', {}, { reviewDue: ['complex' as const] }, ['review S1-15']],
  ['S1-15: after a hearing', {}, { hearing: true }, ['review S1-15']],
  ['S1-15: discussion', {}, { discussionDue: true }, ['discussion S1-15']],
  [
    'S1-15: discussed after the decision',
    {},
    { discussionDue: true, discussedOn: '2026-05-07', discussion: '同意' },
    ['discussion S1-15'],
  ],
  [
    'S1-15: discussed without a record',
    {},
    { discussionDue: true, discussedOn: day },
    ['discussion S1-15'],
  ],
  [
    'S1-15: discussed in time',
    {},
    { discussionDue: true, discussedOn: day, discussion: '同意' },
    [],
  ],
  ['S1-28: served on the day itself', {}, { servedOn: day }, []],
])('%s', (_, over, dossier, expected) => {
  expect(gaps(over, dossier)).toEqual(expected)
})

test('S1-15: the reviewer is not the author, and passes all five points', () => {
  const due = { hearing: true }
  expect(gaps({}, { ...due, review: passed('reviewer-1') })).toEqual([])
  expect(gaps({}, { ...due, review: passed('officer-1') })).toEqual(['review S1-15'])
  expect(gaps({}, { ...due, review: passed('reviewer-1', undefined, false) })).toEqual([
    'review S1-15',
  ])
  for (const point of Object.keys(reviewPoints) as (keyof typeof reviewPoints)[])
    expect(gaps({}, { ...due, review: passed('reviewer-1', point) }), point).toEqual([
      'review S1-15',
    ])
})

test('why a review is due is said once each', () => {
  expect(reviewDueFor(place, made())).toEqual([])
  expect(
    reviewDueFor(place, made({}, { hearing: true, reviewDue: ['hearing', 'public'] })),
  ).toEqual(['hearing', 'public'])
})

test('S0-12: a reserved penalty of a township is refused before everything else', () => {
  expect(gaps({ kinds: ['行政拘留'] })).toEqual(['kinds S0-12'])
  for (const kind of place.reserved?.kinds ?? [])
    expect(gaps({ kinds: [kind], content: kind }), kind).toContain('kinds S0-12')
})

test('the remedies: sixty days, and six months by the calendar (行政复议法 20; 行政诉讼法 46)', () => {
  expect(leastRemedies('2026-05-08')).toEqual({ review: '2026-07-07', suit: '2026-11-08' })
  expect(leastRemedies('2026-08-31')).toEqual({ review: '2026-10-30', suit: '2027-02-28' })
})
