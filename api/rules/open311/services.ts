import type { Day } from '../clocks/day.ts'
import { wishes } from '../case/kinds.ts'
import type { Facts } from '../content/facts.ts'
import type { Item } from '../content/item.ts'
import type { Place } from '../content/place.ts'
import { itemsOf } from '../place/counts.ts'
import { list, type List, type Row } from './answer.ts'

/** For whoever does not know the field; the desk finds it. */
export const otherCode = 'other'

export type Service = {
  code: string
  name: string
  description: string
  keywords: readonly string[]
  group: string
  items: readonly Item[]
}

/** The services of a place: one for each field in which it has matters, by the id of the field, and one for the rest. */
export function servicesOf(
  facts: Pick<Facts, 'items' | 'fields'>,
  place: Place,
  today: Day,
): Service[] {
  const items = itemsOf(place, facts.items, today)
  const fields = facts.fields.flatMap((field): Service[] => {
    const own = items.filter((item) => item.field === field.id)
    if (field.within !== undefined || own.length === 0) return []
    return [
      {
        code: field.id,
        name: field.name,
        description: field.plain,
        keywords: [field.name, ...(field.aliases ?? [])],
        group: '执法领域',
        items: own,
      },
    ]
  })
  const rest: Service = {
    code: otherCode,
    name: '其他',
    description: '不知道归哪个领域的，选这一项，由首问单位判断',
    keywords: ['其他', '不清楚'],
    group: '其他',
    items: [],
  }
  return [...fields, rest]
}

/** GET services. Every service has questions of its own, so `metadata` is true; an id is given at once (`realtime`). */
export const serviceList = (services: readonly Service[]): List =>
  list(
    'service',
    services.map((s) => ({
      service_code: s.code,
      service_name: s.name,
      description: s.description,
      metadata: true,
      type: 'realtime',
      keywords: s.keywords.join(', '),
      group: s.group,
    })),
  )

const attribute = (
  order: number,
  code: string,
  datatype: string,
  row: Row,
  values?: List,
): Row => ({
  variable: true,
  code,
  datatype,
  required: false,
  datatype_description: null,
  order,
  ...row,
  ...(values ? { values } : {}),
})
const options = (rows: readonly { key: string; name: string }[]): List => list('value', rows)

/** What may be wished through this door; a clue about offices has a page of its own. */
export const openWishes = wishes.filter((w) => w.id !== 'clue')

/** GET services/<code>: nothing is required, for intake never refuses because something is not known. */
export const serviceDefinition = (service: Service): Row => ({
  service_code: service.code,
  attributes: list('attribute', [
    attribute(
      1,
      'wish',
      'singlevaluelist',
      { description: '您希望机关做什么' },
      options(openWishes.map((w) => ({ key: w.id, name: w.say }))),
    ),
    attribute(2, 'day', 'datetime', {
      datatype_description: '例如 2026-05-06T09:00:00+08:00',
      description: '哪一天发生的',
    }),
    ...(service.items.length > 0
      ? [
          attribute(
            3,
            'item',
            'singlevaluelist',
            { description: '是哪一件事（执法事项）' },
            options(service.items.map((i) => ({ key: i.id, name: i.title }))),
          ),
        ]
      : []),
  ]),
})
