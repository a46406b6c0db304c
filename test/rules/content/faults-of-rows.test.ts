import { describe, expect, test } from 'vitest'
import { checkAssignments } from '#rules/content/check-assignments.ts'
import { checkOwners } from '#rules/content/check-owners.ts'
import {
  cited,
  nowhere,
  origin,
  rest,
  said,
  soundFacts,
  soundPlace,
} from '#test/rules/content/sound.ts'

const agreement = (more: object = {}) => ({
  id: 'paper',
  entrusting: 'dept',
  entrusted: ['gov'],
  source: cited,
  ...more,
})
const entrusted = {
  mode: 'entrusted',
  standing: 'in_scope',
  owner: 'gov',
  inNameOf: 'dept',
  under: 'paper',
  fields: ['jianshe'],
}
const none = (what: string) => `没有这个${what}“none”`

describe('行政处罚法 20, 24: a row that says who acts', () => {
  const wrong = (more: object, place: object = {}) =>
    said(
      checkAssignments(
        soundPlace({ agreements: [agreement()], ...place, assignments: [{ ...rest, ...more }] }),
        soundFacts(),
        origin,
      ),
    )
  test.each<[object, string[]]>([
    [{}, []],
    [{ id: undefined }, ['f › id: 要有 id，修订才能指到这一行']],
    [{ fields: [] }, ['f: 要写 fields 或者 items']],
    [{ fields: [], items: ['jianshe-001'] }, []],
    [{ area: 'none' }, [`f › area: ${none('区域')}`]],
    [{ owner: 'none' }, [`f › owner: ${none('机构')}`]],
    [{ source: nowhere }, [`f › source.document: ${none('文件')}`]],
    [{ mode: 'statutory' }, ['f › standing: “statutory”不能写成“retained”']],
    [{ mode: 'statutory', standing: 'statutory' }, []],
    [{ mode: 'empowered' }, ['f › standing: “empowered”不能写成“retained”']],
    [{ mode: 'empowered', standing: 'in_scope' }, []],
    [{ standing: 'in_scope' }, ['f › standing: “retained”不能写成“in_scope”']],
    [
      { mode: 'empowered', standing: 'announced', fields: [], items: ['jianshe-001'] },
      ['f › announcement: 写“announced”要指明公布清单的文件'],
    ],
    [
      {
        mode: 'empowered',
        standing: 'announced',
        fields: [],
        items: ['jianshe-001'],
        announcement: 'none',
      },
      ['f › announcement: 写“announced”要指明公布清单的文件'],
    ],
    [
      {
        mode: 'empowered',
        standing: 'announced',
        fields: [],
        items: ['jianshe-001'],
        announcement: 'plan',
      },
      [],
    ],
    [
      { mode: 'empowered', standing: 'announced', fields: ['jianshe'], announcement: 'plan' },
      ['f › fields: 公布的清单要逐项写 items，不能只写领域'],
    ],
    [entrusted, []],
    [
      { ...entrusted, inNameOf: undefined, under: undefined },
      ['f › inNameOf: 委托的，要写以哪个委托机关的名义'],
    ],
    [
      { ...entrusted, inNameOf: 'gov', under: undefined },
      ['f › inNameOf: 委托的，要写以哪个委托机关的名义'],
    ],
    [{ ...entrusted, covers: ['处罚', '强制'] }, ['f › covers: 行政强制措施权不得委托']],
    [{ covers: ['强制'] }, []],
    [{ owner: 'old-water' }, ['f › owner: “县水务队”已于 2025-12-31 撤销，要写 to 并另列承接机构']],
    [
      { owner: 'old-water', to: '2026-01-01' },
      ['f › owner: “县水务队”已于 2025-12-31 撤销，要写 to 并另列承接机构'],
    ],
    [{ owner: 'old-water', to: '2025-12-31' }, []],
    [{ from: '2026-01-02', to: '2026-01-01' }, ['f › to: 结束日早于开始日']],
    [{ from: '2026-01-02', to: '2026-01-02' }, []],
    [{ to: '2026-01-02' }, []],
    [{ ...entrusted, under: 'none' }, ['f › under: 没有这份委托协议“none”']],
    [{ ...entrusted, inNameOf: 'county-gov' }, ['f › inNameOf: 委托协议“paper”的委托机关是“dept”']],
    [{ ...entrusted, owner: 'police' }, ['f › owner: 委托协议“paper”没有委托给“police”']],
    [{ under: 'paper', inNameOf: 'dept', owner: 'gov' }, ['f › under: 只有委托的才写委托协议']],
    [{ inNameOf: 'none' }, [`f › inNameOf: ${none('机构')}`]],
    [{ department: 'none' }, [`f › department: ${none('机构')}`]],
    [{ fields: ['jianshe', 'none'] }, [`f › fields[1]: ${none('领域')}`]],
    [{ items: ['jianshe-001', 'none'] }, [`f › items[1]: ${none('事项')}`]],
    [{ chosenFrom: ['plan', 'none'] }, [`f › chosenFrom[1]: ${none('文件')}`]],
  ])('%j', (more, faults) => {
    expect(wrong(more)).toEqual(faults)
  })

  test('what is entrusted to a body reaches its own teams', () => {
    const bodies = soundPlace().bodies.map((b) => (b.id === 'team' ? { ...b, parent: 'gov' } : b))
    expect(wrong({ ...entrusted, owner: 'team' }, { bodies })).toEqual([])
  })
  test('an id stands once', () => {
    const twice = soundPlace({ assignments: [rest, rest] })
    expect(said(checkAssignments(twice, soundFacts(), origin))).toEqual(['f › id: “rest”重复'])
  })
})

describe('S1-10 what two rows say of one matter', () => {
  const at = (row: object) => ({ file: 'f', path: 'owner' in row ? `[${String(row.owner)}]` : '' })
  const wrong = (...rows: object[]) =>
    said(
      checkOwners(
        soundPlace({ assignments: rows.map((r) => ({ ...rest, fields: ['a'], ...r })) }),
        at,
      ),
    )
  const nobody = "f › [gov]: 全辖区要有一行 fields: ['*'] 的长期兜底，否则有的事没有人管"
  const two = 'f › [team].owner: “a”在这里同时有两个行使主体：“team”和 [gov] 的“gov”'
  const gov = { owner: 'gov' }
  const days = (from: string, to: string) => ({ from, to })
  test.each<[string, object[], string[]]>([
    ['two owners', [gov, { owner: 'team' }], [two, nobody]],
    ['one owner twice', [gov, gov], ['f › [gov]: “a”已经写在 [gov] 里了', nobody]],
    [
      'days that meet in one day',
      [
        { ...gov, ...days('2026-01-01', '2026-02-01') },
        { owner: 'team', ...days('2026-02-01', '2026-03-01') },
      ],
      [two, nobody],
    ],
    [
      'days that meet in one day, the other way round',
      [
        { ...gov, ...days('2026-02-01', '2026-03-01') },
        { owner: 'team', ...days('2026-01-01', '2026-02-01') },
      ],
      [two, nobody],
    ],
    [
      'a row that ends before it begins holds never',
      [gov, { owner: 'team', ...days('2026-03-01', '2026-02-01') }],
      [nobody],
    ],
    [
      'an agreement that ends before the row begins',
      [
        gov,
        {
          owner: 'team',
          mode: 'entrusted',
          from: '2026-03-01',
          agreement: days('2026-01-01', '2026-02-01'),
        },
      ],
      [nobody],
    ],
    [
      'the agreement of a row that is not entrusted counts for nothing',
      [gov, { owner: 'team', agreement: days('2027-03-01', '2027-02-01') }],
      [two, nobody],
    ],
    ['everything with somebody, for ever', [{ ...gov, fields: ['*'] }], []],
    ['until a day', [{ ...gov, fields: ['*'], to: '2026-01-01' }], [nobody]],
    ['from a day', [{ ...gov, fields: ['*'], from: '2026-01-01' }], [nobody]],
    ['of some kinds', [{ ...gov, fields: ['*'], covers: ['处罚'] }], [nobody]],
    ['in a part', [{ ...gov, fields: ['*'], area: 'hills' }], [nobody]],
    [
      'entrusted',
      [{ ...gov, fields: ['*'], mode: 'entrusted', agreement: days('2026-01-01', '2027-01-01') }],
      [nobody],
    ],
  ])('%s', (_, rows, faults) => {
    expect(wrong(...rows)).toEqual(faults)
  })
})
