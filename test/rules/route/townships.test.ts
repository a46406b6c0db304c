import { describe, expect, it, test } from 'vitest'
import type { Classification } from '#rules/classify/classify.ts'
import { withAgreements } from '#rules/place/agreement.ts'
import { whereIs } from '#rules/route/area.ts'
import { route, type Matter } from '#rules/route/route.ts'
import { facts, placeOf } from '#test/kit/content.ts'

const date = '2026-11-22'
const blank: Classification = { items: [], fields: [], special: null, confidence: 'low' }
type Case = {
  duty: string
  what: string
  of: Partial<Matter>
  owner: string
  name: string | null
  /** Text of a line of the trace, and where that line says it is from. */
  trace: [string, string][]
}
const run = (slug: string, of: Partial<Matter>) =>
  route({ facts: facts(), place: placeOf(slug), text: '演示', date, classification: blank, ...of })
const holds = (slug: string, { of, owner, name, trace }: Case) => {
  const r = run(slug, of)
  const steps = r.trace.map((s) => `${s.text}〔${s.source}〕`).join('\n')
  expect([r.owner.name, r.inNameOf], steps).toEqual([owner, name])
  for (const [text, source] of trace)
    expect(
      r.trace.some((s) => s.text.includes(text) && s.source.includes(source)),
      `${text} 〔${source}〕 in\n${steps}`,
    ).toBe(true)
  for (const step of r.trace) expect(step.source, step.text).not.toBe('')
}

const plan = '楚雄市改革试点乡镇综合行政执法改革实施方案'
const pilot: Case[] = [
  {
    duty: 'S1-4',
    what: 'a street matter under the local name of the field',
    of: { item: 'jianshe-005', area: 'donghua' },
    owner: '东华镇行政审批和综合执法局',
    name: 'donghua-gov',
    trace: [
      ['“城市管理”这类事项已赋权', plan],
      ['以公告为准', plan],
    ],
  },
  {
    duty: 'S1-7',
    what: 'free words name the other pilot township',
    of: { item: 'linye-003', area: '大过口乡某村后山' },
    owner: '大过口乡行政审批和综合执法局',
    name: 'daguokou-gov',
    trace: [['“林业和草原”这类事项已赋权', '行政处罚法第二十四条']],
  },
  {
    duty: 'S1-20(4)',
    what: 'nobody said in which township',
    of: { item: 'linye-003' },
    owner: '东华镇行政审批和综合执法局',
    name: 'donghua-gov',
    trace: [['没有说清在哪个乡镇', '首问责任制']],
  },
  {
    duty: 'S1-17',
    what: 'a township that is no pilot',
    of: { item: 'linye-003', area: '子午镇' },
    owner: '市级林业和草原主管部门',
    name: 'city-dept',
    trace: [
      ['没有下放', plan],
      ['接收以前仍由首问单位负责', '首问责任制'],
    ],
  },
  {
    duty: 'S1-17',
    what: 'another city',
    of: { item: 'linye-003', area: '大理市' },
    owner: '事发地的主管机关（不在楚雄市）',
    name: null,
    trace: [['没有管辖权', '事发地']],
  },
  {
    duty: 'S1-4',
    what: 'social insurance went down',
    of: { item: 'renshe-012', area: 'donghua' },
    owner: '东华镇行政审批和综合执法局',
    name: 'donghua-gov',
    trace: [['“社会保障”这类事项已赋权', plan]],
  },
  {
    duty: 'S1-10',
    what: 'wages did not: the field is wider than its branch',
    of: { item: 'renshe-001', area: 'donghua' },
    owner: '市级人力社保主管部门',
    name: 'city-dept',
    trace: [['没有下放', plan]],
  },
  {
    duty: 'S1-18',
    what: 'two bodies each say it is not theirs',
    of: { item: 'linye-003', area: 'donghua', note: '两个部门都说不归自己' },
    owner: '待定（东华镇行政审批和综合执法局先行处置）',
    name: null,
    trace: [
      ['最先发现违法行为的单位先行处理', '方案第18条'],
      ['双方协商', '方案第18条'],
      ['楚雄市人民政府', '方案第18条'],
    ],
  },
  {
    duty: 'S1-17',
    what: 'a suspected crime',
    of: { item: 'linye-001', area: 'daguokou', note: '涉嫌犯罪' },
    owner: '司法机关（公安机关受理移送）',
    name: null,
    trace: [['移送司法机关', '行政处罚法第二十七条']],
  },
  {
    duty: 'S1-7',
    what: 'what the law itself gives a township',
    of: { item: 'ziran-013', area: 'daguokou' },
    owner: '大过口乡行政审批和综合执法局',
    name: 'daguokou-gov',
    trace: [['法律把这一项直接交给大过口乡人民政府', '城乡规划法']],
  },
  {
    duty: 'S1-7',
    what: 'public order is the police’s',
    of: { item: 'gongan-001', area: 'donghua' },
    owner: '公安机关',
    name: 'police',
    trace: [['没有下放，由公安机关', '治安管理处罚法']],
  },
  {
    duty: 'S1-15',
    what: 'a severe penalty where nothing is reserved',
    of: { item: 'linye-003', area: 'donghua', note: '已列入目录；拟吊销许可证' },
    owner: '东华镇行政审批和综合执法局',
    name: 'donghua-gov',
    trace: [['由法制审核人员认定以后再决定', '首问责任制']],
  },
]

const report = '乡镇综合行政执法改革工作汇报'
const entrusted: Case[] = [
  {
    duty: 'S3-4',
    what: 'an entrustment whose agreement nobody has imported',
    of: { item: 'nongye-017' },
    owner: '县农业农村部门',
    name: 'dept-nongye',
    trace: [
      ['协议没有登记或者已经到期', '行政处罚法第二十条'],
      ['委托生效以前，由县农业农村部门', report],
      ['接收以前仍由首问单位负责', '首问责任制'],
    ],
  },
  {
    duty: 'S3-4',
    what: 'an officer has seen the agreement',
    of: { item: 'nongye-017', note: '委托协议已签，在有效期内' },
    owner: '乡镇综合行政执法大队',
    name: 'dept-nongye',
    trace: [['受托办理，以委托机关的名义', '承办人员核实的情况']],
  },
  {
    duty: 'S3-3',
    what: 'the funeral matter, by field alone',
    of: { field: 'binzang' },
    owner: '县民政部门',
    name: 'dept-minzheng',
    trace: [['协议没有登记或者已经到期', '行政处罚法第二十条']],
  },
  {
    duty: 'S3-4',
    what: 'three old offices are one entrusting department',
    of: { item: 'wenlv-001' },
    owner: '县文旅广新部门',
    name: 'dept-wenlv',
    trace: [['以县文旅广新部门的名义', report]],
  },
  {
    duty: 'S3-4',
    what: 'a township that the source does not name is still inside',
    of: { item: 'jiaotong-008', area: '青山镇' },
    owner: '县交通部门',
    name: 'dept-jiaotong',
    trace: [['协议没有登记或者已经到期', '行政处罚法第二十条']],
  },
  {
    duty: 'S3-13',
    what: 'compulsion is the town’s own power, never an entrusted one',
    of: { item: 'ziran-013' },
    owner: '乡镇综合行政执法大队',
    name: 'xiang-gov',
    trace: [
      ['行政强制措施权不得委托；仅用于镇政府依法自有的职权', '行政强制法第十七条'],
      ['法律把这一项直接交给', '城乡规划法'],
    ],
  },
  {
    duty: 'S3-3',
    what: 'a department that entrusts nothing',
    of: { item: 'shichang-001' },
    owner: '县级市场监管主管部门',
    name: 'county-dept',
    trace: [['没有下放', report]],
  },
  {
    duty: 'S3-6',
    what: 'two bodies each say it is theirs',
    of: { item: 'nongye-017', note: '两个部门都说归自己' },
    owner: '待定（乡镇综合行政执法大队先行处置）',
    name: null,
    trace: [
      ['县乡镇综合行政执法工作领导小组', '汇报材料'],
      ['指定管辖', '行政处罚法第二十五条'],
    ],
  },
  {
    duty: 'S3-15',
    what: 'another county',
    of: { item: 'jiaotong-008', area: '隔壁县' },
    owner: '事发地的主管机关（不在湖南省某县（来源未写县名））',
    name: null,
    trace: [['没有管辖权', '事发地']],
  },
  {
    duty: 'S3-3',
    what: 'public order is the police’s',
    of: { item: 'gongan-001' },
    owner: '县级公安机关',
    name: 'county-police',
    trace: [['由县级公安机关', '治安管理处罚法']],
  },
]

describe('hard cases of a plan with two pilot townships', () => {
  test.each(pilot)('$duty $what', (one) => holds('chuxiong', one))
})

describe('hard cases of a county that entrusts', () => {
  test.each(entrusted)('$duty $what', (one) => holds('hunan', one))

  it('S3-4: with its agreement imported the team acts, in the name of the department', () => {
    const bare = placeOf('hunan')
    const place = withAgreements({
      ...bare,
      agreements: bare.agreements?.map((a) => ({ ...a, from: '2026-01-01', to: '2026-12-31' })),
    })
    const r = run('hunan', { place, item: 'nongye-017' })
    expect(r.owner).toMatchObject({ kind: 'township_entrusted', body: 'xiang-team' })
    expect(r.inNameOf).toBe('dept-nongye')
    expect(r.trace.some((s) => s.source.includes('行政处罚法第二十条'))).toBe(true)
    const late = run('hunan', { place, item: 'nongye-017', date: '2027-01-01' })
    expect(late.owner.body).toBe('dept-nongye')
  })
})

describe('S0-9: where a matter lies in a county', () => {
  test.each([
    ['chuxiong', '东华镇政府旁边', true, 'donghua'],
    ['chuxiong', '子午镇', true, 'others'],
    ['chuxiong', '大理市', false, 'chuxiong'],
    ['chuxiong', '河边的菜市', true, 'chuxiong'],
    ['chuxiong', '邻县', false, 'chuxiong'],
    ['hunan', '青山镇', true, 'towns'],
    ['hunan', '青山县', true, 'county'],
    ['hunan', '隔壁县', false, 'county'],
    ['lingxi', '金乡镇', false, 'lingxi'],
  ])('%s: «%s»', (slug, words, inside, id) => {
    expect(whereIs(placeOf(slug), words)).toMatchObject({ inside, id })
  })
})
