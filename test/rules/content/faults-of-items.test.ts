import { describe, expect, test } from 'vitest'
import { checkCommon } from '#rules/content/check-common.ts'
import { checkItems } from '#rules/content/check-items.ts'
import type { Facts } from '#rules/content/facts.ts'
import { anItem } from '#test/rules/catalogue/fixture.ts'
import { origin, said, soundFacts } from '#test/rules/content/sound.ts'

const branches = [
  { id: 'jianshe', name: '建设', plain: '演示' },
  { id: 'dangan', name: '档案', plain: '演示' },
  { id: 'shirong', name: '市容', plain: '演示', within: 'jianshe', laws: ['甲法'] },
]
const law = (title: string, more: object = {}): Facts['laws'][number] => ({
  title,
  official: title,
  level: '法律',
  version: '2020-01-01',
  inForce: true,
  ...more,
})
const laws = [law('甲法'), law('旧法', { inForce: false }), law('省条例', { territory: '浙江' })]
const basis = (of: string, role = 'penalises') => [{ law: of, article: '第五条', role }]

describe('one item of the catalogue', () => {
  const wrong = (more: object) =>
    said(
      checkItems(
        soundFacts({ fields: branches, laws, items: [{ ...anItem('jianshe-001'), ...more }] }),
        [{ id: 'jianshe-900', on: '2026-01-01', reason: '演示' }],
        origin,
      ),
    )
  test.each<[object, string[]]>([
    [{}, []],
    [{ field: 'none' }, ['f › field: 没有这个领域“none”', 'f › id: 编号要以领域“none-”开头']],
    [
      { field: 'shirong', id: 'shirong-001' },
      ['f › field: “shirong”是“jianshe”的分支：field 写“jianshe”，branch 写“shirong”'],
    ],
    [{ branch: 'shirong' }, []],
    [
      { branch: 'dangan' },
      ['f › branch: “dangan”不是领域“jianshe”的分支（fields.yaml 的 within）'],
    ],
    [{ id: 'jianshe001' }, ['f › id: 编号要以领域“jianshe-”开头']],
    [{ id: 'jianshe-900' }, ['f › id: “jianshe-900”已停用（retired.csv），编号不能再用']],
    [
      { basis: basis('甲法', 'prohibits') },
      ['f › basis: 处罚事项至少要有一条处罚依据（role: penalises）'],
    ],
    [{ kind: '检查', basis: basis('甲法', 'prohibits') }, []],
    [{ basis: [...basis('甲法', 'prohibits'), ...basis('甲法')] }, []],
    [{ kinds: ['警告'] }, ['f › kinds: 写了罚款幅度，种类里却没有“罚款”']],
    [{ kinds: ['警告'], tiers: [] }, []],
    [
      { tiers: [] },
      ['f › tiers: 种类里有“罚款”，要写幅度；法条没有写数额的，写 fineWithoutAmount: true'],
    ],
    [{ tiers: [], fineWithoutAmount: true }, []],
    [{ from: '2026-01-02', to: '2026-01-01' }, ['f › to: 结束日早于开始日']],
    [{ from: '2026-01-02', to: '2026-01-02' }, []],
    [{ to: '2026-01-02' }, []],
    [{ basis: [...basis('甲法'), ...basis('无法')] }, ['f › basis[1].law: laws.csv 里没有“无法”']],
    [{ basis: basis('旧法') }, ['f › basis[0].law: “旧法”已经失效，现行事项不能引它']],
    [{ basis: basis('旧法'), to: '2026-01-02' }, []],
    [{ basis: basis('省条例') }, ['f › basis[0].law: “省条例”只在浙江有效，territory 要写“浙江”']],
    [{ basis: basis('省条例'), territory: '浙江' }, []],
    [
      { related: [{ kind: '检查', text: '查', law: '无法', article: '第一条' }] },
      ['f › related[0].law: laws.csv 里没有“无法”'],
    ],
  ])('%j', (more, faults) => {
    expect(wrong(more)).toEqual(faults)
  })

  test('one id for ever, among the living and the gone', () => {
    const gone = { id: 'jianshe-900', on: '2026-01-01', reason: '演示' }
    const facts = soundFacts({ items: [anItem('jianshe-001'), anItem('jianshe-001')] })
    expect(said(checkItems(facts, [gone, gone], origin))).toEqual([
      'f › id: 编号“jianshe-001”重复',
      'f › id: “jianshe-900”重复',
    ])
  })
})

describe('what all places share', () => {
  const wrong = (more: object) => said(checkCommon(soundFacts({ laws, ...more }), origin))
  const twice = <T>(row: T): T[] => [row, row]
  const line = { number: '119', name: '火警', use: '演示', source: '演示' }
  const special = (more: object = {}) => ({
    kind: 'police',
    name: '甲',
    advice: '乙',
    hotlines: [],
    fields: [],
    cues: [],
    not: [],
    ...more,
  })
  const topic = (more: object = {}) => ({
    id: 't',
    name: '甲',
    hint: '乙',
    items: ['jianshe-001'],
    ...more,
  })
  const step = (id: string, ...to: string[]) => ({
    id,
    title: `第${id}步`,
    text: '甲',
    source: '乙',
    next: to.map((t) => ({ to: t })),
  })
  const way = (...steps: object[]) => ({
    procedures: [{ id: 'p', name: '甲', when: '乙', notes: [], steps }],
  })
  const year = { year: 2026, source: '甲', off: ['2026-01-01'], work: ['2026-01-04'] }
  const clock = {
    id: 'c',
    name: '甲',
    start: 'received',
    stop: 'answered',
    length: 3,
    unit: 'working',
    kinds: [],
    pauses: [],
    source: '甲',
    standing: 'local',
  }
  test.each<[object, string[]]>([
    [{}, []],
    [{ fields: branches }, []],
    [
      { fields: [...branches, { id: 'dangan', name: '别', plain: '演示' }] },
      ['f › id: “dangan”重复'],
    ],
    [
      { fields: [...branches, { id: 'bie', name: '档案', plain: '演示' }] },
      ['f › name: “档案”重复'],
    ],
    [
      { fields: [...branches, { id: 'x', name: '新', plain: '演示', within: 'shirong' }] },
      ['f › within: 没有这个领域“shirong”，或者它自己也是分支'],
    ],
    [
      { fields: [...branches, { id: 'x', name: '新', plain: '演示', laws: ['甲法', '无法'] }] },
      ['f › laws[1]: laws.csv 里没有“无法”', 'f › laws: 只有分支（within）才写 laws'],
    ],
    [{ laws: [...laws, law('甲法')] }, ['f › title: “甲法”重复']],
    [
      { lexicon: twice({ say: '臭', means: ['气'], weight: 1 }) },
      ['f › say: “臭”在这个文件里重复'],
    ],
    [{ specials: twice(special()) }, ['f › kind: “police”重复']],
    [{ hotlines: twice(line) }, ['f › number: “119”重复']],
    [{ holidays: twice(year) }, ['f › year: “2026”重复']],
    [{ topics: twice(topic()) }, ['f › id: “t”重复']],
    [{ clocks: twice(clock) }, ['f › id: “c”重复']],
    [{ clocks: [{ ...clock, start: 'none' }] }, ['f › start: 没有这个事件“none”']],
    [{ procedures: twice(way(step('一')).procedures[0]) }, ['f › id: “p”重复']],
    [{ topics: [topic({ items: ['jianshe-001', 'none'] })] }, ['f › items[1]: 没有这个事项“none”']],
    [
      { topics: [topic()], items: [anItem('jianshe-001', { to: '2026-05-01' })] },
      ['f › items[0]: “jianshe-001”已于 2026-05-01 停用'],
    ],
    [
      { hotlines: [line], specials: [special({ hotlines: ['119', '000'] })] },
      ['f › hotlines[1]: hotlines.yaml 里没有“000”'],
    ],
    [
      {
        specials: [
          special({
            cues: [
              { pattern: '好', weight: 1 },
              { pattern: '(', weight: 1 },
            ],
          }),
        ],
      },
      ['f › cues[1].pattern: 正则表达式写错了'],
    ],
    // Sound without the sign for characters beyond the first plane, a fault with it.
    [
      { specials: [special({ not: [{ pattern: String.raw`\-`, weight: 1 }] })] },
      ['f › not[0].pattern: 正则表达式写错了'],
    ],
    [way(step('一', '二'), step('二', '三'), step('三')), []],
    [way(step('一', '二', '三'), step('二'), step('三', '一')), []],
    [
      way(step('一', '二'), step('二', '四'), step('三', '二')),
      ['f › steps[1].next[0].to: 没有这一步“四”', 'f › steps[2]: “第三步”从第一步走不到'],
    ],
    [way(step('一', '二'), step('二'), step('二')), ['f › steps: 步骤“二”重复']],
    [
      { holidays: [{ ...year, off: ['2026-01-01', '2025-12-31'], work: ['2027-01-01'] }] },
      ['f › off[1]: 不是2026年的日子', 'f › work[0]: 不是2026年的日子'],
    ],
  ])('%j', (more, faults) => {
    expect(wrong(more)).toEqual(faults)
  })

  test('a word may stand in two files', () => {
    const rows = [1, 2].map((weight) => ({ say: '臭', means: ['气'], weight: weight / 2 }))
    const place = (row: object) => ({ file: `${rows.findIndex((r) => r === row)}`, path: '' })
    expect(checkCommon(soundFacts({ lexicon: rows }), place)).toEqual([])
  })
})
