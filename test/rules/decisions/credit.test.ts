import { describe, expect, it } from 'vitest'
import { creditRow, fingerprintOf, lacking, readReceipt } from '#rules/decisions/credit.ts'
import { readWan } from '#rules/decisions/values.ts'

const decision = {
  number: '演示〔2026〕1号',
  organ: '演示机关',
  organCode: '00000000演示',
  partyName: '演示公司',
  partyKind: 'organisation',
  partyCode: '00000000演示1',
  act: '演示行为',
  facts: '演示事实',
  basis: '演示依据',
  kinds: ['罚款', '没收违法所得'],
  content: '罚款200元',
  fineFen: 20_000,
  confiscatedFen: 1,
  decidedOn: '2026-05-06',
  validUntil: null,
  displayUntil: '2026-08-06',
}

describe('a decision in the fields of the credit platform (conventions 1.5)', () => {
  it('has 万元 with six decimals that read back as the same sum, and dates with slashes', () => {
    const row = creditRow(decision)
    expect([row.CF_NR_FK, row.CF_NR_WFFF]).toEqual(['0.020000', '0.000001'])
    expect([readWan(row.CF_NR_FK), readWan(row.CF_NR_WFFF)]).toEqual([20_000, 1])
    expect([row.CF_JDRQ, row.CF_GSJZQ]).toEqual(['2026/05/06', '2026/08/06'])
    expect(row.CF_CFLB).toBe('罚款;没收违法所得')
  })
  it('no certificate and no code of a person goes over', () => {
    const row = creditRow({ ...decision, partyKind: 'person', partyCode: '1' })
    expect(row.CF_XDR_SHXYM).toBe('')
    expect(Object.keys(row).filter((k) => /ZJ|SFZ|FRDB/.test(k))).toEqual([])
  })
  it('says what it lacks', () => {
    expect(lacking(creditRow(decision))).toEqual([])
    const less = { ...decision, organCode: null, partyCode: null, fineFen: null }
    expect(lacking(creditRow(less))).toEqual([
      '处罚机关统一社会信用代码',
      '统一社会信用代码',
      '罚款金额（万元）',
    ])
  })
  it('another text is another fingerprint', () => {
    expect(fingerprintOf(creditRow(decision))).toBe(fingerprintOf(creditRow({ ...decision })))
    expect(fingerprintOf(creditRow({ ...decision, facts: '改过' }))).not.toBe(
      fingerprintOf(creditRow(decision)),
    )
  })
})

describe('a receipt', () => {
  it('is read by the words that such files use; what is neither is a fault', () => {
    const { receipts, faults } = readReceipt([
      ['序号', '决定书文号', '处理结果', '原因'],
      ['1', '演示〔2026〕1号', '校验通过', ''],
      ['2', '演示〔2026〕2号', '校验不通过', '代码不对'],
      ['', '', '', ''],
      ['3', '演示〔2026〕3号', '待定', ''],
    ])
    expect(receipts.map((r) => [r.number, r.state, r.why])).toEqual([
      ['演示〔2026〕1号', 'accepted', ''],
      ['演示〔2026〕2号', 'rejected', '代码不对'],
    ])
    expect(faults).toEqual([expect.stringContaining('第 5 行')])
  })
  it('without its columns it settles nothing', () => {
    expect(() => readReceipt([['文号']])).toThrow('决定书文号')
  })
})
