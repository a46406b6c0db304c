import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compile } from '#api/facts/compile.ts'
import { loadFacts } from '#api/facts/load.ts'
import { line } from '#rules/content/finding.ts'
import { root, shipped } from '#test/kit/content.ts'

let dir = ''
const probe = 'content/common/items/probe.yaml'
let known = new Set<string>()
/** A copy of content/ with few items, so that each case compiles in a moment; what that alone breaks is no finding. */
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'shouwen-content-'))
  cpSync(join(root, 'content'), join(dir, 'content'), {
    recursive: true,
    filter: (path) => !/common\/(items\/|lexicon|special-cues)/.test(path) || /ziran/.test(path),
  })
  writeFileSync(join(dir, probe), '')
  known = new Set(compile(dir).findings.map(line))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** Writes content anew and returns only what this change made wrong. */
const broken = (file: string, change: (text: string) => string): string[] => {
  const path = join(dir, file)
  const before = readFileSync(path, 'utf8')
  const after = change(before)
  expect(after, 'the change must change something').not.toBe(before)
  writeFileSync(path, after)
  return compile(dir)
    .findings.map(line)
    .filter((text) => !known.has(text))
}
const lingxi = (name: string) => `content/places/lingxi/${name}`

describe('content as shipped', () => {
  it('compiles without a finding', () => {
    expect(shipped().findings.map(line)).toEqual([])
  })

  it('has money in 分 and one version for one content', () => {
    const { facts } = shipped()
    for (const { id, tiers } of facts.items)
      for (const t of tiers.filter((x) => x.base === 'fixed' || x.base === 'per_unit')) {
        expect(Number.isInteger(t.min) && Number.isInteger(t.max), id).toBe(true)
        // The smallest fine of a statute is some yuan, so a fine below one yuan was never multiplied.
        expect(t.max, id).toBeGreaterThanOrEqual(100)
      }
    expect(compile(root).facts.version).toBe(facts.version)
    expect(facts.version).toMatch(/^[0-9a-f]{16}$/)
  })
})

describe('bad content tells the editor what to mend', () => {
  it('names file, row, key and the wrong word (DESIGN §5)', () => {
    const found = broken(lingxi('assignments.yaml'), (t) =>
      t.replace('owner: lingxi-team', 'owner: 渔业队'),
    )
    // An id that no schema allows is told as such …
    expect(found[0]).toMatch(/^content\/places\/lingxi\/assignments\.yaml › \[0\]\.owner: /)
    const other = broken(lingxi('assignments.yaml'), (t) =>
      t.replace('owner: 渔业队', 'owner: yuye-team'),
    )
    // … and one that names nothing, too.
    expect(other).toEqual([
      'content/places/lingxi/assignments.yaml › [0].owner: 没有这个机构“yuye-team”',
    ])
  })

  it('S0-10 S0-42: a wrong count fails the build', () => {
    expect(broken(lingxi('declared.csv'), (t) => t.replace('jianshe,365', 'jianshe,364'))).toEqual([
      'content/places/lingxi/place.yaml › declaredTotal: 各领域合计938项，这里写939，对不上',
    ])
  })

  it('S1-10: two active owners of one field in one area are an error', () => {
    const found = broken(
      lingxi('assignments.yaml'),
      (t) => `${t}
- id: second
  fields: [shuili]
  area: lingxi
  owner: county-bureau
  mode: retained
  standing: retained
  source: { document: fangan, seen: 2026-11-22 }
`,
    )
    expect(found).toHaveLength(1)
    expect(found[0]).toContain('.owner: “shuili”在这里同时有两个行使主体')
  })

  it('without the row for everything else somebody would have no owner', () => {
    const found = broken(lingxi('assignments.yaml'), (t) => t.replace("['*']", '[shengtai]'))
    expect(found.join()).toContain('长期兜底')
  })

  it.each([
    ['areas.yaml', 'parent: cangnan', 'parent: nowhere', '没有这个区域“nowhere”'],
    ['bodies.yaml', 'ledBy: county-bureau', 'ledBy: nobody', '没有这个机构“nobody”'],
    ['bodies.yaml', 'document: fangan', 'document: nothing', '没有这个文件“nothing”'],
    ['bodies.yaml', 'perField: true', 'perField: false', '“{field}”'],
    ['bodies.yaml', 'parent: county-gov', 'parent: lingxi-team', '上级绕成了圈'],
    ['documents.yaml', '浙委办发〔2019〕46号', '浙委办发(2019)46号', '文号要写成'],
    ['reserved.yaml', 'to: county-dept', 'to: nobody', '没有这个机构“nobody”'],
    ['reserved.yaml', '责令关闭, ', '关门, ', 'reserved.yaml › kinds[3]: 无效选项'],
    ['place.yaml', 'firstResponder: lingxi-team', 'firstResponder: nobody', '没有这个机构“nobody”'],
    ['place.yaml', 'slug: lingxi', 'slug: admin', '是保留地址'],
    ['clocks.yaml', 'start: filed', 'start: dreamt', '没有这个事件“dreamt”'],
    ['place.yaml', 'gate:', 'gates:', '出现未知的键'],
    ['declared.csv', 'keji,1', 'magic,1', '没有这个领域“magic”'],
    ['assignments.yaml', 'standing: in_scope', 'standing: announced', '要指明公布清单的文件'],
  ])('%s: %s → %s', (file, from, to, message) => {
    expect(broken(lingxi(file), (t) => t.replace(from, to)).join('\n')).toContain(message)
  })

  it.each([
    ['hotlines.yaml', "number: '119'", "number: '999'", 'hotlines.yaml 里没有“119”'],
    ['procedures.yaml', '- { to: show, label: 在限度内 }', '- { to: hide }', '没有这一步“hide”'],
    ['holidays/2026.yaml', "'2026-01-01'", "'2025-01-01'", '不是2026年的日子'],
    ['holidays/2026.yaml', 'source:', 'from:', '缺'],
    ['clocks.yaml', 'id: suit,', 'id: review,', '“review”重复'],
  ])('common %s: %s → %s', (file, from, to, message) => {
    const found = broken(`content/common/${file}`, (t) => t.replace(from, to)).join('\n')
    expect(found).toContain(message === '缺' ? 'source' : message)
  })

  it('tells everything at once, and of a file it does not know', () => {
    writeFileSync(join(dir, lingxi('notes.txt')), '')
    broken(lingxi('areas.yaml'), (t) => t.replace('parent: cangnan', 'parent: nowhere'))
    const found = broken(lingxi('bodies.yaml'), (t) =>
      t.replace('ledBy: county-bureau', 'ledBy: nobody'),
    )
    expect(found.join('\n')).toMatch(/nowhere[^]*nobody|nobody[^]*nowhere/)
    expect(found).toContain('content/places/lingxi/notes.txt: 不认识的文件')
  })

  it('says the line of broken YAML, and of a file that is missing', () => {
    expect(
      broken(lingxi('reserved.yaml'), (t) => t.replace('open: true', 'open: [true'))[0],
    ).toContain('reserved.yaml › 第')
    rmSync(join(dir, 'content/common/hotlines.yaml'))
    expect(compile(dir).findings.map(line)).toContain('content/common/hotlines.yaml: 缺这个文件')
  })
})

describe('items', () => {
  const row = (patch: string) => `
- id: jianshe-990
  field: jianshe
  name: 试验用的事项名称
  title: 试验
  act: 这只是测试里的一行，用来看编译器怎么说话。
  basis: [{ law: 城乡规划法, article: 第六十五条, role: penalises }]
  kinds: [罚款]
  tiers: [{ base: fixed, min: 12.34, max: 200 }]
  boundary: { supervises: 某部门 }
  words: [甲, 乙, 丙]
  checkedOn: 2026-11-22
${patch}`
  const withRow = (patch: string, change: (text: string) => string = (t) => t) =>
    broken(probe, (t) => t + change(row(patch)))

  it('a sound one adds no finding, and its yuan become 分', () => {
    expect(withRow('')).toEqual([])
    const item = compile(dir).facts.items.find((i) => i.id === 'jianshe-990')
    expect(item?.tiers[0]).toMatchObject({ min: 1234, max: 20000 })
  })

  it.each([
    ['law', '城乡规划法', '不存在的法', 'basis[0].law: laws.csv 里没有“不存在的法”'],
    ['role', 'penalises', 'prohibits', 'basis: 处罚事项至少要有一条处罚依据'],
    ['article', '第六十五条', '第65条', '条号要写成“第三十六条”的样子'],
    ['field', 'field: jianshe', 'field: linye', 'id: 编号要以领域“linye-”开头'],
    ['amount', 'min: 12.34', 'min: 300', '罚款下限大于上限'],
    ['kinds', '[罚款]', '[警告]', 'kinds: 写了罚款幅度'],
    ['id', 'jianshe-990\n  field: jianshe', 'ziran-013\n  field: ziran', 'id: 编号“ziran-013”重复'],
  ])('wrong %s', (_, from, to, message) => {
    expect(withRow('', (t) => t.replace(from, to)).join('\n')).toContain(message)
  })

  it('an id that was retired never comes back', () => {
    writeFileSync(
      join(dir, 'content/common/retired.csv'),
      'id,on,reason\njianshe-990,2026-01-01,法律废止\n',
    )
    expect(withRow('').join('\n')).toContain('编号不能再用')
  })
})

describe('loading', () => {
  it('gives the chosen places, and refuses one that is not there', () => {
    const path = join(dir, 'facts.json')
    writeFileSync(path, JSON.stringify(shipped().facts))
    expect(loadFacts(path, { places: ['lingxi'] }).places.map((p) => p.slug)).toEqual(['lingxi'])
    expect(loadFacts(path)).toEqual(JSON.parse(JSON.stringify(shipped().facts)))
    expect(() => loadFacts(path, { places: ['atlantis'] })).toThrow('atlantis')
  })
})
