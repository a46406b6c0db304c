import type { Item } from '#rules/content/item.ts'
import type { Assignment, Body } from '#rules/content/place.ts'
import {
  areaLine,
  assignmentOf,
  isActive,
  narrowness,
  type Named,
} from '#rules/place/assignment.ts'
import type { NoteFacts } from './note.ts'
import { sayGrants, sayLifecycle, sayPresence, unlisted } from './circumstances.ts'
import { bodiesOf, bodyById, deskId, nameOf } from './owner.ts'
import { bodyName as nameIn } from '#rules/place/name.ts'
import { officerFound, sourceOf } from './source.ts'
import type { Ground } from './routing.ts'

/** What of an item decides who holds it. */
type Matched = Named & { kind: Item['kind'] }

/** Who would act, in whose name, in which mode, before reserved penalties are looked at. */
export type Holder = {
  body: Body
  inNameOf: string
  mode: Assignment['mode']
  /** The body that supervises and takes what the place reserves. */
  department: string | undefined
  presence: Assignment['presence']
  /** The township calls it in (吹哨报到). */
  summons: boolean
  source: Assignment['source']
}

/** A body that has been dissolved hands its matters to its successor (S2-14). */
const living = (g: Ground, id: string): Body | undefined => {
  const body = bodyById(g, id)
  return body?.to !== undefined && body.to < g.date && body.successor
    ? (bodyById(g, body.successor) ?? body)
    : body
}

const holderOf = (g: Ground, row: Assignment): Holder | undefined => {
  const body = living(g, row.owner)
  if (!body) return undefined
  const { mode, department, presence, source, summons = false } = row
  const inNameOf = row.inNameOf ?? body.actsAs ?? body.id
  return { body, inNameOf, mode, department, presence, summons, source }
}

const rows = (g: Ground, item: Matched): Assignment[] => {
  const line = areaLine(g.place.areas, g.areaId)
  return g.place.assignments.filter((row) => line.includes(row.area) && narrowness(row, item) > 0)
}

/** Only items and fields named one by one are a list; a row for `*` is the rest. */
const named = (g: Ground, item: Matched): Assignment[] =>
  rows(g, item).filter((row) => narrowness(row, item) > 1)

const sayMode = (g: Ground, row: Assignment, holder: Holder, dormant: boolean): void => {
  const source = sourceOf(g, row.source)
  const who = nameIn(holder.body, g.fieldName)
  const name = nameOf(g, holder.inNameOf)
  if (row.mode === 'statutory')
    g.say(`法律把这一项直接交给${name}，由${who}办理`, `${source}；法定职权`)
  if (row.mode === 'empowered')
    g.say(
      `“${g.fieldName}”这类事项已赋权，由${who}以${name}的名义办理`,
      `${source}；行政处罚法第二十四条`,
    )
  if (row.mode === 'entrusted')
    g.say(
      `委托协议在有效期内：由${who}办理，决定以委托机关${name}的名义作出`,
      `${source}；行政处罚法第二十条`,
    )
  // Where nobody published what was handed down, nothing may be said not to be.
  const known = dormant ? '委托生效以前，' : '这一项没有下放，'
  const kept = unlisted(g, holder) ? '按现有资料' : known
  if (row.mode === 'retained') g.say(`${kept}由${who}以${name}的名义办理`, source)
  if (row.standing === 'in_scope')
    g.say('这一项是否在内以公告为准，本站还没有核对到公告；由首问单位受理，不会因此推走您', source)
  sayPresence(g, holder)
  sayLifecycle(g, holder)
}

/** A township body that enforces where the matter lies, the first responder before others. */
const township = (g: Ground): Body | undefined => {
  const line = areaLine(g.place.areas, g.areaId)
  const here = bodiesOf(g, 'township').filter(({ area }) => !area || line.includes(area))
  return here.find((body) => body.id === deskId(g)) ?? here[0]
}

/** A holder that no row names: it stands for itself. */
const own = (body: Body): Holder => ({
  body,
  inNameOf: body.actsAs ?? body.id,
  mode: 'retained',
  department: body.id,
  presence: undefined,
  summons: false,
  source: body.source,
})

const asListed = (g: Ground, row: Assignment | undefined): Holder | undefined => {
  const body = township(g)
  if (!body) return undefined
  g.say('已列入目录：这一项归本级，不因为目录还没有公布而推走', officerFound)
  const inNameOf = body.actsAs ?? body.id
  return { ...own(body), inNameOf, mode: 'empowered', department: row?.department }
}

const asUnlisted = (g: Ground, item: Matched, row: Assignment | undefined): Holder | undefined => {
  const kept = rows(g, item).find((other) => other.mode === 'retained' && isActive(other, g.date))
  const still = row?.mode === 'retained' ? holderOf(g, row) : undefined
  const body =
    still?.body ??
    living(g, row?.department ?? '') ??
    (kept && living(g, kept.owner)) ??
    living(g, g.place.reserved?.to ?? '')
  if (!body) return undefined
  g.say(
    `没有列入目录或者已经收回：由${nameIn(body, g.fieldName)}办理，首问单位移送并跟到底`,
    officerFound,
  )
  return still ?? own(body)
}

/** Under an entrustment that the note says has run out, the power is back with the entrusting body (S3-4). */
const asLapsed = (g: Ground, row: Assignment): Holder | undefined => {
  const body = living(g, row.inNameOf ?? row.department ?? '')
  if (!body) return undefined
  g.say(
    `委托没有签订或者已经到期，受托权不生效：回到委托机关${nameIn(body, g.fieldName)}`,
    '行政处罚法第二十条',
  )
  return { ...own(body), inNameOf: body.id }
}

/** Who holds the item in the area on the day, corrected by what an officer has established. */
export const holderFor = (g: Ground, item: Matched, note: NoteFacts): Holder | undefined => {
  const row = assignmentOf(g.place, item, g.areaId, g.date)
  const entrustments = named(g, item).filter((other) => other.mode === 'entrusted')
  const dormant = entrustments.find((other) => !isActive(other, g.date))
  if (note.listed === false) return asUnlisted(g, item, row) ?? (row && holderOf(g, row))
  if (note.listed === true && row?.mode === 'retained') return asListed(g, row) ?? holderOf(g, row)
  if (note.entrusted === false && row?.mode === 'entrusted')
    return asLapsed(g, row) ?? holderOf(g, row)
  if (note.entrusted === true && dormant && row?.mode !== 'entrusted') {
    const holder = holderOf(g, dormant)
    if (holder) g.say('委托协议已签并且有效：受托办理，以委托机关的名义', officerFound)
    if (holder) return holder
  }
  if (item.kind === '强制' && entrustments.length > 0)
    g.say('行政强制措施权不得委托；仅用于镇政府依法自有的职权', '行政强制法第十七条')
  if (dormant && row !== dormant && row?.mode !== 'statutory')
    g.say('本地有一份委托，但是协议没有登记或者已经到期，不能据此办理', '行政处罚法第二十条')
  const holder = row && holderOf(g, row)
  if (row && holder) sayMode(g, row, holder, dormant !== undefined)
  if (holder && note.listed === undefined) sayGrants(g, holder)
  if (note.listed === true && holder) g.say('承办人员核实：已列入目录', officerFound)
  return holder
}
