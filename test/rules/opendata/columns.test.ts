import { expect, it } from 'vitest'
import { factLists } from '#rules/opendata/files.ts'
import { decisionList } from '#rules/opendata/list-decisions.ts'
import { figureList } from '#rules/opendata/list-figures.ts'
import { column, type List } from '#rules/opendata/list.ts'
import { facts } from '#test/kit/house.ts'

/** What programs of others read by name: id, title, key, then each column as name:title:type (`?`: may be empty). */
const published = `
items 执法事项 id
 id:编号:text code:官方事项编码:text? field:领域代号:text fieldName:领域:text kind:类别:text
 name:事项名称:text title:通俗名称:text act:行为:text conditions:条件:list basis:依据:list
 kinds:处罚种类:list range:幅度:list corrective:责令:text? leniency:轻微免罚:text?
 discretion:裁量基准:text? procedure:程序:list manner:方式:list authority:权限:list
 owner:行使主体:text? inNameOf:以谁的名义:text? mode:行使方式:text? standing:依据的地位:text?
 announcement:公告:text? supervises:日常监管:text statutoryAuthority:法律写的机关:text?
 territory:只在何处有效:text? from:起:day? to:止:day? checkedOn:与法条核对:day
basis 事项依据 item,law,article,paragraph,point,role
 item:事项编号:text law:法律:text version:版本:day? article:条:text paragraph:款:text? point:项:text?
 role:作用:text
tiers 罚款幅度 item,step
 item:事项编号:text step:第几档:integer base:算法:text min:下限:number max:上限:number of:基数:text?
 who:罚谁:text? when:情形:text?
fields 执法领域 field
 field:领域代号:text name:领域:text declared:来源列:integer compiled:本站整理:integer
 verified:已核对:integer
areas 区域 id
 id:编号:text name:名称:text parent:上级编号:text? level:层级:text code:区划代码:text?
bodies 执法主体和机构 id
 id:编号:text name:名称:text kind:性质:text aliases:其他牌子:list parent:上级:text?
 managedBy:日常由谁管:text? ledBy:业务由谁领导:text? actsAs:以谁的名义:text? duty:职责:text
 phone:电话:text? address:地址:text? hours:办公时间:text? from:起:day? to:止:day?
 successor:职责转给:text? source:来源文件:text section:来源位置:text? seen:查看日期:day
assignments 行使主体 row
 row:序号:integer id:编号:text? area:区域:text fields:领域:list items:事项编号:list
 owner:行使主体:text? inNameOf:以谁的名义:text? mode:方式:text standing:地位:text
 covers:连同的类别:list batch:批次:text? announcement:公告:text? from:起:day? to:止:day?
 source:来源文件:text section:来源位置:text? seen:查看日期:day
officers 执法人员 name,body,certificate
 name:姓名:text body:单位:text? duty:职责:text certificate:执法证号末四位:text to:有效期至:day?
 demo:演示:boolean
procedures 执法程序 procedure,step
 procedure:程序代号:text name:程序:text step:第几步:integer title:步骤:text text:做什么:text
 next:下一步:list source:依据:text
clocks 时限 id
 id:代号:text name:时限:text start:起算:text stop:截止:text length:长短:integer unit:单位:text
 kinds:适用的来件:list standing:谁定的:text source:依据:text remedy:到期没办:text?
documents 文件 id
 id:编号:text title:名称:text kind:种类:text status:有效性:text indexNo:索引号:text?
 category:信息分类:text? issuer:发布机构:text? number:文号:text? writtenOn:成文日期:day?
 issuedOn:发布日期:day? url:原文地址:text? replacedBy:由哪件代替:text?
announced 公告清单事项 id,from
 id:编号:text code:清单编码:text? name:事项名称:text part:子项:text?
 kind:类别（处罚、强制、检查、未知）:text fieldName:领域:text? basis:依据:text? scope:划转范围:text?
 boundary:职责边界:text? department:划出部门:text? body:实施主体:text? penalty:种类和幅度:text?
 item:对应的事项编号:text? change:变动:text announcement:公告文号:text announcedOn:公告日期:day
 from:起:day to:止:day? recall:收回的公告:text?
changes 目录变动 row
 row:序号:integer on:日期:day type:变动:text subject:对象:text id:编号:text name:名称:text
 cause:原因:text differences:哪里不同:list
decisions 处罚决定 id
 id:编号:text number:决定书文号:text organ:作出机关:text decidedOn:决定日期:day party:当事人:text
 partyKind:当事人类别:text partyCode:统一社会信用代码:text? act:违法行为:text facts:事实:text
 basis:依据:text kinds:处罚种类:list content:处罚内容:text fineYuan:罚款（元）:number?
 confiscatedYuan:没收（元）:number? item:事项编号:text? displayUntil:公示到:day? demo:演示:boolean
figures 处罚决定统计${' '}
 month:月份:text organ:作出机关:text cuts:名单:list kinds:处罚种类:list
 partyKind:当事人类别:text fineYuan:罚款（元）:number? confiscatedYuan:没收（元）:number?
 demo:演示:boolean`

const [place] = facts().places
if (!place) throw new Error('content has no place')
/** Made within each test, so that a test is known to go through them. */
const lists = (): List[] => [
  ...factLists(facts(), place, '2026-11-22', []),
  decisionList(),
  figureList(),
]

const said = (list: List): string[] => [
  `${list.id} ${list.name} ${list.key.join(',')}`,
  ...list.columns.map((c) => `${c.name}:${c.title}:${c.type}${c.required ? '' : '?'}`),
]
const wanted = published.split(/\n(?! )/).flatMap((block) => {
  const [head = '', ...rows] = block.split('\n')
  return head === '' ? [] : [[head, ...rows.flatMap((row) => row.trim().split(' '))]]
})

it('every open list has the columns that are published, in their order (conventions 1.11)', () => {
  expect(lists().map(said)).toEqual(wanted)
})

it('every open list says what it holds, in a sentence', () => {
  for (const { about, id } of lists()) expect(about, id).toMatch(/^.{15,}。$/)
  const about = (id: string) => lists().find((l) => l.id === id)?.about
  expect(about('items')).toContain(`${place.name}的执法事项`)
  expect(about('announced')).toContain(`${place.name}公告的事项清单`)
})

it('a column: the question mark says that it may be empty, and is no part of the type', () => {
  expect(column('a', '甲', 'day?')).toEqual({ name: 'a', title: '甲', type: 'day' })
  expect(column('a', '甲', 'day')).toEqual({ name: 'a', title: '甲', type: 'day', required: true })
})
