import { shownCertificate } from '#rules/catalogue/officers.ts'
import type { Day } from '../clocks/day.ts'
import type { Facts } from '../content/facts.ts'
import type { Place } from '../content/place.ts'
import { declaredCounts } from '../place/counts.ts'
import { bodyName } from '../place/name.ts'
import { modeNames, standingNames } from '../place/standing.ts'
import { column, type List, orNull } from './list.ts'

/** Who is there and who may do what: fields, areas, bodies, assignments, officers. */
export const placeLists = (facts: Facts, place: Place, day: Day): List[] => {
  const fieldName = (id: string) => facts.fields.find((f) => f.id === id)?.name ?? id
  const name = (id: string | undefined) => {
    const body = place.bodies.find((b) => b.id === id)
    return body ? bodyName(body) : null
  }
  return [
    {
      id: 'fields',
      name: '执法领域',
      about: '每个领域：来源列了多少项，本站整理了多少项，与公告核对了多少项。三个数不相加。',
      key: ['field'],
      columns: [
        column('field', '领域代号', 'text'),
        column('name', '领域', 'text'),
        column('declared', '来源列', 'integer'),
        column('compiled', '本站整理', 'integer'),
        column('verified', '已核对', 'integer'),
      ],
      rows: declaredCounts(place, facts.items, day).map((c) => ({
        ...c,
        name: fieldName(c.field),
      })),
    },
    {
      id: 'areas',
      name: '区域',
      about: '辖区里的乡镇、街道和村社，按上下级；区划代码只照国家公布的写。',
      key: ['id'],
      columns: [
        column('id', '编号', 'text'),
        column('name', '名称', 'text'),
        column('parent', '上级编号', 'text?'),
        column('level', '层级', 'text'),
        column('code', '区划代码', 'text?'),
      ],
      rows: place.areas.map((a) => ({
        id: a.id,
        name: a.name,
        parent: orNull(a.parent),
        level: a.level,
        code: orNull(a.code),
      })),
    },
    {
      id: 'bodies',
      name: '执法主体和机构',
      about: '谁来执法：名称、牌子、上级、以谁的名义、联系方式。来源没有写的是空的。',
      key: ['id'],
      columns: [
        column('id', '编号', 'text'),
        column('name', '名称', 'text'),
        column('kind', '性质', 'text'),
        column('aliases', '其他牌子', 'list'),
        column('parent', '上级', 'text?'),
        column('managedBy', '日常由谁管', 'text?'),
        column('ledBy', '业务由谁领导', 'text?'),
        column('actsAs', '以谁的名义', 'text?'),
        column('duty', '职责', 'text'),
        column('phone', '电话', 'text?'),
        column('address', '地址', 'text?'),
        column('hours', '办公时间', 'text?'),
        column('from', '起', 'day?'),
        column('to', '止', 'day?'),
        column('successor', '职责转给', 'text?'),
        column('source', '来源文件', 'text'),
        column('section', '来源位置', 'text?'),
        column('seen', '查看日期', 'day'),
      ],
      rows: place.bodies.map((b) => ({
        id: b.id,
        name: bodyName(b),
        kind: b.kind,
        aliases: b.aliases,
        parent: name(b.parent),
        managedBy: name(b.managedBy),
        ledBy: name(b.ledBy),
        actsAs: name(b.actsAs),
        duty: b.duty,
        phone: orNull(b.phone),
        address: orNull(b.address),
        hours: orNull(b.hours),
        from: orNull(b.from),
        to: orNull(b.to),
        successor: name(b.successor),
        source: b.source.document,
        section: orNull(b.source.section),
        seen: b.source.seen,
      })),
    },
    {
      id: 'assignments',
      name: '行使主体',
      about: '哪个区域的哪些事项由谁行使、以谁的名义、什么方式、从何时到何时、据哪个公告。',
      key: ['row'],
      columns: [
        column('row', '序号', 'integer'),
        column('id', '编号', 'text?'),
        column('area', '区域', 'text'),
        column('fields', '领域', 'list'),
        column('items', '事项编号', 'list'),
        column('owner', '行使主体', 'text?'),
        column('inNameOf', '以谁的名义', 'text?'),
        column('mode', '方式', 'text'),
        column('standing', '地位', 'text'),
        column('covers', '连同的类别', 'list'),
        column('batch', '批次', 'text?'),
        column('announcement', '公告', 'text?'),
        column('from', '起', 'day?'),
        column('to', '止', 'day?'),
        column('source', '来源文件', 'text'),
        column('section', '来源位置', 'text?'),
        column('seen', '查看日期', 'day'),
      ],
      rows: place.assignments.map((a, n) => ({
        row: n + 1,
        id: orNull(a.id),
        area: place.areas.find((x) => x.id === a.area)?.name ?? a.area,
        fields: a.fields.map((f) => (f === '*' ? '其余全部' : fieldName(f))),
        items: a.items,
        owner: name(a.owner),
        inNameOf: name(a.inNameOf ?? a.owner),
        mode: modeNames[a.mode],
        standing: standingNames[a.standing],
        covers: a.covers,
        batch: orNull(a.batch),
        announcement: orNull(a.announcement),
        from: orNull(a.from),
        to: orNull(a.to),
        source: a.source.document,
        section: orNull(a.source.section),
        seen: a.source.seen,
      })),
    },
    {
      id: 'officers',
      name: '执法人员',
      about:
        '姓名、单位、职责、执法证号末四位和有效期，照公布的名单；没有公布就是空表。证号全文到“查验执法证”核对。',
      key: ['name', 'body', 'certificate'],
      columns: [
        column('name', '姓名', 'text'),
        column('body', '单位', 'text?'),
        column('duty', '职责', 'text'),
        column('certificate', '执法证号末四位', 'text'),
        column('to', '有效期至', 'day?'),
        column('demo', '演示', 'boolean'),
      ],
      rows: place.officers.map((o) => ({
        name: o.name,
        body: name(o.body),
        duty: o.duty,
        certificate: shownCertificate(o.certificate),
        to: orNull(o.to),
        demo: o.demo,
      })),
    },
  ]
}
