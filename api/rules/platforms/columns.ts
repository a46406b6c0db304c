/** The columns of a sheet of work orders, by the headers that 12345 and platforms of a county use; their order is free. */
export const orderColumns = {
  foreignId: [
    '工单编号',
    '工单号',
    '受理编号',
    '诉求编号',
    '来件编号',
    '案件编号',
    '案卷编号',
    '事件编号',
    '件号',
    '编号',
    '流水号',
  ],
  title: ['标题', '诉求标题', '工单标题', '主题', '事件标题'],
  text: [
    '诉求内容',
    '工单内容',
    '反映内容',
    '投诉内容',
    '来电内容',
    '事件描述',
    '问题描述',
    '诉求描述',
    '主要内容',
    '内容',
  ],
  area: ['所属区域', '区域', '所属乡镇', '乡镇', '乡镇街道', '所属街道', '街道', '属地'],
  spot: ['事发地址', '事发地点', '诉求地址', '发生地点', '地址', '地点', '位置'],
  due: [
    '办理期限',
    '办结期限',
    '办结时限',
    '办理时限',
    '截止时间',
    '截止日期',
    '反馈期限',
    '反馈时限',
    '答复期限',
    '要求办结时间',
    '到期时间',
  ],
  name: ['姓名', '诉求人', '来电人', '联系人', '投诉人', '反映人', '诉求人姓名', '联系人姓名'],
  phone: ['联系电话', '电话', '来电号码', '联系方式', '手机', '手机号', '手机号码', '诉求人电话'],
  wish: ['诉求类型', '诉求类别', '工单类型', '事件类型', '类型', '类别'],
  secret: ['是否保密', '保密', '信息保密'],
} as const satisfies Record<string, readonly string[]>
export type OrderColumn = keyof typeof orderColumns

export const neededColumns: readonly OrderColumn[] = ['foreignId', 'text']
export const columnSay = (column: OrderColumn): string => orderColumns[column][0]

const plain = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[\s*"'“”:]/g, '')
    .replace(/\([^()]*\)$/, '')
const byName = new Map<string, OrderColumn>()
for (const [column, names] of Object.entries(orderColumns) as [OrderColumn, readonly string[]][])
  for (const name of names) byName.set(plain(name), column)

export const orderColumnOf = (header: string): OrderColumn | undefined => byName.get(plain(header))
