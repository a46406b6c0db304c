import { describe, expect, test } from 'vitest'
import { ownersIn, stateOf } from '#rules/catalogue/state.ts'
import { turningDays, versionOn, versionsOf } from '#rules/catalogue/versions.ts'
import { revision, type Revision } from '#rules/content/revision.ts'
import { anItem, bodies, day, plain, revised, source, team, world } from './fixture.ts'

describe('versions of a catalogue', () => {
  const dated = world(
    [
      { ...plain, from: '2026-02-01', to: '2026-02-28' },
      {
        ...plain,
        id: 'e',
        mode: 'entrusted',
        inNameOf: 'dept',
        agreement: { from: '2026-03-05', to: '2026-03-10' },
      },
    ],
    {
      bodies: [...bodies().bodies, { ...team, from: '2026-04-01' }],
      agreements: [
        {
          id: 'p',
          entrusting: 'dept',
          entrusted: ['gov'],
          from: '2026-04-10',
          to: '2026-04-20',
          source,
        },
      ],
    },
    [anItem('jianshe-001', { to: '2026-01-31' })],
  )
  test('turn on the first day of a fact and on the day after its last, up to today', () => {
    const turns = [
      '2026-02-01',
      '2026-03-01',
      '2026-03-05',
      '2026-03-11',
      '2026-04-01',
      '2026-04-10',
      '2026-04-21',
    ]
    expect(turningDays(dated, [], 'hills', '2026-12-31')).toEqual(turns)
    expect(turningDays(dated, [], 'hills', '2026-04-01')).toEqual(turns.slice(0, 5))
    expect(turningDays(dated, [], 'nowhere', '2026-12-31')).toEqual(['2026-02-01'])
  })
  test('turn with the office’s revisions of shown kinds, of here or of everywhere', () => {
    const bare = world([plain], bodies())
    const row = revised('jianshe-001', '2026-05-01', anItem('jianshe-001', { from: '2026-06-01' }))
    const own = revision.parse({
      kind: 'assignment',
      place: 'hills',
      id: 'e',
      from: '2026-07-01',
      to: '2026-07-31',
      cause: '演示',
      payload: {
        ...plain,
        id: 'e',
        mode: 'entrusted',
        agreement: { from: '2026-08-01', to: '2026-08-31' },
      },
    })
    const others: Revision[] = [
      { kind: 'hotline', id: '1', from: '2026-09-01', cause: '演示', payload: null },
      revision.parse({ ...own, place: 'plain', from: '2026-10-01', to: '2026-10-31' }),
    ]
    expect(turningDays(bare, [row, own, ...others], 'hills', '2026-12-31')).toEqual([
      '2026-05-01',
      '2026-06-01',
      '2026-07-01',
      '2026-08-01',
      '2026-09-01',
    ])
  })
  test('follow each other from day to day; a day without a change makes none', () => {
    const all = versionsOf(dated, [], 'hills', '2026-12-31')
    expect(all.map((v) => [v.key, v.from, v.to])).toEqual([
      ['initial', undefined, '2026-01-31'],
      ['2026-02-01', '2026-02-01', '2026-02-28'],
      ['2026-03-01', '2026-03-01', '2026-03-04'],
      ['2026-03-05', '2026-03-05', '2026-03-10'],
      ['2026-03-11', '2026-03-11', '2026-03-31'],
      ['2026-04-01', '2026-04-01', undefined],
    ])
    expect(versionsOf(dated, [], 'nowhere', '2026-12-31')).toEqual([])
    expect(['2026-01-31', '2026-02-01', '2026-12-31'].map((d) => versionOn(all, d)?.key)).toEqual([
      'initial',
      '2026-02-01',
      '2026-04-01',
    ])
  })
  test('who exercised an item, by name: who has it before who keeps it', () => {
    const kept = {
      ...plain,
      id: 'k',
      area: 'county',
      fields: ['*'],
      owner: 'dept',
      mode: 'retained',
      standing: 'retained',
    }
    const owner = (rows: object[], item = anItem('jianshe-001')) => {
      const state = stateOf(world(rows), 'hills', day)
      return state ? ownersIn(state)(item) : 'none'
    }
    expect(owner([kept, plain])).toBe('青山镇综合行政执法队')
    expect(owner([kept])).toBe('县级建设主管部门')
    expect(owner([kept], anItem('bie-001'))).toBe('县级bie主管部门')
    expect(owner([plain], anItem('bie-001'))).toBe('')
  })
})
