import { clueKindNames, clueKinds, nameModes, wishes } from '../case/kinds.ts'
import type { ClueKind, NameMode, Wish } from '../case/kinds.ts'
import { addDays, type Day } from '../clocks/day.ts'
import type { Area, Place } from '../content/place.ts'
import { times, unsure, type Answers } from '../journey/answers.ts'
import { areaChoices } from '../journey/areas.ts'
import type { Option } from './state.ts'

export const nameModeSays: Record<NameMode, string> = {
  real: '留姓名和联系方式',
  withheld: '留姓名，但请保密',
  anonymous: '匿名',
}
export const noneOfThese = '都不是'
export const skip = '跳过'
export const ready = '好了，下一步'

export const wishOptions: Option[] = wishes.map((w) => ({ value: w.id, label: w.say }))
export const clueOptions: Option[] = clueKinds.map((k) => ({ value: k, label: clueKindNames[k] }))
export const timeOptions: Option[] = times.map((t) => ({ value: t.id, label: t.say }))
export const nameOptions: Option[] = nameModes.map((m) => ({ value: m, label: nameModeSays[m] }))
export const areaOptions = (place: Pick<Place, 'areas' | 'level'>): Option[] =>
  areaChoices(place).map(({ value, label }) => ({ value, label }))

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s，。！？、,.!?：:“”"]/g, '')
    .toLowerCase()

/** The option that a line means: its words, its value, or its number in the list. */
export function pickOption(line: string, options: readonly Option[]): string | null {
  const text = bare(line)
  const exact = options.find((o) => bare(o.label) === text || o.value === text)
  if (exact) return exact.value
  const number = /^(?:第)?([1-9]\d?)(?:个|项|条)?$/.exec(text)
  if (number) return options[Number(number[1]) - 1]?.value ?? null
  return null
}

const wishWords: readonly (readonly [RegExp, Wish])[] = [
  [/工作人员|执法人员|态度|执法方式/, 'conduct'],
  [/没人管|都不管|都来管|三不管|多头/, 'clue'],
  [/建议/, 'suggest'],
  [/咨询|想问|问一下|请问/, 'ask'],
  [/查处|查一查|查一下|去查|处罚|管一管|举报/, 'check'],
  [/调解|纠纷|赔|退钱|协商/, 'settle'],
  [/帮忙|求助|救助/, 'help'],
]
export const wishOf = (line: string): Wish | null =>
  wishOptions.some((o) => o.value === pickOption(line, wishOptions))
    ? (pickOption(line, wishOptions) as Wish)
    : line.length <= 20
      ? (wishWords.find(([p]) => p.test(line))?.[1] ?? null)
      : null

export const clueOf = (line: string): ClueKind | null => {
  const picked = pickOption(line, clueOptions)
  return clueKinds.find((k) => k === picked || line.includes(clueKindNames[k].slice(0, 3))) ?? null
}

export const nameModeOf = (line: string): NameMode | null => {
  const picked = pickOption(line, nameOptions)
  if (picked) return nameModes.find((m) => m === picked) ?? null
  if (line.length > 20) return null
  if (/匿名|不留|不想留|不写名/.test(line)) return 'anonymous'
  if (/保密|别说|不要(透露|公开)/.test(line)) return 'withheld'
  return /实名|留(姓名|名字|电话)|可以留/.test(line) ? 'real' : null
}

/** The innermost area that a line names, and whatever else it says of the spot. */
export function areaOf(
  line: string,
  place: Pick<Place, 'areas' | 'level'>,
): { area: string | null; spot: string } {
  const { areas } = place
  const picked = pickOption(line, areaOptions(place))
  if (picked) return { area: picked, spot: '' }
  if (/^(说不清|不清楚|不知道|记不清)/.test(bare(line))) return { area: unsure, spot: '' }
  const named = areas
    .filter((a) => line.includes(a.name))
    .toSorted((a, b) => depth(b, areas) - depth(a, areas) || b.name.length - a.name.length)[0]
  return { area: named?.id ?? null, spot: line }
}
const depth = (area: Area, areas: readonly Area[]): number => {
  let n = 0
  for (let at: Area | undefined = area; at?.parent && n < 9; n += 1)
    at = areas.find((a) => a.id === at?.parent)
  return n
}

const plausible = (day: Day, today: Day): Day | null =>
  !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && day <= today && day >= '1950-01-01' ? day : null

/** A day in a line: 2026-05-06, 5月6日, 5/6, 昨天, 3天前; a month without a year is the last one that has been. */
export function dayIn(line: string, today: Day): Day | null {
  const text = line.normalize('NFKC')
  const full = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(text)
  const two = (n: string | undefined) => (n ?? '').padStart(2, '0')
  if (full) return plausible(`${full[1]}-${two(full[2])}-${two(full[3])}`, today)
  const short = /(?:^|\D)(\d{1,2})[月/](\d{1,2})(?:日|号|\D|$)/.exec(text)
  if (short) {
    const year = Number(today.slice(0, 4))
    const tail = `-${two(short[1])}-${two(short[2])}`
    return plausible(`${year}${tail}`, today) ?? plausible(`${year - 1}${tail}`, today)
  }
  const ago = /(\d{1,3})天(?:以)?前/.exec(text)
  if (ago) return addDays(today, -Number(ago[1]))
  if (/大前天/.test(text)) return addDays(today, -3)
  if (/前天|前晚/.test(text)) return addDays(today, -2)
  if (/昨天|昨晚|昨日|昨夜/.test(text)) return addDays(today, -1)
  return /今天|今晚|今早|今日|刚才|刚刚/.test(text) ? today : null
}

/** When, from a free line; whatever it says beyond the day is kept as words. */
export function timeOf(
  line: string,
  today: Day,
): Pick<Answers, 'time' | 'day' | 'timeWords'> | null {
  const picked = pickOption(line, timeOptions)
  const time = times.find((t) => t.id === picked)?.id
  if (time) return { time, day: '', timeWords: '' }
  const words = line.slice(0, 100)
  const day = dayIn(line, today)
  if (day) return { time: 'day', day, timeWords: /^[\d\-/.年月日号]+$/.test(line) ? '' : words }
  if (/每天|每晚|天天|经常|一直|总是|每个|每周|长期/.test(line))
    return { time: 'often', day: '', timeWords: words }
  if (/正在|现在|还在|此刻/.test(line)) return { time: 'now', day: '', timeWords: words }
  return /说不清|记不清|不记得|忘了/.test(line) ? { time: 'unsure', day: '', timeWords: '' } : null
}
