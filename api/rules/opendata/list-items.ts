import type { Day } from '../clocks/day.ts'
import type { Facts } from '../content/facts.ts'
import { inYuan } from '../content/money.ts'
import type { Place } from '../content/place.ts'
import { itemsOf } from '../place/counts.ts'
import { fieldNameIn } from '../place/local.ts'
import { modeNames, standingNames } from '../place/standing.ts'
import { column, type List, orNull } from './list.ts'
import { powerOf } from './power.ts'

/** The matters of a place, and what each rests on: three lists that share the item's id. */
export const itemLists = (facts: Facts, place: Place, day: Day): List[] => {
  const items = itemsOf(place, facts.items, day)
  return [
    {
      id: 'items',
      name: '执法事项',
      about: `${place.name}的执法事项：做什么事会被查处、谁来办、依据、幅度。本站依法整理，以公告和法律原文为准。`,
      key: ['id'],
      columns: [
        column('id', '编号', 'text'),
        column('code', '官方事项编码', 'text?'),
        column('field', '领域代号', 'text'),
        column('fieldName', '领域', 'text'),
        column('kind', '类别', 'text'),
        column('name', '事项名称', 'text'),
        column('title', '通俗名称', 'text'),
        column('act', '行为', 'text'),
        column('conditions', '条件', 'list'),
        column('basis', '依据', 'list'),
        column('kinds', '处罚种类', 'list'),
        column('range', '幅度', 'list'),
        column('corrective', '责令', 'text?'),
        column('leniency', '轻微免罚', 'text?'),
        column('discretion', '裁量基准', 'text?'),
        column('procedure', '程序', 'list'),
        column('manner', '方式', 'list'),
        column('authority', '权限', 'list'),
        column('owner', '行使主体', 'text?'),
        column('inNameOf', '以谁的名义', 'text?'),
        column('mode', '行使方式', 'text?'),
        column('standing', '依据的地位', 'text?'),
        column('announcement', '公告', 'text?'),
        column('supervises', '日常监管', 'text'),
        column('statutoryAuthority', '法律写的机关', 'text?'),
        column('territory', '只在何处有效', 'text?'),
        column('from', '起', 'day?'),
        column('to', '止', 'day?'),
        column('checkedOn', '与法条核对', 'day'),
      ],
      rows: items.map((item) => {
        const power = powerOf(facts, place, item, day)
        const actor = power.actors[0]
        return {
          id: item.id,
          code: orNull(item.code),
          field: item.field,
          fieldName: fieldNameIn(place, item, facts.fields) ?? item.field,
          kind: item.kind,
          name: item.name,
          title: item.title,
          act: item.act,
          conditions: power.conditions,
          basis: power.basis,
          kinds: item.kinds,
          range: power.range,
          corrective: orNull(item.corrective),
          leniency: orNull(item.leniency),
          discretion: orNull(item.discretion),
          procedure: power.procedure,
          manner: power.manner,
          authority: power.authority,
          owner: orNull(actor?.ownerName),
          inNameOf: orNull(actor?.inNameOf),
          mode: actor ? modeNames[actor.row.mode] : null,
          standing: actor ? standingNames[actor.row.standing] : null,
          announcement: orNull(actor?.row.announcement),
          supervises: item.boundary.supervises,
          statutoryAuthority: orNull(item.authority),
          territory: orNull(item.territory),
          from: orNull(item.from),
          to: orNull(item.to),
          checkedOn: item.checkedOn,
        }
      }),
    },
    {
      id: 'basis',
      name: '事项依据',
      about: '每个事项依据的法律、条、款、项，一条一行；作用分“怎么罚”和“不许做什么”。',
      key: ['item', 'law', 'article', 'paragraph', 'point', 'role'],
      columns: [
        column('item', '事项编号', 'text'),
        column('law', '法律', 'text'),
        column('version', '版本', 'day?'),
        column('article', '条', 'text'),
        column('paragraph', '款', 'text?'),
        column('point', '项', 'text?'),
        column('role', '作用', 'text'),
      ],
      rows: items.flatMap((item) =>
        item.basis.map((b) => ({
          item: item.id,
          law: b.law,
          version: orNull(facts.laws.find((l) => l.title === b.law)?.version),
          article: b.article,
          paragraph: orNull(b.paragraph),
          point: orNull(b.point),
          role: b.role === 'penalises' ? '怎么罚' : '不许做什么',
        })),
      ),
    },
    {
      id: 'tiers',
      name: '罚款幅度',
      about:
        '每个事项的罚款档次，一档一行。fixed 是元，multiple 是倍，percent 是百分比，per_unit 是每单位多少元。',
      key: ['item', 'step'],
      columns: [
        column('item', '事项编号', 'text'),
        column('step', '第几档', 'integer'),
        column('base', '算法', 'text'),
        column('min', '下限', 'number'),
        column('max', '上限', 'number'),
        column('of', '基数', 'text?'),
        column('who', '罚谁', 'text?'),
        column('when', '情形', 'text?'),
      ],
      rows: items.flatMap((item) =>
        inYuan(item).tiers.map((t, n) => ({
          item: item.id,
          step: n + 1,
          base: t.base,
          min: t.min,
          max: t.max,
          of: orNull(t.of),
          who: orNull(t.who),
          when: orNull(t.when),
        })),
      ),
    },
  ]
}
