import type { Place } from '#rules/content/place.ts'
import type { Matter, Routing } from '#rules/route/route.ts'
import { facts, to } from './matters.ts'
import { invented } from './places.ts'

export const team = '青山镇综合行政执法队'
export const gov = '青山镇人民政府'
/** Owner as «id kind mode name», whose name a decision would bear, the way, and each line with its source. */
const told = (r: Routing): string[] => [
  `${r.owner.body} ${r.owner.kind} ${r.owner.mode} ${r.owner.name}`,
  `${r.inNameOf}`,
  r.path.join(' > '),
  ...r.summons.map((body) => `calls ${body}`),
  ...r.trace.map(({ text, source }) => `${text}〔${source}〕`),
]
/** Everything that is said of a matter in the invented place. */
export const say = (of: Partial<Matter>): string[] => told(to(of))
/** The invented place with a change. */
export const placeWith = (change: (place: Place) => void): Place => {
  const place = invented()
  change(place)
  return place
}

const cited = facts.items[0]?.basis
  .filter((b) => b.role === 'penalises')
  .map((b) => b.law + b.article)
const basis = [...new Set(cited)].slice(0, 3).join('；')
export const plan = '〔《演示方案》一〕'
export const house = '〔首问责任制〕'
export const found = '〔承办人员核实的情况〕'
export const chosen = (item: string, field: string): string =>
  `已选定：${item}（${field}）〔${basis}〕`
export const empowered = (field: string): string[] => [
  `“${field}”这类事项已赋权，由${team}以${gov}的名义办理〔《演示方案》一；行政处罚法第二十四条〕`,
  `这一项是否在内以公告为准，本站还没有核对到公告；由首问单位受理，不会因此推走您${plan}`,
]
export const kept = (who: string, name = who): string =>
  `这一项没有下放，由${who}以${name}的名义办理${plan}`
export const handed = (who: string): string =>
  `${team}先受理，转给${who}；对方接收以前仍由首问单位负责${house}`
/** Where the matter stays with the township's team, and where it goes to a county department. */
export const here = [`team township empowered ${team}`, 'gov', team]
export const up = (name: string): string[] => [
  `dept county_department retained ${name}`,
  'dept',
  `${team} > ${name}`,
]
