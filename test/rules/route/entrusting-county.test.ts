import { describe, expect, it, test } from 'vitest'
import { withAgreements } from '#rules/place/agreement.ts'
import { placeOf } from '#test/kit/content.ts'
import { holds, run, type Case } from './traced.ts'

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
