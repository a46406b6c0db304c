import { classify } from '#rules/classify/classify.ts'
import type { Item } from '#rules/content/item.ts'
import { itemsOf } from '#rules/search/cards.ts'
import { whereIs } from './area.ts'
import { holderFor, type Holder } from './assign.ts'
import { dispute } from './dispute.ts'
import { judicial, otherMatter, outsideArea, police } from './elsewhere.ts'
import { readNote, type NoteFacts } from './note.ts'
import { bodyById, deskOwner, nameOf, ownerOf, pathOf } from './owner.ts'
import { passedUp, reservedTo } from './reserved.ts'
import { accusation, emergency } from './safety.ts'
import { citation, houseRule, officerFound } from './source.ts'
import type { Decision, Ground, Matter, Routing, Step } from './routing.ts'

export type { Matter, Owner, OwnerKind, Routing, Step } from './routing.ts'

const groundOf = (matter: Matter, trace: Step[]): Ground => {
  const { facts, place } = matter
  const classification = matter.classification ?? classify(matter.text, facts, place)
  const best =
    matter.item ??
    (classification.confidence === 'high' ? classification.items[0]?.item : undefined)
  const found = itemsOf(facts, place, matter.date).find((item) => item.id === best)
  const field = found?.field ?? classification.fields[0]?.field
  return {
    ...matter,
    classification,
    found,
    fieldName: facts.fields.find((row) => row.id === field)?.name ?? '业务',
    areaId: whereIs(place, matter.area).id,
    say: (text, source) => trace.push({ text, source }),
  }
}

const sayItem = (g: Ground): void => {
  if (!g.found) return
  const words = g.classification.items.find(({ item }) => item === g.found?.id)?.why ?? []
  const why = g.item === g.found.id ? '已选定' : `从“${words.slice(0, 3).join('、')}”看`
  g.say(`${why}：${g.found.title}（${g.fieldName}）`, citation(g.found) || '事项目录')
}

/** Whistle: a body other than the desk is called in; until it accepts, the desk keeps the matter (DESIGN §6.1). */
const sayHandover = (g: Ground, to: string): void => {
  const desk = deskOwner(g).name
  if (desk !== to) g.say(`${desk}先受理，转给${to}；对方接收以前仍由首问单位负责`, houseRule)
}

const held = (g: Ground, item: Item | undefined, holder: Holder, note: NoteFacts): Decision => {
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
  return { owner, inNameOf: holder.inNameOf, path: pathOf(desk, owner.name) }
}

const byItem = (g: Ground, note: NoteFacts): Decision | undefined => {
  const kind = g.classification.special?.kind
  const clue = kind === 'nobody_in_charge' ? '几家都说不管（三不管）' : '几家都在管（多头管）'
  const isClue = kind === 'nobody_in_charge' || kind === 'many_heads'
  const settled = note.listed !== undefined || note.entrusted !== undefined
  if (!g.found) {
    if (isClue) return dispute(g, `${clue}，目录里也对不上是哪一项`, '吹哨人线索')
    return settled || note.intends.length > 0 ? byField(g, note) : undefined
  }
  const holder = holderFor(g, g.found, note)
  if (!holder) return dispute(g, '目录里有这一项，但是没有哪个机构被指定来行使', '行使主体登记')
  if (isClue) g.say(`${clue}：登记为线索；目录上这一项有主，下面这个机构来办`, '吹哨人线索')
  return held(g, g.found, holder, note)
}

/** The note settles who, though the text does not settle which item: the field stands for the item. */
const byField = (g: Ground, note: NoteFacts): Decision | undefined => {
  const field = g.classification.fields[0]?.field
  const like = itemsOf(g.facts, g.place, g.date).find((item) => item.field === field)
  const holder = like && holderFor(g, { ...like, id: '' }, note)
  return holder && held(g, undefined, holder, note)
}

/** An item counts as a candidate from this score on. */
const candidate = 0.2

/** Several items are possible, but the same body holds them all: then there is no doubt about who acts. */
const agreed = (g: Ground, note: NoteFacts): Decision | undefined => {
  const silent = { ...g, say: () => undefined }
  const likely = g.classification.items.filter(({ score }) => score >= candidate).slice(0, 3)
  const items = likely.flatMap(
    ({ item }) => itemsOf(g.facts, g.place, g.date).find((row) => row.id === item) ?? [],
  )
  const holders = items.map((item) => holderFor(silent, item, note))
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
  const decision =
    early ??
    (note.dispute
      ? dispute(g, '几个部门对归谁管说法不一（都说归自己，或者都说不归自己）', officerFound)
      : undefined) ??
    (note.crime ? judicial(g) : undefined) ??
    (note.police ? police(g, '承办人员核实：由公安机关管辖', officerFound) : undefined) ??
    otherMatter(g) ??
    byItem(g, note) ??
    agreed(g, note) ??
    desk(g)
  const { items, fields, special, confidence } = g.classification
  return {
    owner: decision.owner,
    inNameOf: decision.inNameOf ?? null,
    firstResponder: g.place.firstResponder,
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
