import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Item } from '#rules/content/item.ts'
import { publicParty, readPartyKind } from '#rules/decisions/party.ts'
import { maskPerson } from '#rules/redact/surnames.ts'
import { citedArticles } from '#rules/decisions/link.ts'
import { Refusal } from '#rules/refusal.ts'
import { parse } from 'csv-parse/sync'
import { tableText } from '#rules/decisions/bytes.ts'
import { tableReader, type TableRow } from '#rules/decisions/table.ts'

const item = (id: string, law: string, article: string): Item => ({
  id,
  field: 'a',
  kind: '处罚',
  name: '样例事项',
  title: '样例',
  act: '样例事项的说明文字。',
  basis: [{ law, article, role: 'penalises' }],
  kinds: ['罚款'],
  tiers: [],
  fineWithoutAmount: false,
  boundary: { supervises: '样例' },
  themes: [],
  words: ['一', '二', '三'],
  related: [],
  checkedOn: '2026-01-01',
})
const items = [
  item('a-001', '甲法', '第三十六条'),
  item('a-002', '乙条例', '第七条'),
  item('a-003', '乙条例', '第七条'),
]
const today = '2026-11-22'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A CSV as the importer reads it, whole. */
const readTable = (file: Uint8Array, of: readonly Item[], on: string) => {
  const { text, encoding } = tableText(file)
  const [header = [], ...records] = parse(text, {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
  }) as string[][]
  const reader = tableReader(of, on)
  const faults = reader.header(header)
  const rows = faults.length
    ? []
    : records
        .map((cells, at) => reader.read({ row: at + 2, cells }))
        .filter((r): r is TableRow => r !== null)
  return { encoding, faults, rows, warnings: reader.warnings() }
}

const newHeader =
  'CF_XDR_MC,CF_XDR_LB,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_CFJG'
const row = (over: Partial<Record<string, string>> = {}): string =>
  newHeader
    .split(',')
    .map((h) => `"${over[h] ?? defaults[h] ?? ''}"`)
    .join(',')
const defaults: Record<string, string> = {
  CF_XDR_MC: '张三',
  CF_XDR_LB: '自然人',
  CF_WSH: '演罚字(2026)1号',
  CF_WFXW: '夜间施工',
  CF_SY: '夜间施工，\n无证明',
  CF_YJ: '《中华人民共和国甲法》第36条',
  CF_CFLB: '警告；罚款',
  CF_NR: '罚款5000元',
  CF_NR_FK: '0.5',
  CF_JDRQ: '2026/5/1',
  CF_CFJG: '演示镇人民政府',
}
const read = (...rows: string[]) =>
  readTable(bytes([newHeader, ...rows].join('\r\n')), items, today)

test('a row of the new set is read whole, and linked by its article', () => {
  const { rows, faults, warnings } = read(row())
  expect({ faults, warnings }).toEqual({ faults: [], warnings: [] })
  expect(rows[0]?.faults).toEqual([])
  expect(rows[0]?.draft).toMatchObject({
    number: '演罚字〔2026〕1号',
    partyKind: 'person',
    kinds: ['警告', '罚款'],
    fineFen: 500_000,
    decidedOn: '2026-05-01',
    item: 'a-001',
  })
})

test('Chinese headers of the older set, in GBK with a star, are read the same way', () => {
  // 行政处罚决定书文号 … written in GB 18030 by hand, since the platform only decodes it.
  const gbk = Uint8Array.from(
    Buffer.from('b5b1cac2c8cb2cb4a6b7a3d2c0bedd0ad5c5c8fd2cd2c0bedd0a', 'hex'),
  )
  const reading = readTable(gbk, items, today)
  expect(reading.encoding).toBe('gb18030')
  expect(reading.faults).toContain('缺少列：行政处罚决定书文号（CF_WSH）')
  const old =
    '*行政相对人名称,行政处罚决定书文号,案件名称,处罚类别1,处罚类别2,处罚事由,处罚依据,处罚结果,处罚决定日期,处罚机关,法定代表人,居民身份证号,没听过'
  const one =
    '张三,演罚字〔2026〕2号,占道,警告,罚款,占道,《甲法》第三十六条,警告并罚款,2026年5月1日,演示镇人民政府,李四,110101198001010010,x'
  const again = readTable(bytes(`\ufeff${old}\n${one}\n`), items, today)
  expect(again.warnings).toEqual(['不认得列“没听过”，没有导入'])
  expect(again.rows[0]?.draft).toMatchObject({
    act: '占道',
    kinds: ['警告', '罚款'],
    content: '警告并罚款',
  })
  expect(JSON.stringify(again.rows[0]?.draft)).not.toMatch(/李四|110101198001010010/)
})

test.each([
  [{ CF_WSH: '' }, '行政处罚决定书文号：不能空着'],
  [{ CF_JDRQ: '2026-02-30' }, '看不懂日期“2026-02-30”'],
  [{ CF_JDRQ: '2027-01-01' }, '还没有到'],
  [{ CF_NR_FK: '5000' }, '应当换算成万元'],
  [{ CF_NR_FK: '五千' }, '不是万元数'],
  [{ CF_NR_FK: '' }, '处罚类别有罚款，必须填写'],
  [{ CF_XDR_LB: '法人及非法人组织' }, '法人及非法人组织必须填写'],
  [{ CF_XDR_MC: '长'.repeat(300) }, '超过 200 个字符'],
])('row fault %j is said in Chinese', (over, sentence) => {
  const { rows } = read(row(), row({ CF_WSH: '演罚字(2026)9号', ...over }))
  expect(rows[0]?.draft).not.toBeNull()
  expect(rows[1]).toMatchObject({ row: 3, draft: null })
  expect(rows[1]?.faults.join()).toContain(sentence)
})

test('the same number of the same organ twice in a file is a fault of the second', () => {
  expect(read(row(), row()).rows[1]?.faults).toEqual(['与第 2 行是同一个文号、同一个处罚机关'])
})

test('a punished person under 18 is never taken in', () => {
  const head = `${newHeader},CF_XDR_ZJHM`
  const reading = readTable(bytes(`${head}\n${row()},110101201001010015`), items, today)
  expect(reading.rows[0]?.draft).toBeNull()
  expect(reading.rows[0]?.faults.join()).toContain('未满 18 周岁')
})

test('several items under the cited article are left to a person', () => {
  const reading = read(row({ CF_YJ: '《乙条例》第七条第一款' })).rows[0]
  expect(reading?.draft?.item).toBeNull()
  expect(reading?.candidates).toEqual(['a-002', 'a-003'])
})

test('any bytes and any text are read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (b) => {
      const outcome = (() => {
        try {
          const cells = [...b]
            .map((n) => String.fromCharCode(n))
            .join('')
            .split(',')
          const reader = tableReader(items, today)
          reader.header(newHeader.split(','))
          return reader.read({ row: 2, cells }) === undefined ? 'nothing' : 'read'
        } catch (error) {
          return error instanceof Refusal ? error.code : String(error)
        }
      })()
      expect(['read', 'invalid']).toContain(outcome)
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (s) => {
      for (const c of citedArticles(s)) expect(c.article.length).toBeGreaterThan(0)
    }),
  )
})

test('people are masked; a household until somebody says that its name is no person (on-the-page 12)', () => {
  expect(maskPerson('张三')).toBe('张某某')
  expect(maskPerson('欧阳小明')).toBe('欧阳某某')
  expect(publicParty('person', '张三', true)).toBe('张某某')
  expect(publicParty('household', '张三烧烤店', false)).not.toContain('张三')
  expect(publicParty('household', '演示商户甲', true)).toBe('演示商户甲')
  expect(publicParty('organisation', '某某有限公司', false)).toBe('某某有限公司')
  expect(readPartyKind('', '张三', '')).toBe('person')
  expect(readPartyKind('', '一家公司', '')).toBe('organisation')
  expect(readPartyKind('', '街口小吃店铺', '')).toBe('household')
})
