/**
 * The columns of 双公示 that the register takes, by their code (both generations) or their Chinese header.
 * Certificates, addresses and legal representatives stand in `unread`: they are known, and never kept (个人信息保护法 6).
 */
export const columns = {
  party: {
    say: '行政相对人名称',
    codes: ['CF_XDR_MC', 'CF_XDR'],
    also: ['当事人', '被处罚人', '行政相对人'],
    max: 200,
  },
  partyKind: { say: '行政相对人类别', codes: ['CF_XDR_LB'], also: [], max: 100 },
  creditCode: {
    say: '统一社会信用代码',
    codes: ['CF_XDR_SHXYM'],
    also: ['行政相对人代码_1(统一社会信用代码)', '行政相对人代码_1'],
    max: 32,
  },
  number: {
    say: '行政处罚决定书文号',
    codes: ['CF_WSH'],
    also: ['决定书文号', '处罚决定书文号', '文号'],
    max: 128,
  },
  title: { say: '案件名称', codes: ['CF_AJMC', 'CF_CFMC'], also: ['处罚名称'], max: 200 },
  act: { say: '违法行为类型', codes: ['CF_WFXW'], also: ['违法行为'], max: 2000 },
  facts: { say: '违法事实', codes: ['CF_SY'], also: ['处罚事由'], max: 10000 },
  basis: { say: '处罚依据', codes: ['CF_YJ'], also: [], max: 4000 },
  kinds: { say: '处罚类别', codes: ['CF_CFLB', 'CF_CFLB1'], also: ['处罚类别1'], max: 200 },
  kinds2: { say: '处罚类别2', codes: ['CF_CFLB2'], also: [], max: 200 },
  content: { say: '处罚内容', codes: ['CF_NR', 'CF_JG'], also: ['处罚结果'], max: 4000 },
  fine: { say: '罚款金额（万元）', codes: ['CF_NR_FK'], also: ['罚款金额'], max: 30 },
  confiscated: {
    say: '没收违法所得、没收非法财物的金额（万元）',
    codes: ['CF_NR_WFFF'],
    also: ['没收金额', '没收金额（万元）'],
    max: 30,
  },
  licence: { say: '暂扣或吊销证照名称及编号', codes: ['CF_NR_ZKDX'], also: [], max: 200 },
  decidedOn: { say: '处罚决定日期', codes: ['CF_JDRQ'], also: ['决定日期'], max: 40 },
  validUntil: { say: '处罚有效期', codes: ['CF_YXQ'], also: [], max: 40 },
  publicUntil: { say: '公示截止期', codes: ['CF_GSJZQ'], also: ['公示截止日期'], max: 40 },
  organ: { say: '处罚机关', codes: ['CF_CFJG', 'CF_XZJG'], also: [], max: 200 },
  organCode: {
    say: '处罚机关统一社会信用代码',
    codes: ['CF_CFJGDM'],
    also: ['处罚机关代码'],
    max: 32,
  },
  /** Older generation: 0 正常，1 撤销，2 异议，3 其他. */
  state: { say: '当前状态', codes: ['CF_ZT'], also: ['数据状态'], max: 20 },
  note: { say: '备注', codes: ['BZ'], also: [], max: 512 },
  item: { say: '执法事项编号', codes: ['SW_ITEM'], also: ['事项编号'], max: 40 },
  idNumber: {
    say: '证件号码',
    codes: ['CF_XDR_ZJHM', 'CF_XDR_SFZ'],
    also: ['居民身份证号'],
    max: 64,
  },
  representative: {
    say: '法定代表人',
    codes: ['CF_FRDB', 'CF_FR'],
    also: ['法定代表人姓名'],
    max: 50,
  },
} as const
export type Column = keyof typeof columns

const unread = [
  'CF_XDR_GSZC',
  'CF_XDR_ZZJG',
  'CF_XDR_SWDJ',
  'CF_XDR_SYDW',
  'CF_XDR_SHZZ',
  'CF_XDR_ZDM',
  'CF_XDR_GSDJ',
  'CF_XDR_ZJLX',
  'CF_FR_ZJLX',
  'CF_FR_SFZH',
  'CF_SJLY',
  'CF_SJLYDM',
  'DFBM',
  'SJC',
  'CF_SXQ',
  'CF_CFYXQ',
  '工商注册号',
  '组织机构代码',
  '税务登记号',
  '事业单位证书号',
  '社会组织登记证号',
  '法定代表人证件类型',
  '法定代表人证件号码',
  '证件类型',
  '数据来源单位',
  '数据来源单位统一社会信用代码',
  '地方编码',
  '数据更新时间戳',
]

/** A header without blanks, brackets' width, case and the star that marks compulsory columns. */
const plain = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[\s*＊"'“”]/g, '')
    .toUpperCase()

const byHeader = new Map<string, Column>()
for (const [key, column] of Object.entries(columns) as [Column, (typeof columns)[Column]][])
  for (const name of [column.say, ...column.codes, ...column.also]) byHeader.set(plain(name), key)
const ignored = new Set(unread.map(plain))

/** Columns without which a file is not a table of penalty decisions. */
export const compulsory: readonly Column[] = [
  'party',
  'number',
  'basis',
  'content',
  'decidedOn',
  'organ',
]

export type HeaderReading = {
  /** The column at each position of a row; null where it is not kept. */
  at: (Column | null)[]
  missing: Column[]
  /** Headers that nobody knows; shown as a warning. */
  unknown: string[]
}

/** The column that a header names: null where it is known and not kept, undefined where nobody knows it. */
export const columnOf = (header: string): Column | null | undefined =>
  byHeader.get(plain(header)) ?? (ignored.has(plain(header)) || !header.trim() ? null : undefined)

/** Reads a header row; the first of two headers with one meaning wins. */
export function readHeader(row: readonly string[]): HeaderReading {
  const seen = new Set<Column>()
  const unknown: string[] = []
  const at = row.map((cell) => {
    const key = columnOf(cell)
    if (key === undefined) unknown.push(cell.trim())
    if (!key || seen.has(key)) return null
    seen.add(key)
    return key
  })
  return { at, unknown, missing: compulsory.filter((c) => !seen.has(c)) }
}
