import { classify } from '#rules/classify/classify.ts'
import type { Item } from '#rules/content/item.ts'
import { fieldNameIn } from '#rules/place/local.ts'
import { areaGroups } from '#rules/place/area-groups.ts'
import { itemsOf } from '#rules/search/cards.ts'
import { whereIs } from './area.ts'
import { holderFor, type Holder } from './assign.ts'
import { dispute, settledBy } from './dispute.ts'
import { judicial, otherMatter, outsideArea, police, someTownship } from './elsewhere.ts'
import { readNote, type NoteFacts } from './note.ts'
import { summoned } from './circumstances.ts'
import { bodyById, deskId, deskOwner, nameOf, ownerOf, pathOf } from './owner.ts'
import { passedUp, reservedTo } from './reserved.ts'
import { accusation, emergency } from './safety.ts'
import { citation, houseRule, officerFound } from './source.ts'
import type { Decision, Ground, Matter, Routing, Step } from './routing.ts'

export type { Matter, Owner, OwnerKind, Routing, Step } from './routing.ts'

/** Where it happened; unsaid, it is taken to lie where the desk that has it works. */
const areaOf = ({ place, area, desk }: Matter): string => {
  const where = whereIs(place, area)
  const at = place.bodies.find((body) => body.id === (desk ?? place.firstResponder))?.area
  return where.known ? where.id : (at ?? where.id)
}

const groundOf = (matter: Matter, trace: Step[]): Ground => {
  const { facts, place } = matter
  const classification = matter.classification ?? classify(matter.text, facts, place)
  const best =
    matter.item ??
    (classification.confidence === 'high' && !matter.field
      ? classification.items[0]?.item
      : undefined)
  const found = itemsOf(facts, place, matter.date).find((item) => item.id === best)
  const field = found?.field ?? matter.field ?? classification.fields[0]?.field ?? ''
  return {
    ...matter,
    classification,
    found,
    fieldName: fieldNameIn(place, found ?? { field, branch: field }, facts.fields) ?? '业务',
    areaId: areaOf(matter),
    say: (text, source) => trace.push({ text, source }),
  }
}

const sayItem = (g: Ground): void => {
  if (!g.found) return
  const words = g.classification.items.find(({ item }) => item === g.found?.id)?.why ?? []
  const why = g.item === g.found.id ? '已选定' : `从“${words.slice(0, 3).join('、')}”看`
  g.say(`${why}：${g.found.title}（${g.fieldName}）`, citation(g.found) || '事项目录')
}

/** Townships of a county may answer differently: which one was assumed is said. */
const sayTown = (g: Ground): void => {
  const area = g.place.areas.find((row) => row.id === g.areaId)
  if (g.place.level !== 'county' || !g.found || !area) return
  if (areaGroups(g.place, g.found, g.date).length > 1)
    g.say(`没有说清在哪个乡镇：先当作${area.name}，由首问单位问清`, houseRule)
}

/** Whistle: a body other than the desk is called in; until it accepts, the desk keeps the matter (DESIGN §6.1). */
const sayHandover = (g: Ground, to: string): void => {
  const desk = deskOwner(g).name
  if (desk !== to) g.say(`${desk}先受理，转给${to}；对方接收以前仍由首问单位负责`, houseRule)
}

/** Listed for the townships, and yet held above: no township was named. */
const unplaced = ({ listed, intends }: NoteFacts, { body, mode }: Holder): boolean =>
  listed === true && intends.length === 0 && mode === 'retained' && body.kind !== 'township'

const held = (g: Ground, item: Item | undefined, holder: Holder, note: NoteFacts): Decision => {
  if (unplaced(note, holder)) return someTownship(g)
  const desk = deskOwner(g).name
  const to = reservedTo(g, item, holder, note)
  const above = bodyById(g, to)
  if (to !== undefined && above) {
    sayHandover(g, nameOf(g, to))
    return {
      owner: ownerOf(g, above, 'retained'),
      inNameOf: to,
      path: passedUp(g, desk, holder, to),
    }
  }
  const owner = ownerOf(g, holder.body, holder.mode)
  sayHandover(g, owner.name)
  const summons = summoned(g, holder)
  return { owner, inNameOf: holder.inNameOf, path: pathOf(desk, owner.name), summons }
}

const byItem = (g: Ground, note: NoteFacts): Decision | undefined => {
  const kind = g.classification.special?.kind
  const clue = kind === 'nobody_in_charge' ? '几家都说不管（三不管）' : '几家都在管（多头管）'
  const isClue = kind === 'nobody_in_charge' || kind === 'many_heads'
  const settled = note.listed !== undefined || note.entrusted !== undefined
  if (!g.found) {
    if (isClue && !g.field)
      return disputed(g, note, `${clue}，目录里也对不上是哪一项`, '吹哨人线索')
    return g.field || settled || note.intends.length > 0 ? byField(g, note) : undefined
  }
  const ended = settledBy(g, g.found)
  if (ended) return ended
  const holder = holderFor(g, g.found, note)
  if (!holder) return dispute(g, '目录里有这一项，但是没有哪个机构被指定来行使', '行使主体登记')
  if (isClue) g.say(`${clue}：登记为线索；目录上这一项有主，下面这个机构来办`, '吹哨人线索')
  return held(g, g.found, holder, note)
}

/** The note settles who, though the text does not settle which item: the field stands for the item. */
const byField = (g: Ground, note: NoteFacts): Decision | undefined => {
  const field = g.field ?? g.classification.fields[0]?.field
  const row = g.facts.fields.find(({ id }) => id === field)
  if (!row) return undefined
  const like = {
    id: '',
    field: row.within ?? row.id,
    branch: row.within && row.id,
    kind: '处罚' as const,
  }
  const holder = holderFor(g, like, note)
  return holder && held(g, undefined, holder, note)
}

/** A field with a name in the sources and no compiled item: how much of the text must speak of it. */
const bareShare = 0.5

/** Nobody has compiled items for the field that the words name: the field alone says who acts (S4-3). */
const byBareField = (g: Ground, note: NoteFacts): Decision | undefined => {
  const [best] = g.classification.fields
  const bare = best && !g.facts.items.some((item) => item.field === best.field)
  if (!bare || best.score < bareShare) return undefined
  g.say(`说的是“${g.fieldName}”，这一领域的事项本站还没有梳理：先按领域确定由谁办`, houseRule)
  return byField(g, note)
}

/** The items that a text may mean, at most three, and who would hold each of them. */
const likely = (g: Ground, note: NoteFacts) => {
  const silent = { ...g, say: () => undefined }
  const scores = g.classification.items
    .filter(({ score }) => score >= g.facts.thresholds.candidate)
    .slice(0, 3)
  const items = scores.flatMap(
    ({ item }) => itemsOf(g.facts, g.place, g.date).find((row) => row.id === item) ?? [],
  )
  return { items, holders: items.map((item) => holderFor(silent, item, note)) }
}

/** A dispute, to which every body that may hold the matter is called in where the place knows the whistle (S4-9). */
const disputed = (g: Ground, note: NoteFacts, why: string, source: string): Decision => {
  const decision = dispute(g, why, source)
  const sure = g.classification.confidence !== 'low'
  const holders = sure ? likely(g, note).holders.flatMap((holder) => holder ?? []) : []
  return { ...decision, summons: summoned(g, ...holders) }
}

/** Several items are possible, but the same body holds them all: then there is no doubt about who acts. */
const agreed = (g: Ground, note: NoteFacts): Decision | undefined => {
  const { items, holders } = likely(g, note)
  const [first] = holders
  if (!first || !holders.every((h) => h && h.body === first.body && h.mode === first.mode))
    return undefined
  const fieldOf = (item: Item): string =>
    g.facts.fields.find((row) => row.id === item.field)?.name ?? g.fieldName
  const fields = new Set(items.map(fieldOf))
  if (first.body.perField && fields.size > 1) return undefined
  const [fieldName = g.fieldName] = fields
  g.say(
    `可能是${items.map((item) => `“${item.title}”`).join('、')}，哪一项还要核实，但都由同一个机构办`,
    houseRule,
  )
  return held({ ...g, fieldName }, undefined, first, note)
}

const desk = (g: Ground): Decision => {
  const owner = deskOwner(g)
  g.say('还拿不准是哪一项：不退回，由首问单位看过再定，候选事项附在后面', houseRule)
  return {
    owner,
    inNameOf: bodyById(g, owner.body ?? '')?.actsAs ?? owner.body,
    path: pathOf(owner.name),
  }
}

/**
 * Who must act on a matter, and why, line by line (S0-9, S0-12, S0-13, S0-15, S0-18, S1-7). Nothing is ever refused:
 * what no rule decides stays with the first responder. All of it comes from the facts of the place.
 */
export const route = (matter: Matter): Routing => {
  const trace: Step[] = []
  const g = groundOf(matter, trace)
  const note = readNote(matter.note)
  const calls = emergency(g)
  const where = whereIs(g.place, g.area)
  const early =
    accusation(g) ??
    (where.inside && !note.outside
      ? undefined
      : outsideArea(g, note.outside ? officerFound : '事发地'))
  if (!early) sayItem(g)
  if (!early && !where.known) sayTown(g)
  const decision =
    early ??
    (note.dispute
      ? disputed(g, note, '几个部门对归谁管说法不一（都说归自己，或者都说不归自己）', officerFound)
      : undefined) ??
    (note.crime ? judicial(g) : undefined) ??
    (note.police ? police(g, '承办人员核实：由公安机关管辖', officerFound) : undefined) ??
    otherMatter(g) ??
    byItem(g, note) ??
    byBareField(g, note) ??
    agreed(g, note) ??
    desk(g)
  const { items, fields, special, confidence } = g.classification
  return {
    owner: decision.owner,
    inNameOf: decision.inNameOf ?? null,
    firstResponder: deskId(g),
    summons: decision.summons ?? [],
    path: pathOf(calls.length > 0 ? `先打${calls.join('、')}` : '', ...decision.path),
    trace,
    special: special?.kind ?? null,
    item: g.found?.id ?? null,
    items,
    fields,
    candidates: g.found ? [] : items.slice(0, 5),
    confidence: matter.item && g.found ? 'high' : confidence,
  }
}
