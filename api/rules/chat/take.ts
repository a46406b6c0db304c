import { lengthOf, storyFault, storyMax } from '../case/text.ts'
import { noSpot, type Answers } from '../journey/answers.ts'
import type { ChatGround } from './ground.ts'
import type { Chat } from './state.ts'
import {
  areaOf,
  clueOf,
  dayIn,
  nameModeOf,
  noneOfThese,
  pickOption,
  ready,
  skip,
  timeOf,
  wishOf,
} from './understand.ts'

const set = (chat: Chat, answers: Partial<Answers>): Chat => ({
  ...chat,
  answers: { ...chat.answers, ...answers },
})

/** More of the story, as far as it may grow. */
const more = (chat: Chat, line: string): Chat | null => {
  const story = `${chat.answers.story}\n${line}`.trim()
  return lengthOf(story) > storyMax ? null : set(chat, { story })
}
const none = /^(没有|没|无|不用|不传|跳过|好了|下一步|不知道|说不清|不清楚)/

/** A line as the answer to the question that stands open; null when it is none. */
export function take(
  chat: Chat,
  line: string,
  { place, today }: Pick<ChatGround, 'place' | 'today'>,
): Chat | null {
  const a = chat.answers
  switch (chat.ask) {
    case 'story':
      return storyFault(line) === null ? set(chat, { story: line }) : null
    case 'wish': {
      const wish = wishOf(line)
      if (wish) return set(chat, { wish, clue: wish === 'clue' ? a.clue : '' })
      return lengthOf(line) > 12 ? more(chat, line) : null
    }
    case 'clue': {
      const clue = clueOf(line)
      return clue ? set(chat, { clue }) : null
    }
    case 'item': {
      const picked = pickOption(line, [...chat.offered, { value: 'none', label: noneOfThese }])
      if (picked === 'none' || /^(不是|都不|没有)/.test(line)) return { ...chat, itemSettled: true }
      if (picked) return { ...set(chat, { item: picked }), itemSettled: true }
      if (/^(是的?|对的?|就是这个?|嗯|没错)$/.test(line) && chat.offered.length === 1)
        return { ...set(chat, { item: chat.offered[0]?.value ?? '' }), itemSettled: true }
      return lengthOf(line) > 5 ? more(chat, line) : null
    }
    case 'area': {
      const { area, spot } = areaOf(line, place)
      const words = spot === '' || lengthOf(spot) > 200 ? {} : { spot }
      // Where the area stands already, other words are the spot: «地点改成老街12号».
      if (area === null)
        return 'spot' in words && (a.spot === '' || a.area !== '') ? set(chat, words) : null
      const bareName = place.areas.some((x) => x.name === line.trim())
      return set(chat, { area, ...(bareName ? {} : words) })
    }
    case 'spot':
      if (lengthOf(line) > 200) return null
      return set(chat, { spot: line === skip || none.test(line) ? a.spot || noSpot : line })
    case 'time': {
      const time = timeOf(line, today)
      return time
        ? set(chat, time)
        : none.test(line)
          ? set(chat, { time: 'unsure', day: '' })
          : null
    }
    case 'day': {
      if (line === '说不清时间' || none.test(line)) return set(chat, { time: 'unsure', day: '' })
      const day = dayIn(line, today)
      return day ? set(chat, { time: 'day', day }) : null
    }
    case 'evidence':
      return line === ready || none.test(line) ? set(chat, { evidence: 'done' }) : null
    case 'name': {
      const nameMode = nameModeOf(line)
      return nameMode ? set(chat, { nameMode }) : null
    }
    case 'ready':
    case 'restart':
      return null
  }
}
