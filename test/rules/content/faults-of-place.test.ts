import { describe, expect, test } from 'vitest'
import { check } from '#rules/content/check.ts'
import { checkPlace } from '#rules/content/check-place.ts'
import {
  cited,
  nowhere,
  origin,
  rest,
  said,
  soundFacts,
  soundPlace,
} from '#test/rules/content/sound.ts'

const wrong = (more: object) => said(checkPlace(soundPlace(more), soundFacts(), origin))
const plain = soundPlace()
const body = (more: object) => ({
  bodies: [
    ...plain.bodies,
    { id: 'x', name: '某队', kind: 'department', duty: '演示', source: cited, ...more },
  ],
})
const paper = (more: object) => ({
  documents: [
    ...plain.documents,
    { id: 'x', title: '甲', kind: '方案', status: '依据', summary: '演示', ...more },
  ],
})
const officer = (more: object = {}) => ({
  name: '甲',
  body: 'team',
  duty: '执法',
  certificate: '演示-1',
  demo: true,
  ...more,
})
const clock = (more: object = {}) => ({
  id: 'c',
  name: '时限',
  start: 'received',
  stop: 'answered',
  length: 3,
  unit: 'working',
  source: '演示',
  standing: 'local',
  ...more,
})

describe('a place is checked down to its last reference, each fault in its own words', () => {
  test('S0-10 S0-42 a sound one has nothing to mend, as has everything together', () => {
    expect(wrong({})).toEqual([])
    expect(said(check(soundFacts(), [], origin))).toEqual([])
  })
  test('all checks run over all facts', () => {
    const field = { id: 'jianshe', name: '又建设', plain: '演示' }
    const facts = soundFacts({
      fields: [...soundFacts().fields, field],
      places: [soundPlace({ slug: 'api', assignments: [{ ...rest, fields: ['jianshe'] }] })],
    })
    expect(
      said(check(facts, [{ id: 'jianshe-001', on: '2026-01-01', reason: '演示' }], origin)),
    ).toEqual([
      'f › id: “jianshe”重复',
      'f › id: “jianshe-001”已停用（retired.csv），编号不能再用',
      'f › slug: “api”是保留地址，换一个',
      "f: 全辖区要有一行 fields: ['*'] 的长期兜底，否则有的事没有人管",
    ])
  })

  test.each<[object, string[]]>([
    [{ slug: 'admin' }, ['f › slug: “admin”是保留地址，换一个']],
    [{ slug: 'api' }, ['f › slug: “api”是保留地址，换一个']],
    [
      { areas: [...plain.areas, { id: 'other', name: '乙县', level: 'county' }] },
      ['f: 区域要有且只有一个最上级，现在有2个'],
    ],
    [
      {
        areas: [...plain.areas, { id: 'east', name: '又东村', level: 'village', parent: 'hills' }],
      },
      ['f › id: 区域“east”重复'],
    ],
    [
      { areas: [...plain.areas, { id: 'west', name: '西村', level: 'village', parent: 'none' }] },
      ['f › parent: 没有这个区域“none”'],
    ],
    [body({ id: 'gov', name: '某府' }), ['f › id: 机构“gov”重复']],
    [body({ parent: 'none' }), ['f › parent: 没有这个机构“none”']],
    [body({ managedBy: 'none' }), ['f › managedBy: 没有这个机构“none”']],
    [body({ ledBy: 'none' }), ['f › ledBy: 没有这个机构“none”']],
    [body({ actsAs: 'none' }), ['f › actsAs: 没有这个机构“none”']],
    [body({ successor: 'none' }), ['f › successor: 没有这个机构“none”']],
    [body({ parent: 'x' }), ['f › parent: 上级绕成了圈']],
    [body({ source: nowhere }), ['f › source.document: 没有这个文件“none”']],
    [body({ perField: true }), ['f › name: 每个领域一个的机构，名称里要有“{field}”；别的不能有']],
    [
      body({ name: '{field}队' }),
      ['f › name: 每个领域一个的机构，名称里要有“{field}”；别的不能有'],
    ],
    [body({ from: '2026-02-02', to: '2026-02-01' }), ['f › to: 结束日早于开始日']],
    [body({ from: '2026-02-02', to: '2026-02-02' }), []],
    [body({ from: '2026-02-02' }), []],
    [{ firstResponder: 'none' }, ['f › firstResponder: 没有这个机构“none”']],
    [{ supervisor: 'none' }, ['f › supervisor: 没有这个机构“none”']],
    [
      {
        ladder: [
          { step: '一', source: '演示' },
          { step: '二', body: 'none', source: '演示' },
        ],
      },
      ['f › ladder[1].body: 没有这个机构“none”'],
    ],
    [{ officers: [officer({ body: 'none' })] }, ['f › body: 没有这个机构“none”']],
    [
      { officers: [officer({ demo: false })] },
      ['f › certificate: 演示人员的证号要以“演示”开头；真实人员不能'],
    ],
    [
      { officers: [officer({ certificate: '浙-演示' })] },
      ['f › certificate: 演示人员的证号要以“演示”开头；真实人员不能'],
    ],
    [{ officers: [officer(), officer()] }, ['f › certificate: 证号“演示-1”重复']],
    [{ officers: [officer({ certificate: '浙-1', demo: false })] }, []],
    [
      { reserved: { kinds: [], to: 'none', source: nowhere } },
      ['f › to: 没有这个机构“none”', 'f › source.document: 没有这个文件“none”'],
    ],
    [{ reserved: undefined }, []],
    [
      { declared: [{ field: 'none', count: 2 }], declaredTotal: 2 },
      ['f › field: 没有这个领域“none”'],
    ],
    [
      {
        declared: [
          { field: 'jianshe', count: 2 },
          { field: 'jianshe', count: 3 },
        ],
        declaredTotal: 5,
      },
      ['f › field: 领域“jianshe”重复'],
    ],
    [
      { declared: [{ field: 'jianshe', count: 2 }], declaredTotal: 3 },
      ['f › declaredTotal: 各领域合计2项，这里写3，对不上'],
    ],
    [
      { declared: [{ field: 'jianshe', count: 2 }] },
      ['f › declaredTotal: 各领域合计2项，这里写空，对不上'],
    ],
    [{ declaredTotal: 3 }, []],
    [paper({ id: 'plan' }), ['f › id: 文件“plan”重复']],
    [paper({ basedOn: ['plan', 'none'] }), ['f › basedOn[1]: 没有这个文件“none”']],
    [paper({ replacedBy: 'none' }), ['f › replacedBy: 没有这个文件“none”']],
    [paper({ interprets: 'none' }), ['f › interprets: 没有这个文件“none”']],
    [paper({ interprets: 'x' }), ['f › interprets: 解读不能解读自己']],
    ...[
      '某政发[2022]27号',
      '某政发〔2022〕07号',
      '某政发〔22〕7号',
      '〔2022〕7号',
      '某 〔2022〕7号',
      '某政发〔2022〕7号文',
      '某政发〔2022〕号',
    ].map((number): [object, string[]] => [
      paper({ number }),
      ['f › number: 文号要写成“×政发〔2022〕27号”的样子'],
    ]),
    [paper({ number: '某政发〔2022〕7号' }), []],
    [paper({ number: '某政发〔2022〕127号' }), []],
    [
      paper({ writtenOn: '2026-01-02', issuedOn: '2026-01-01' }),
      ['f › issuedOn: 发布日期早于成文日期'],
    ],
    [paper({ writtenOn: '2026-01-02', issuedOn: '2026-01-02' }), []],
    [paper({ writtenOn: '2026-01-02' }), []],
    [
      { bodySets: [{ id: 's', name: '一', bodies: ['gov', 'none'], source: cited }] },
      ['f › bodySets[0].bodies[1]: 没有这个机构“none”'],
    ],
    [
      {
        grants: {
          count: 3,
          unit: '项',
          to: '某镇',
          announcement: 'none',
          note: '演示',
          source: cited,
        },
      },
      ['f › grants.announcement: 没有这个文件“none”'],
    ],
    [{ clocks: [clock(), clock()] }, ['f › id: 时限“c”重复']],
    [{ clocks: [clock({ start: 'none' })] }, ['f › start: 没有这个事件“none”']],
    [{ clocks: [clock({ stop: 'none' })] }, ['f › stop: 没有这个事件“none”']],
    [{ clocks: [clock({ kinds: ['report', 'none'] })] }, ['f › kinds[1]: 没有这类来件“none”']],
    [
      { clocks: [clock({ unit: 'hours', pauses: ['asked'] })] },
      ['f › unit: 按小时算的时限不能暂停，也不能延长'],
    ],
    [
      {
        clocks: [
          clock({ unit: 'hours', extension: { length: 1, unit: 'working', source: '演示' } }),
        ],
      },
      ['f › unit: 按小时算的时限不能暂停，也不能延长'],
    ],
    [{ clocks: [clock({ unit: 'hours' })] }, []],
    [{ clocks: [clock({ pauses: ['asked'] })] }, []],
  ])('%j', (more, faults) => {
    expect(wrong(more)).toEqual(faults)
  })

  test('a circle is found from each row that lies on the way into it', () => {
    const round = [
      { id: 'a', name: '甲', level: 'village', parent: 'b' },
      { id: 'b', name: '乙', level: 'village', parent: 'a' },
      { id: 'c', name: '丙', level: 'village', parent: 'a' },
    ]
    expect(wrong({ areas: [...plain.areas, ...round] })).toEqual(
      Array<string>(3).fill('f › parent: 上级绕成了圈'),
    )
  })
})
