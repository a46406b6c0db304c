/**
 * The columns of an official list by the headers that real lists use (目录、权责清单、赋权清单): 温州's catalogue, lists of
 * powers and responsibilities of other regions, 互联网+监管 tables. The order of the columns is free.
 */
export const columns = {
  seq: ['序号', '权力序号', '顺序号'],
  code: [
    '事项代码',
    '事项编码',
    '编码',
    '代码',
    '职权编码',
    '权力编码',
    '基本编码',
    '目录编码',
    '监管事项目录编码',
    '主项编码',
    '事项编号',
  ],
  name: [
    '事项名称',
    '权力事项名称',
    '权力名称',
    '职权名称',
    '执法事项名称',
    '执法事项',
    '行政执法事项',
    '行政处罚事项',
    '处罚事项',
    '处罚行为名称',
    '主项名称',
    '项目名称',
    '职权事项',
    '权力事项',
    '赋权事项',
    '事项',
  ],
  part: ['子项名称', '子项', '小项名称', '业务办理项'],
  kind: [
    '权利类型',
    '权力类型',
    '权力类别',
    '职权类别',
    '职权类型',
    '事项类型',
    '事项类别',
    '执法类别',
    '行为类别',
    '行政行为类别',
    '类别',
    '类型',
  ],
  field: [
    '领域',
    '所属领域',
    '执法领域',
    '行业领域',
    '业务领域',
    '系统',
    '所属系统',
    '条线',
    '行业',
  ],
  basis: [
    '法律依据',
    '设定依据',
    '实施依据',
    '处罚依据',
    '执法依据',
    '职权依据',
    '法律法规依据',
    '法定依据',
    '罚则',
    '依据',
  ],
  prohibits: ['违则', '定性依据', '违反条款', '违法依据', '禁止条款'],
  penalty: ['处罚种类和幅度', '处罚种类及幅度', '处罚种类', '处罚幅度', '处罚措施', '种类幅度'],
  scope: ['划转范围', '赋权范围', '下放范围', '委托范围'],
  boundary: ['具体职责边界', '职责边界', '职责分工', '监管职责边界'],
  department: [
    '划出部门',
    '原实施主体',
    '原实施机关',
    '原行使主体',
    '赋权的原实施层级',
    '原实施层级',
    '下放部门',
    '委托机关',
    '委托部门',
    '业务主管部门',
    '主管部门',
    '指导部门',
  ],
  body: [
    '责任主体',
    '实施主体',
    '承接主体',
    '承接机构',
    '承办机构',
    '行使主体',
    '执法主体',
    '实施机关',
    '受委托机关',
    '赋权对象',
  ],
  change: ['调整类型', '调整情况', '调整方式', '变动情况', '动态调整情况', '调整意见'],
  note: ['备注', '说明'],
  item: ['本站事项编号', '对应事项编号', '选定事项编号'],
} as const satisfies Record<string, readonly string[]>
export type Column = keyof typeof columns

/** How a message calls a column. */
export const columnName = (column: Column): string => columns[column][0]

/** Headers that lists have and this site does not keep; no warning is due. */
const unread = new Set([
  '责任事项',
  '追责情形',
  '追责情形及依据',
  '办理环节',
  '“三定”对应职责',
  '三定对应职责',
  '责任科室',
  '行使层级',
  '实施层级',
  '办理时限',
  '监督电话',
])

const plain = (header: string): string => header.normalize('NFKC').replace(/[\s*"'“”]/g, '')
const unbracketed = (header: string): string => header.replace(/\([^()]*\)/g, '')

const byName = new Map<string, Column>()
for (const [column, names] of Object.entries(columns) as [Column, readonly string[]][])
  for (const name of names) byName.set(plain(name), column)
/** Of two names in one header the longer counts: 原实施主体 is not 实施主体. */
const longest = [...byName]
  .filter(([name]) => name.length > 2)
  .toSorted(([a], [b]) => b.length - a.length)

/** The column that a header names exactly, apart from blanks, width and what stands in brackets. */
export const exactColumn = (header: string): Column | undefined => {
  const text = plain(header)
  return byName.get(text) ?? byName.get(unbracketed(text))
}

/** As `exactColumn`; else the column whose name is part of a short header (省统一目录事项代码). */
export const columnOf = (header: string): Column | undefined => {
  const exact = exactColumn(header)
  if (exact !== undefined) return exact
  const text = unbracketed(plain(header))
  if (text.length > 16 || unread.has(text)) return undefined
  return longest.find(([name]) => text.endsWith(name) || text.startsWith(name))?.[1]
}

/** Whether a header is known and left out on purpose. */
export const isUnread = (header: string): boolean =>
  unread.has(plain(header)) || unread.has(unbracketed(plain(header)))
