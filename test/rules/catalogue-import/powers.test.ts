import { describe, expect, test } from 'vitest'
import { announcedId, announcedRow, templatesOf } from '#rules/catalogue-import/exercise.ts'
import { assignmentRevisions } from '#rules/catalogue-import/powers.ts'
import { official, type Official } from '#rules/content/official.ts'
import { assignment, type Assignment } from '#rules/content/place.ts'
import { anItem } from '#test/rules/catalogue/fixture.ts'
import { invented } from '#test/rules/route/places.ts'

const on = '2026-05-06'
const source = { document: 'plan', seen: '2026-01-01' }
const row = (id: string, more: object = {}): Assignment =>
  assignment.parse({
    id,
    fields: ['jianshe'],
    area: 'hills',
    owner: 'team',
    inNameOf: 'gov',
    mode: 'empowered',
    standing: 'in_scope',
    department: 'dept',
    source,
    ...more,
  })
const rest = row('rest', {
  fields: ['*'],
  area: 'county',
  owner: 'dept',
  inNameOf: undefined,
  mode: 'retained',
  standing: 'retained',
  department: undefined,
})
const item = anItem('jianshe-001')

describe('whose power an announced item makes certain', () => {
  const found = (rows: Assignment[], whose: object = {}, of: object = item) =>
    templatesOf(invented({ assignments: [rest, ...rows] }), { ...item, ...of }, on, whose).map(
      (r) => r.id,
    )
  test('of each area the narrowest row that hands it down', () => {
    const narrow = row('narrow', { fields: [], items: ['jianshe-001'] })
    expect(
      found([row('wide', { fields: ['*'] }), row('field'), row('plain', { area: 'plain' })]),
    ).toEqual(['field', 'plain'])
    expect(found([narrow, row('field')])).toEqual(['narrow'])
    expect(found([row('first'), row('second')])).toEqual(['first'])
    expect(
      found([
        row('kept', { mode: 'retained', standing: 'retained' }),
        row('law', { mode: 'statutory', standing: 'statutory' }),
        row('entrusted', { mode: 'entrusted' }),
      ]),
    ).toEqual(['entrusted'])
  })
  test('that holds on the day and covers the kind; only where and by whom the editor said', () => {
    expect(
      found([row('gone', { to: '2026-05-05' }), row('coming', { from: '2026-05-07' })]),
    ).toEqual([])
    expect(found([row('checks', { covers: ['检查'] }), row('all', { fields: ['*'] })])).toEqual([
      'all',
    ])
    const both = [row('hills'), row('plain', { area: 'plain', owner: 'gov' })]
    expect(found(both, { area: 'plain' })).toEqual(['plain'])
    expect(found(both, { owner: 'team' })).toEqual(['hills'])
  })
  test('else the only body of an area that has any handed down', () => {
    const other = { id: 'x', field: 'other' }
    expect(found([row('one'), row('two', { fields: ['nongye'] })], {}, other)).toEqual(['two'])
    expect(found([row('one'), row('two', { owner: 'gov' })], {}, other)).toEqual([])
    expect(found([row('one'), row('two', { owner: 'gov' }), row('three')], {}, other)).toEqual([])
  })
  test('else the body that the editor chose, in the home of the place', () => {
    const place = invented({ assignments: [rest] })
    const handed = {
      id: 'handed-team',
      fields: [],
      items: [],
      area: 'hills',
      owner: 'team',
      inNameOf: 'gov',
      mode: 'empowered',
      standing: 'in_scope',
      covers: [],
      chosenFrom: [],
      source: { document: 'plan', section: '一', seen: '2026-01-01' },
    }
    expect(templatesOf(place, item, on, { owner: 'team' })).toEqual([handed])
    expect(templatesOf(place, item, on, { owner: 'team', area: 'plain' })).toEqual([
      { ...handed, area: 'plain' },
    ])
    expect(templatesOf(place, item, on, { owner: 'nobody' })).toEqual([])
    expect(templatesOf(place, item, on, {})).toEqual([])
  })
})

describe('the announced twin of a row', () => {
  test('is the same power, item by item, under the announcement', () => {
    expect(
      announcedRow(row('r', { covers: ['处罚'] }), ['b', 'a'], {
        id: 'paper',
        from: on,
        today: '2026-11-22',
      }),
    ).toEqual({
      ...row('r'),
      id: 'r--paper',
      fields: [],
      items: ['b', 'a'],
      covers: [],
      standing: 'announced',
      announcement: 'paper',
      from: on,
      source: { document: 'paper', seen: '2026-11-22' },
    })
    expect(announcedId({ ...row('r'), id: undefined }, 'paper')).toBe('team--paper')
    expect(announcedId(row('r'.repeat(130)), 'paper')).toBe('r'.repeat(120))
  })
})

describe('S0-6 what an announcement does to who acts', () => {
  const paper = { number: '演示1号', on, title: '公告', document: 'paper' }
  const listed = (id: string, more: object = {}): Official =>
    official.parse({
      id,
      name: `事${id}`,
      kind: '处罚',
      change: '新增',
      announcement: paper,
      from: on,
      at: '表 第2行',
      item: 'jianshe-001',
      ...more,
    })
  const run = (
    rows: Assignment[],
    after: Official[],
    touched: Official[] = after,
    before: Official[] = [],
    whose: object = {},
  ) => {
    const map = new Map(after.map((r) => [r.id, r]))
    const made = assignmentRevisions({
      place: invented({ assignments: [rest, ...rows], official: before }),
      items: new Map(['jianshe-001', 'jianshe-002'].map((id) => [id, anItem(id)])),
      after: map,
      touched: new Map(touched.map((r) => [r.id, r])),
      whose,
      announcement: paper,
      from: on,
      today: '2026-11-22',
    })
    const said = made.revisions.map(({ id, payload }) => [
      id,
      payload && [payload.owner, payload.items.join(), payload.standing],
    ])
    return { said, wholly: made.wholly, placed: [...map.values()].map((r) => r.assignments), made }
  }
  test('hands down into an announced row, once for each item, in order', () => {
    const two = [listed('b', { item: 'jianshe-002' }), listed('a'), listed('c')]
    const { said, wholly, placed } = run([row('r')], two)
    expect(said).toEqual([['r--paper', ['team', 'jianshe-001,jianshe-002', 'announced']]])
    expect(wholly).toEqual([])
    expect(placed).toEqual([['r--paper'], ['r--paper'], ['r--paper']])
  })
  test('an older row that named the item by itself lets it go; the law’s own row does not', () => {
    const older = row('older', { fields: [], items: ['jianshe-001', 'jianshe-009'] })
    const elsewhere = row('elsewhere', { fields: [], items: ['jianshe-001'], area: 'plain' })
    const { said } = run([row('r'), older, elsewhere], [listed('a')], undefined, [], {
      area: 'hills',
    })
    expect(said).toEqual([
      ['older', ['team', 'jianshe-009', 'in_scope']],
      ['older--paper', ['team', 'jianshe-001', 'announced']],
    ])
    const law = row('law', {
      fields: [],
      items: ['jianshe-001'],
      mode: 'statutory',
      standing: 'statutory',
    })
    expect(run([row('r'), law], [listed('a')])).toMatchObject({
      said: [],
      wholly: [],
      placed: [undefined],
    })
  })
  test('what only the list has keeps its row though it names no item', () => {
    const { said, placed } = run([row('r')], [listed('a', { item: undefined, field: 'jianshe' })])
    expect([said, placed]).toEqual([[['r--paper', ['team', '', 'announced']]], [['r--paper']]])
  })
  test('nobody is known: how many, and one by name', () => {
    const { said, wholly } = run([], [listed('a'), listed('b', { item: 'jianshe-002' })])
    expect(said).toEqual([])
    expect(wholly).toEqual(['有 2 项不知道由谁承接（如“事a”），请写明承接的机构'])
  })
  test('what another announcement brought, or nobody touched, stays as it is', () => {
    expect(
      run([row('r')], [listed('a', { announcement: { ...paper, document: 'old' } })]).said,
    ).toEqual([])
    expect(run([row('r')], [listed('a')], []).said).toEqual([])
  })
  test('taken back: the department has it again, unless another row of the list still names it', () => {
    const twin = row('r--old', {
      fields: [],
      items: ['jianshe-001'],
      standing: 'announced',
      announcement: 'plan',
    })
    const gone = listed('a', { assignments: ['r--old'], to: '2026-05-05', recall: paper })
    const before = [listed('a', { assignments: ['r--old'] })]
    const back = run([row('r'), twin], [gone], [gone], before)
    expect(back.said).toEqual([
      ['r--old', null],
      ['kept--r--old', ['dept', 'jianshe-001', 'retained']],
    ])
    expect(back.made.revisions[1]).toEqual({
      kind: 'assignment',
      id: 'kept--r--old',
      payload: {
        id: 'kept--r--old',
        fields: [],
        items: ['jianshe-001'],
        area: 'hills',
        owner: 'dept',
        mode: 'retained',
        standing: 'retained',
        covers: [],
        chosenFrom: [],
        announcement: 'paper',
        from: on,
        source: { document: 'paper', seen: '2026-11-22' },
      },
    })
    const other = listed('b', {
      assignments: ['r--old'],
      announcement: { ...paper, document: 'old' },
    })
    expect(run([row('r'), twin], [gone, other], [gone], before).said).toEqual([])
    const bare = row('r--old', { fields: [], items: ['jianshe-001'], department: undefined })
    expect(run([bare], [gone], [gone], before).said).toEqual([['r--old', null]])
    const nothing = { ...gone, item: undefined }
    expect(run([row('r'), twin], [nothing], [nothing], before).said).toEqual([['r--old', null]])
  })
})
