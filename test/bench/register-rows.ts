import { createHash } from 'node:crypto'
import { docOfDay } from '#db/kit/doc-number.ts'
import { headsOf, withFacets } from '#db/search.ts'
import { addDays } from '#rules/clocks/day.ts'
import { tokens } from '#rules/text/tokens.ts'
import { facts } from '../kit/house.ts'

export type MadeRow = { columns: (string | number | null)[]; doc: number; tokens: string[] }

/** The columns of a made-up row, in their order. */
export const madeColumns = [
  'id',
  'place',
  'number',
  'organ',
  'item_id',
  'field',
  'party_name',
  'party_kind',
  'party_shown',
  'act',
  'facts',
  'basis',
  'kinds',
  'content',
  'fine_fen',
  'decided_on',
  'month',
  'body',
  'status',
  'demo',
  'released_at',
  'shown',
  'version',
  'doc',
]

const days = 5 * 365
const first = '2021-01-01'
const kinds = ['罚款', '警告', '没收违法所得']
const towns = '东西南北中上下前后新老大小长短'
const goods = '物料石板钢管木箱水泥沙土纸箱苗木'

/** Numbers that look random and are the same in every run. */
const drawn = (n: number, salt: string): number =>
  createHash('md5').update(`${salt}${n}`).digest().readUInt32LE(0)

/**
 * `count` made-up decisions over five years, spread over the items of the catalogue as decisions are: some items have
 * very many. Each is marked as what it is.
 */
export function* madeRows(count: number): Generator<MadeRow> {
  const { items, places } = facts()
  const bodies = places[0]?.bodies.map((b) => b.id) ?? ['zhen']
  const pieces = items.map((item) => {
    const law = item.basis[0]
    const basis = `《${law?.law}》${law?.article}`
    return { item, basis, head: tokens(item.title), rest: tokens(`${item.act}\n${basis}`) }
  })
  const common = tokens('演示机关\n演示：当事人的行为经检查发现，责令改正，处以罚款')
  const serial = new Map<number, number>()
  for (let n = 0; n < count; n += 1) {
    const at = drawn(n, 'a')
    // The square makes a few items common and most of them rare.
    const piece = pieces[Math.floor((at / 2 ** 32) ** 2 * pieces.length)]
    if (!piece) return
    const day = addDays(first, Math.floor((n / count) * days))
    const base = docOfDay(day)
    const turn = (serial.get(base) ?? 0) + 1
    serial.set(base, turn)
    const doc = base + turn
    const town = `${towns[at % 15]}${towns[(at >> 4) % 15]}村`
    const party = `演示${goods[(at >> 8) % 16]}${goods[(at >> 12) % 16]}${n % 9973}公司`
    const number = `演示〔${day.slice(0, 4)}〕${n + 1}号`
    const kind = kinds[at % 7 === 0 ? 1 : at % 11 === 0 ? 2 : 0] ?? '罚款'
    const text = `演示：当事人在${town}堆放${goods[(at >> 16) % 16]}，${piece.item.act}`
    const body = bodies[(at >> 20) % bodies.length] ?? 'zhen'
    const month = day.slice(0, 7)
    const head = [...piece.head, ...tokens(`${number}\n${party}`)]
    yield {
      doc,
      tokens: [
        ...withFacets({ place: 'here', body, field: piece.item.field, kinds: [kind], month }, [
          ...head,
          ...piece.rest,
          ...common,
          ...tokens(text.slice(0, 40)),
        ]),
        ...headsOf(head),
      ],
      columns: [
        `made-${n}`,
        'here',
        number,
        '演示机关',
        piece.item.id,
        piece.item.field,
        party,
        'organisation',
        party,
        piece.item.title,
        text,
        piece.basis,
        JSON.stringify([kind]),
        `罚款${1 + (at % 50)}00元`,
        (1 + (at % 50)) * 10_000,
        day,
        month,
        body,
        'released',
        1,
        Date.parse(`${day}T08:00:00Z`),
        JSON.stringify({ act: piece.item.title, facts: text, content: '罚款' }),
        1,
        doc,
      ],
    }
  }
}
