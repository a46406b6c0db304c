import { describe, expect, it } from 'vitest'
import { columns, type Column } from '#rules/decisions/columns.ts'
import { readRow, type Cells } from '#rules/decisions/row.ts'

const today = '2026-11-22'
/** A made-up code whose check sign holds, and one whose does not. */
const code = '913300000000000017'
const wrongCode = '913300000000000018'
const least: Cells = {
  party: '演示公司',
  number: '演罚字〔2026〕1号',
  basis: '《甲法》第一条',
  content: '警告',
  decidedOn: '2026-05-01',
  organ: '演示镇人民政府',
  creditCode: code,
  act: '占道',
}
const draft = {
  number: '演罚字〔2026〕1号',
  decidedOn: '2026-05-01',
  partyKind: 'organisation',
  act: '占道',
  kinds: [],
  fineFen: null,
  confiscatedFen: null,
  validUntil: null,
  publicUntil: null,
  organ: '演示镇人民政府',
  party: '演示公司',
  creditCode: code,
  organCode: null,
  facts: '',
  basis: '《甲法》第一条',
  content: '警告',
  item: null,
}
const read = (over: Cells = {}) => readRow({ ...least, ...over }, today)
const without = (...names: Column[]) =>
  readRow(
    Object.fromEntries(Object.entries(least).filter(([k]) => !names.includes(k as Column))),
    today,
  )

describe('a row as the register takes it (conventions 1.5)', () => {
  it('with the least that it needs', () => {
    expect(read()).toEqual({
      number: draft.number,
      party: '演示公司',
      faults: [],
      warnings: ['处罚类别：没有填写'],
      draft,
    })
  })
  it('with everything; certificates and representatives are read and not kept', () => {
    const all = {
      kinds: '警告； 罚款;',
      kinds2: '罚款；没收违法所得',
      facts: ' 占道三次 ',
      fine: '0.05',
      confiscated: '1',
      validUntil: '2027年5月1日',
      publicUntil: '2026-08-01',
      organCode: '11330000000000003m',
      item: 'stone-001',
      note: '备注',
      title: '案件',
      representative: '李四',
      idNumber: '330327199001011232',
    }
    expect(read(all)).toEqual({
      number: draft.number,
      party: '演示公司',
      faults: [],
      warnings: [],
      draft: {
        ...draft,
        kinds: ['警告', '罚款', '没收违法所得'],
        facts: '占道三次',
        fineFen: 50_000,
        confiscatedFen: 1_000_000,
        validUntil: '2027-05-01',
        publicUntil: '2026-08-01',
        organCode: '11330000000000003M',
        item: 'stone-001',
      },
    })
  })
  it('a refused row still says which one it was', () => {
    expect(read({ basis: ' ' })).toEqual({
      draft: null,
      number: draft.number,
      party: '演示公司',
      faults: ['处罚依据：不能空着'],
      warnings: ['处罚类别：没有填写'],
    })
  })
  it('what was done is told by the act, else the title, else the facts', () => {
    expect(read({ act: '', title: '案件', facts: '事实' }).draft?.act).toBe('案件')
    expect(read({ act: ' ', facts: '事实' }).draft?.act).toBe('事实')
  })
})

describe('faults of a row, each in its own sentence', () => {
  it.each([
    ['party', '行政相对人名称：不能空着'],
    ['number', '行政处罚决定书文号：不能空着'],
    ['basis', '处罚依据：不能空着'],
    ['content', '处罚内容：不能空着'],
    ['decidedOn', '处罚决定日期：不能空着'],
    ['organ', '处罚机关：不能空着'],
    ['creditCode', '统一社会信用代码：法人及非法人组织必须填写'],
    ['act', '违法行为类型：没有违法行为类型、案件名称或违法事实'],
  ] as const)('without %s', (column, fault) => {
    expect(without(column)).toMatchObject({ draft: null, faults: [fault] })
  })
  it('no cell is longer than its column', () => {
    for (const column of Object.keys(columns) as Column[]) {
      const { say, max } = columns[column]
      const fault = `${say}：超过 ${max} 个字符`
      expect(read({ [column]: '长'.repeat(max) }).faults, column).not.toContain(fault)
      expect(read({ [column]: '长'.repeat(max + 1) }).faults, column).toContain(fault)
    }
  })
  const seemsYuan = (say: string, cell: string) =>
    `${say}：填的 ${cell} 与处罚内容里的元数相同，应当换算成万元`
  const notNormal = (state: string) =>
    `当前状态：“${state}”不是正常的决定（0 正常，1 撤销，2 异议，3 其他），不收；已经公开的请改正或者撤回`
  it.each<[Cells, string[]]>([
    [{ decidedOn: '昨天' }, ['处罚决定日期：看不懂日期“昨天”，请写成 2026-05-01 的样子']],
    [{ decidedOn: '2026-11-23' }, ['处罚决定日期：2026-11-23 还没有到']],
    [{ decidedOn: '2026-11-22' }, []],
    [{ creditCode: wrongCode }, [`统一社会信用代码：“${wrongCode}”校验位不对（GB 32100）`]],
    [{ organCode: wrongCode }, ['处罚机关统一社会信用代码：校验位不对（GB 32100）']],
    [{ organCode: ' １13３0000000000003m' }, []],
    [{ idNumber: '330327199001011233' }, ['证件号码：校验位不对（GB 11643），请与证件核对']],
    [{ idNumber: '33032719900101 1232' }, []],
    [{ idNumber: '33032719900101123' }, []],
    [{ kinds: '罚款', fine: ' ' }, ['罚款金额（万元）：处罚类别有罚款，必须填写']],
    [{ kinds: '罚款' }, []],
    [{ kinds: '警告', fine: '' }, []],
    [{ fine: '五百' }, ['罚款金额（万元）：“五百”不是万元数（最多六位小数）']],
    [
      { confiscated: 'x' },
      ['没收违法所得、没收非法财物的金额（万元）：“x”不是万元数（最多六位小数）'],
    ],
    [{ fine: '5000', content: '罚款5000元' }, [seemsYuan('罚款金额（万元）', '5000')]],
    [{ fine: '5000', content: '罚款5000万元，另5000元' }, []],
    [{ fine: '5000', content: '罚款' }, []],
    [{ fine: '0', content: '罚款0元' }, []],
    [{ validUntil: '明年' }, ['处罚有效期：看不懂日期“明年”，请写成 2026-05-01 的样子']],
    [{ publicUntil: '明年' }, ['公示截止期：看不懂日期“明年”，请写成 2026-05-01 的样子']],
    [{ publicUntil: '2026-04-30' }, ['公示截止期：早于决定日期']],
    [{ publicUntil: '2026-05-01' }, []],
    [{ publicUntil: '2026-04-30', decidedOn: '' }, ['处罚决定日期：不能空着']],
    [{ fine: '5000', content: '罚款人民币伍仟元整' }, [seemsYuan('罚款金额（万元）', '5000')]],
    [{ fine: '12000', content: '罚款一万二千元' }, [seemsYuan('罚款金额（万元）', '12000')]],
    [{ state: '0' }, []],
    [{ state: '正常' }, []],
    [{ state: '1' }, [notNormal('1')]],
    [{ state: '已撤销' }, [notNormal('已撤销')]],
  ])('%o', (over, faults) => {
    expect(read(over).faults).toEqual(faults)
    expect(read(over).draft === null).toBe(faults.length > 0)
  })
  it('a punished person under eighteen on the day of the decision is never taken in (conventions 1.6)', () => {
    const child = '当事人未满 18 周岁，处罚决定不公开，请从文件里删去这一行'
    const born = (idNumber: string, decidedOn: string) => read({ idNumber, decidedOn }).faults
    expect(born('330327200805020017', '2026-05-01')).toEqual([child])
    expect(born('330327200805020017', '2026-05-02')).toEqual([])
    expect(born('330327200805010011', '2026-05-01')).toEqual([])
  })
  it.each([
    ['长期', null],
    ['无', null],
    ['/', null],
    ['-', null],
    [' ', null],
    ['2099-12-31', null],
    ['2099-12-30', '2099-12-30'],
  ])('a last day written «%s» is %s', (cell, day) => {
    expect(read({ validUntil: cell })).toMatchObject({ faults: [], draft: { validUntil: day } })
    expect(read({ publicUntil: cell })).toMatchObject({ faults: [], draft: { publicUntil: day } })
  })
  it('no last day is read out of a longer word', () => {
    for (const cell of ['长期有效', '无期', '不长期'])
      expect(read({ validUntil: cell }).draft, cell).toBeNull()
  })
})

describe('warnings of a row stop nothing', () => {
  const kinds = '警告'
  it('an odd number stands as it is written', () => {
    expect(read({ kinds, number: '旧号 7' })).toMatchObject({
      warnings: ['行政处罚决定书文号：“旧号7”不是“机关代字〔年份〕序号号”的样子，照原样保留'],
      draft: { number: '旧号7' },
    })
    expect(read({ kinds }).warnings).toEqual([])
    expect(without('number').warnings).toEqual(['处罚类别：没有填写'])
  })
  it('the name of whoever runs a household in its own name is pointed out', () => {
    const own = '个体工商户名称里有经营者姓名，公开时隐去'
    const shop = { kinds, creditCode: '', partyKind: '个体工商户', party: '李四烧烤店' }
    expect(read({ ...shop, representative: '李四' }).warnings).toEqual([own])
    expect(read({ ...shop, representative: '王五' }).warnings).toEqual([])
    expect(read(shop).warnings).toEqual([])
    expect(read({ kinds, party: '李四公司', representative: '李四' }).warnings).toEqual([])
  })
})

describe('a sum that the text of the decision does not bear out is asked about', () => {
  const differs = '罚款金额（万元）：与处罚内容里的数额对不上，请核对'
  it.each<[string, string, string[]]>([
    ['0.05', '罚款5000元', [differs]],
    ['0.5', '罚款伍万元整', [differs]],
    ['0.5', '罚款5千元', []],
    ['0.5', '对甲罚款2000元，对乙罚款3000元', []],
    ['0.5', '罚款', []],
    ['100', '罚款', ['罚款金额（万元）：填的是 100 万元，请核对是不是把元当成了万元']],
    ['100', '罚款壹佰万元', []],
    ['99', '罚款', []],
  ])('%s 万元, %s', (fine, content, warnings) => {
    const { draft: kept, ...said } = read({ kinds: '罚款', fine, content })
    expect(kept).not.toBeNull()
    expect(said.warnings).toEqual(warnings)
  })
})
