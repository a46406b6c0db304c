import { classify } from '../classify/classify.ts'
import type { Facts } from '../content/facts.ts'
import type { Item } from '../content/item.ts'
import type { Place } from '../content/place.ts'
import type { Day } from '../clocks/day.ts'
import { basisText, itemElements } from '../catalogue/elements.ts'
import { bodyName } from '../place/name.ts'
import { modeNames } from '../place/standing.ts'
import { route } from '../route/route.ts'
import type { LawQuestion } from './intent.ts'
import type { Said } from './state.ts'

export type LawGround = { facts: Facts; place: Place; today: Day }
type Now = { answers: { item: string; story: string; area: string }; topic: string }
export type LawAnswer = { said: Said; topic: string }

/** What of a question is the question, not its matter. */
const asking =
  /请问|想问(一下)?|问一下|这(个|种|件)?(事情?|情况|问题|样)?|那(个|种|件)(事情?)?|应该|到底|一般|处罚(标准|幅度|范围)|(会|要|能|该)?(被)?(怎么|怎样|如何)?(处)?罚(款)?(是|要|能|会|得)?(多少(钱|元)?|几.|什么|吗|么|重)*|多少(钱)?(的)?罚款|(归|由|是)?(镇|乡|街道|村|社区|县|区|市|省|局|下面|上面)(里|政府|上)?还是.*$|(归|由|是|找|该)?(谁|哪个(部门|单位)|哪家)(来)?(管|负责|处理)?|(违反|犯|依据|根据|按照?|是)(了)?(的)?(什么|哪|哪一)(条|部|个|些)?(法律|法规|法条|法|条款|规定)|(违|犯)(不违|不犯)?法|依据|第几条|归|管|呢|吗|么|[?？，。、\s]/g

export const subjectOf = (line: string): string => line.replace(asking, '')

/** `near`: other items that the words fit nearly as well. */
type Found = { item: Item; near: Item[] } | { among: Item[] }

/** Below this score nothing in the catalogue is meant; from this share of the best score on an item is as near. */
const meant = 0.2
const asNear = 0.75

/** The item that a question means: named in it, else of the answer before, of the talk, or of the story. */
function found(line: string, now: Now, { facts, place }: LawGround): Found {
  const byId = (id: string): Item[] => facts.items.filter((i) => i.id === id)
  const read = (text: string): Found => {
    const { items, confidence } = classify(text, facts, place)
    const top = items[0]?.score ?? 0
    const from = (least: number): Item[] =>
      items
        .filter(({ score }) => score >= least)
        .slice(0, 3)
        .flatMap(({ item }) => byId(item))
    const [best, ...near] = from(Math.max(meant, top * asNear))
    return best && confidence === 'high' ? { item: best, near } : { among: from(meant) }
  }
  const subject = subjectOf(line)
  if (subject.length >= 2) return read(subject)
  const [known] = byId(now.answers.item || now.topic)
  if (known) return { item: known, near: [] }
  return now.answers.story === '' ? { among: [] } : read(now.answers.story)
}

const itemLink = (place: Place, { id, title }: Item) => ({
  label: title,
  path: `/${place.slug}/items/${id}/`,
})

/** The articles that an item names: those that penalise, and with `all` those that prohibit behind them. */
const articles = (item: Item, all: boolean): string => {
  const named = (role: Item['basis'][number]['role']) => item.basis.filter((b) => b.role === role)
  const shown = all ? [...named('penalises'), ...named('prohibits')] : named('penalises')
  return shown.slice(0, 4).map(basisText).join('；')
}

/** On-the-page 2, in the words of the item pages. */
const boundary = '幅度是法律规定的范围，具体处罚由执法机关依裁量基准决定。以法律原文和公告为准。'

/** The range as the law gives it, with who and when. */
function penaltyText(item: Item): string {
  const fine = itemElements(item).find((e) => e.name === '幅度')?.text ?? ''
  const range =
    fine !== ''
      ? `罚款范围：${fine}。`
      : item.kinds.includes('罚款')
        ? '法条写了罚款，没有写数额。'
        : '目录里这一项没有罚款。'
  return `“${item.title}”：可以给的处罚有${item.kinds.join('、')}。${range}依据${articles(item, false)}。`
}
const basisOf = (item: Item): string => `“${item.title}”依据${articles(item, true)}。`

/** Who acts on an item here, by the rules of the place, with the way they went. */
function levelSaid(item: Item, now: Now, { facts, place, today }: LawGround): Said {
  const { owner, inNameOf, trace } = route({
    facts,
    place,
    text: item.title,
    item: item.id,
    area: place.areas.some((a) => a.id === now.answers.area) ? now.answers.area : undefined,
    date: today,
  })
  const field = facts.fields.find((f) => f.id === item.field)?.name
  const named = place.bodies.find((b) => b.id === inNameOf)
  const name = named ? bodyName(named, field) : owner.name
  const how = owner.mode ? `（${modeNames[owner.mode]}）` : ''
  const level =
    owner.kind === 'township' || owner.kind === 'township_entrusted'
      ? '在乡镇（街道）这一级办。'
      : owner.kind === 'county_department'
        ? '在县（市、区）这一级办。'
        : ''
  const why = trace.map((step) => `${step.text}（${step.source}）`).join('\n')
  return {
    text: `“${item.title}”由${owner.name}办${how}${name !== owner.name ? `，以${name}的名义` : ''}。${level}在这里反映就行，不会让您自己再找一家。\n${why}`,
    links: [
      itemLink(place, item),
      ...(owner.body ? [{ label: owner.name, path: `/${place.slug}/bodies/${owner.body}/` }] : []),
    ],
  }
}

/**
 * Answers a question of law from the catalogue and the rules of the place, each answer with its pages. Where several
 * items may be meant, they are named; where none is, it says so. Nothing beyond the sources, and no advice.
 */
export function lawAnswer(
  about: LawQuestion,
  line: string,
  now: Now,
  ground: LawGround,
): LawAnswer {
  const { place } = ground
  const which = found(line, now, ground)
  if ('among' in which) {
    const links = which.among.map((item) => itemLink(place, item))
    const text =
      links.length > 0
        ? '我不能确定您问的是目录里的哪一项，可能是下面这几项，点开看。也可以换个说法再问，写明是什么事。'
        : '目录里没有找到您问的事，我答不上来。请写明是什么事，例如“乱倒建筑垃圾罚多少”；也可以打12345问。'
    return { said: links.length > 0 ? { text, links } : { text }, topic: now.topic }
  }
  const { item, near } = which
  if (about === 'level') return { said: levelSaid(item, now, ground), topic: item.id }
  const each = about === 'penalty' ? penaltyText : basisOf
  const all = [item, ...near]
  const text = [
    ...(near.length > 0 ? ['可能是下面几项，看哪一项说的是您的事：'] : []),
    ...all.map(each),
    about === 'penalty' ? boundary : '以法律原文和公告为准。',
  ].join('\n')
  return { said: { text, links: all.map((one) => itemLink(place, one)) }, topic: item.id }
}
