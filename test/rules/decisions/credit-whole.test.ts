import { describe, expect, it } from 'vitest'
import {
  creditFields,
  creditRow,
  fingerprintOf,
  type Handed,
  lacking,
  readReceipt,
  short,
} from '#rules/decisions/credit.ts'

const handed: Handed = {
  number: '演〔2026〕1号',
  organ: '演示机关',
  organCode: 'A1',
  partyName: '演示公司',
  partyKind: 'organisation',
  partyCode: 'B2',
  act: '占道',
  facts: '占道三次',
  basis: '《甲法》第一条',
  kinds: ['警告', '罚款'],
  content: '罚款一百元',
  fineFen: 1_234_567,
  confiscatedFen: 0,
  decidedOn: '2026-05-06',
  validUntil: '2027-01-02',
  displayUntil: null,
}
const row = {
  CF_XDR_MC: '演示公司',
  CF_XDR_LB: '法人及非法人组织',
  CF_XDR_SHXYM: 'B2',
  CF_WSH: '演〔2026〕1号',
  CF_WFXW: '占道',
  CF_SY: '占道三次',
  CF_YJ: '《甲法》第一条',
  CF_CFLB: '警告;罚款',
  CF_NR: '罚款一百元',
  CF_NR_FK: '1.234567',
  CF_NR_WFFF: '0.000000',
  CF_JDRQ: '2026/05/06',
  CF_YXQ: '2027/01/02',
  CF_GSJZQ: '',
  CF_CFJG: '演示机关',
  CF_CFJGDM: 'A1',
  CF_SJLY: '演示机关',
  CF_SJLYDM: 'A1',
  BZ: '',
}

describe('a decision as the credit platform takes it (conventions 1.5)', () => {
  it('has every field, and no other', () => {
    expect(creditRow(handed)).toEqual(row)
    expect(creditFields).toEqual(Object.keys(row))
    expect(creditRow(handed, true)).toEqual({ ...row, BZ: '撤下：本机关已停止公示' })
  })
  it('what is not known is empty; a code of a person stays here', () => {
    const little = {
      ...handed,
      organCode: null,
      partyCode: null,
      fineFen: null,
      confiscatedFen: null,
    }
    expect(creditRow({ ...little, partyKind: 'household', validUntil: null })).toEqual({
      ...row,
      CF_XDR_LB: '个体工商户',
      CF_XDR_SHXYM: '',
      CF_NR_FK: '',
      CF_NR_WFFF: '',
      CF_YXQ: '',
      CF_CFJGDM: '',
      CF_SJLYDM: '',
    })
    const of = (partyKind: string) => creditRow({ ...handed, partyKind })
    expect([of('person').CF_XDR_LB, of('person').CF_XDR_SHXYM]).toEqual(['自然人', ''])
    expect([of('other').CF_XDR_LB, of('other').CF_XDR_SHXYM]).toEqual(['other', 'B2'])
  })
  it.each([
    ['CF_XDR_MC', '行政相对人名称'],
    ['CF_XDR_LB', '行政相对人类别'],
    ['CF_WSH', '行政处罚决定书文号'],
    ['CF_WFXW', '违法行为类型'],
    ['CF_SY', '违法事实'],
    ['CF_YJ', '处罚依据'],
    ['CF_NR', '处罚内容'],
    ['CF_JDRQ', '处罚决定日期'],
    ['CF_CFJG', '处罚机关'],
    ['CF_CFJGDM', '处罚机关统一社会信用代码'],
    ['CF_XDR_SHXYM', '统一社会信用代码'],
    ['CF_NR_FK', '罚款金额（万元）'],
  ])('without %s it is not handed over', (field, name) => {
    expect(lacking({ ...row, [field]: ' ' })).toEqual([name])
  })
  it('a code is asked of organisations, a sum of fines; nothing else is asked', () => {
    expect(lacking({ ...row, CF_XDR_LB: '个体工商户', CF_XDR_SHXYM: '' })).toEqual([])
    expect(lacking({ ...row, CF_CFLB: '警告', CF_NR_FK: '' })).toEqual([])
    const empty = { CF_NR_WFFF: '', CF_YXQ: '', CF_SJLY: '', CF_SJLYDM: '', CF_CFLB: '' }
    expect(lacking({ ...row, ...empty })).toEqual([])
  })
  it('the fingerprint is that of the whole row', () => {
    const prints = creditFields.map((field) => fingerprintOf({ ...row, [field]: '改' }))
    expect(new Set([fingerprintOf(row), ...prints]).size).toBe(creditFields.length + 1)
  })
})

describe('a receipt of the platform', () => {
  const head = ['文号', '处罚机关', '结果', '说明']
  it.each([
    ['已接收', 'accepted'],
    ['入库', 'accepted'],
    ['合格', 'accepted'],
    ['正常', 'accepted'],
    ['上报成功', 'accepted'],
    ['退回', 'rejected'],
    ['驳回', 'rejected'],
    ['失败', 'rejected'],
    ['错误', 'rejected'],
    ['校验不通过', 'rejected'],
    ['未通过', 'rejected'],
    ['不合格', 'rejected'],
    ['拒收', 'rejected'],
  ])('%s is %s', (said, state) => {
    const rows = [head, [' 演（２０２６）1号 ', ' 机关 ', ` ${said}`, ' ＡＢ ']]
    expect(readReceipt(rows)).toEqual({
      faults: [],
      receipts: [{ row: 2, number: '演（２０２６）1号', organ: '机关', state, why: 'AB' }],
    })
  })
  it('what says neither is a fault of its row, in which the cell is cut short', () => {
    const say = (said: string) => readReceipt([head, ['1号', '', said]]).faults
    expect(say('待定')).toEqual(['第 2 行：看不懂处理结果“待定”，请写“接收”或者“退回”'])
    expect(say('')).toEqual(['第 2 行：看不懂处理结果“”，请写“接收”或者“退回”'])
    expect(say('长'.repeat(61))[0]).toContain(`“${'长'.repeat(59)}…”`)
    expect([short('长'.repeat(60)), short('长'.repeat(61))]).toEqual([
      '长'.repeat(60),
      `${'长'.repeat(59)}…`,
    ])
  })
  it.each([
    ['决定书文号', '处理结果'],
    ['CF_WSH', '校验结果'],
    ['行政处罚决定书文号', '状态'],
    ['文号', '回执'],
  ])(
    'columns are found as %s and %s; the organ and the reason may be missing',
    (number, outcome) => {
      expect(
        readReceipt([
          [` ${number}`, `${outcome} `],
          ['1号', '成功'],
          ['', ' '],
        ]),
      ).toEqual({
        faults: [],
        receipts: [{ row: 2, number: '1号', organ: '', state: 'accepted', why: '' }],
      })
    },
  )
  it.each([[[]], [[['文号']]], [[['处理结果']]]])(
    'without its two columns it is refused: %o',
    (rows) => {
      expect(() => readReceipt(rows)).toThrow(
        '回执里要有“决定书文号”和“处理结果”两列，请照平台给的表导入',
      )
    },
  )
})
