import { dayAt } from '#rules/clocks/day.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { sayMoney } from '#rules/opendata/money.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { bodyName, homeArea } from '#rules/place/name.ts'
import { type RemedyBlock, remedies } from '#rules/place/remedies.ts'
import { paperPath } from './paper.ts'
import { type PartyKind, partyKindNames } from './party.ts'
import { type Grounds, notGiven, type PublicDecision } from './public.ts'

/** The item that a decision cites, as its page leads to it. */
type Cited = {
  page: string
  title: string
  basis: string
  laws: string
  decisions: string
  complain: string
}

/**
 * One published decision as its page tells it. Every text of `text` is printed as it stands and decides nothing, but by
 * being there; what the page decides by stands in `shape`. So two decisions whose shape and whose texts that are there
 * agree have pages that differ in these texts alone.
 */
export type Told = {
  shape: { demo: boolean; indexed: boolean }
  text: {
    title: string
    description: string
    source: string
    pubDate: string
    lead: string
    /** A value that is not known is null. */
    rows: (readonly [name: string, value: string | null])[]
    found: string
    cited: Cited | null
    papers: string[]
    /** What the decision itself says of review and suit. */
    given: string | null
    /** Null where the deciding organ is not the one that the place names. */
    remedies: RemedyBlock[] | null
    ask: string
  }
}

type Of = {
  decision: PublicDecision
  grounds: Grounds | null
  /** A report from the public led to it; who reported is said nowhere. */
  reported: boolean
  papers: readonly { id: string }[]
}

const money = (fen: number | null): string => (fen === null ? '' : sayMoney(fen))
/** Without the full stop, to stand inside a sentence. */
const ended = (text: string): string => text.replace(/[。．.\s]+$/, '')

function rowsOf(d: PublicDecision, grounds: Grounds | null): Told['text']['rows'] {
  const code = d.partyKind === 'organisation' ? d.partyCode : ''
  const reviewed = grounds?.reviewed ? '已审核，通过' : '不属于应当审核的情形'
  const rows = [
    ['决定书文号', d.number],
    ['作出机关', d.organ],
    ['决定日期', d.decidedOn],
    ['当事人', d.party],
    ['当事人类别', partyKindNames[d.partyKind as PartyKind]],
    ['统一社会信用代码', code],
    ['违法行为', d.act],
    ['事实', d.facts],
    ['依据', d.basis],
    ['处罚种类', d.kinds.join('、')],
    ['处罚内容', d.content],
    ['罚款', money(d.fineFen)],
    ['没收', money(d.confiscatedFen)],
    ['裁量档次', grounds ? grounds.tier : notGiven],
    ['裁量理由', grounds ? grounds.tierReason : notGiven],
    ['法制审核', grounds ? reviewed : notGiven],
    ['公示到', d.displayUntil ?? ''],
  ] as const
  return rows.filter(([, value]) => value !== '')
}

/** Public pages give no calendar date for remedies but those of the decision itself: service is not recorded (on-the-page 10). */
export function tell(
  { decision: d, grounds, reported, papers }: Of,
  place: Place,
  facts: Facts,
  url: (path: string) => string,
): Told {
  const item = facts.items.find((i) => i.id === d.itemId)
  const field = facts.fields.find((f) => f.id === item?.field)
  const row = item && assignmentOf(place, item, homeArea(place)?.id ?? '', d.decidedOn)
  /** The remedy text of the place holds only where the deciding organ is the one that the place names. */
  const owner = place.bodies.find((b) => b.id === (row?.inNameOf ?? row?.owner))
  const ours = owner && bodyName(owner, field?.name) === d.organ
  const at = (path: string): string => url(`/${place.slug}/${path}`)
  const given = grounds?.remedies
  return {
    shape: { demo: d.demo, indexed: d.partyKind === 'organisation' },
    text: {
      title: `${d.act}（${d.number}）`,
      description: `${d.organ}，${d.decidedOn}`,
      source: d.organ,
      pubDate: `${d.releasedAt === null ? d.decidedOn : dayAt(d.releasedAt)} 00:00`,
      lead: `${d.organ}在 ${d.decidedOn} 决定：${d.party}有“${ended(d.act)}”的行为，${ended(d.content)}。`,
      rows: rowsOf(d, grounds),
      found: reported ? '由群众反映发现' : grounds ? '没有登记' : notGiven,
      cited: item
        ? {
            page: at(`items/${item.id}/`),
            title: item.title,
            basis: at(`items/${item.id}/#basis`),
            laws: [...new Set(item.basis.map((b) => `《${b.law}》${b.article}`))].join('、'),
            decisions: at(`decisions/item/${item.id}/`),
            complain: at(`complain/?item=${item.id}`),
          }
        : null,
      papers: papers.map((paper) => url(paperPath(place.slug, d.id, paper.id))),
      given: given
        ? `${given.reviewUntil} 以前可以向${given.reviewOrgan}申请行政复议，${given.suitUntil} 以前可以向${given.court}起诉。`
        : null,
      remedies: row && ours ? remedies(place, row, field?.name).blocks : null,
      ask: at(`decisions/ask/?of=${d.id}`),
    },
  }
}
