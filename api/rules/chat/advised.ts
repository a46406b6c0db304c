import { lengthOf } from '../case/text.ts'
import type { Answers } from '../journey/answers.ts'
import type { ChatGround, Reply } from './ground.ts'
import { asking, nextAsk } from './reply.ts'
import { logged, type Advice, type Chat } from './state.ts'
import { areaOf, timeOf } from './understand.ts'

/** Cards of one question. */
export const mostOffered = 4

/** Place and time in the person's own words, read by our own rules, where nothing was answered yet. */
function heardOf(a: Answers, advice: Advice, ground: ChatGround): Partial<Answers> {
  const { area, spot } = areaOf(advice.place, ground.place)
  const bare = ground.place.areas.some((x) => x.name === advice.place)
  const time = advice.time !== '' && a.time === '' ? timeOf(advice.time, ground.today) : null
  return {
    ...(advice.place !== '' && a.area === '' && area !== null ? { area } : {}),
    ...(advice.place !== '' && a.spot === '' && !bare && lengthOf(spot) <= 200 ? { spot } : {}),
    ...time,
  }
}

/**
 * What a sound advice changes: the order of the cards, never which items may stand on them; place and time as the
 * person wrote them, said back so that they can be corrected; and how the one question is put.
 */
export function advised(chat: Chat, advice: Advice, ground: ChatGround): Reply {
  const a = chat.answers
  const more = heardOf(a, advice, ground)
  const closed = chat.itemSettled ? [] : ground.consider(a.story)
  const chosen = advice.items.flatMap((id) => closed.find((o) => o.value === id) ?? [])
  const rest = chat.offered.filter((o) => !advice.items.includes(o.value))
  const noted = [
    more.area !== undefined || more.spot !== undefined ? `地点“${advice.place}”` : '',
    more.time !== undefined ? `时间“${advice.time}”` : '',
  ].filter(Boolean)
  const after: Chat = {
    ...chat,
    answers: { ...a, ...more },
    offered: chosen.length > 0 ? [...chosen, ...rest].slice(0, mostOffered) : chat.offered,
    asked: advice.question,
    // The open question is asked anew behind what was understood.
    turns: chat.turns.slice(0, -1),
  }
  const ask = chat.back === null && chat.ask !== 'restart' ? nextAsk(after) : chat.ask
  const says =
    noted.length > 0
      ? [`我从您的话里记下了${noted.join('、')}。不对的话，直接说“改一下地点”或者“改一下时间”。`]
      : []
  return asking(logged(after, { advice, on: ground.today }), ask, says, ground)
}
