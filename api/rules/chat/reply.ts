import { storyFault, storyMax, lengthOf, tidy } from '../case/text.ts'
import type { Door } from '../journey/door.ts'
import type { ChatGround, Reply } from './ground.ts'
import { intentOf } from './intent.ts'
import { answerTo, notUnderstood, question } from './say.ts'
import { logged, newChat, said, shortened } from './state.ts'
import type { Ask, Chat, Said } from './state.ts'
import { take } from './take.ts'

/** The next thing to ask; every question once, corrections return to where they came from. */
export function nextAsk(chat: Chat): Ask {
  const a = chat.answers
  if (storyFault(a.story) !== null) return 'story'
  if (a.wish === '') return 'wish'
  if (a.wish === 'clue' && a.clue === '') return 'clue'
  if (!chat.itemSettled && chat.offered.length > 0) return 'item'
  if (a.area === '') return 'area'
  if (a.spot === '') return 'spot'
  if (a.wish !== 'ask' && a.wish !== 'suggest') {
    if (a.time === '') return 'time'
    if (a.time === 'day' && a.day === '') return 'day'
  }
  if (a.evidence === '') return 'evidence'
  return a.nameMode === '' ? 'name' : 'ready'
}

/** The open question under whatever stands before it. */
export const asking = (
  chat: Chat,
  ask: Ask,
  before: readonly (string | Said)[],
  { place }: ChatGround,
): Reply => {
  const { text, options } = question(ask, { ...chat, ask }, place)
  const what = [...before, text]
  const says = what.map((one) => (typeof one === 'string' ? one : one.text))
  return { chat: said({ ...chat, ask }, 'program', what), says, options }
}

/** What the program has said since the last line: the answer again, to one who sent that line twice. */
export const lastSaid = (chat: Chat): Chat['turns'] =>
  chat.turns.slice(chat.turns.findLastIndex((turn) => turn.by === 'you') + 1)

/** A line of the citizen that is in the transcript and in the log. */
const heard = (chat: Chat, line: string, { today }: ChatGround): Chat =>
  logged({ ...said(chat, 'you', [line]), heard: chat.heard + 1, last: line }, { line, on: today })

/**
 * One line in, the whole answer out. Never throws, never drops an answer: only a confirmed restart clears, only a
 * correction replaces. A text that the door does not let in is given back
 * and kept nowhere, not even in what was said.
 */
export function reply(
  start: Chat,
  typed: string,
  ground: ChatGround,
  seen: number | null = null,
): Reply {
  const line = tidy(typed)
  // The page had heard less than the draft has, and the line is the last one: it was sent twice.
  if (seen !== null && seen < start.heard && line !== '' && line === start.last) {
    const { options } = question(start.ask, start, ground.place)
    return { chat: start, says: lastSaid(start).map((turn) => turn.text), options, again: true }
  }
  // The opening question stood on the page before anything was written down.
  const chat = shortened(
    start.turns.length > 0
      ? start
      : said(start, 'program', [question(start.ask, start, ground.place).text]),
  )
  if (line === '') return asking(chat, chat.ask, [notUnderstood[chat.ask]], ground)
  if (lengthOf(line) > storyMax)
    return { ...asking(chat, chat.ask, [storyFault(line) ?? ''], ground), unsent: line }

  const intent = chat.ask === 'restart' ? null : intentOf(line, chat.ask)
  if (intent?.is === 'restart')
    return asking({ ...heard(chat, line, ground), back: chat.ask }, 'restart', [], ground)
  if (intent?.is === 'question') {
    const { said: what, topic } = answerTo(intent.about, line, chat, ground.knowledge)
    return asking({ ...heard(chat, line, ground), topic }, chat.ask, [what], ground)
  }
  if (intent?.is === 'correct' && (intent.ask !== 'item' || chat.offered.length > 0)) {
    const answered = take({ ...chat, ask: intent.ask, back: null }, correctionOf(line), ground)
    // «时间改成昨天» carries its answer; «改一下时间» asks for it.
    if (answered && correctionOf(line) !== '') return settle(chat, answered, line, ground)
    return asking(
      { ...heard(chat, line, ground), back: chat.ask },
      intent.ask,
      ['好，改这一项。'],
      ground,
    )
  }
  if (intent?.is === 'back')
    return asking(heard(chat, line, ground), previous(chat), ['好，回到上一步。'], ground)

  if (chat.ask === 'restart') return restarted(heard(chat, line, ground), line, ground)
  const taken = take(chat, line, ground)
  if (!taken) return asking(heard(chat, line, ground), chat.ask, [notUnderstood[chat.ask]], ground)
  return settle(chat, taken, line, ground)
}

/** What follows «改成» in a correction. */
const correctionOf = (line: string): string =>
  /(?:改成|改为|换成|应该是|是)[:：，, ]*(.+)$/.exec(line)?.[1]?.trim() ?? ''

const previous = (chat: Chat): Ask => {
  const order: Ask[] = ['story', 'wish', 'area', 'spot', 'time', 'evidence', 'name']
  const at = order.indexOf(chat.ask === 'ready' ? 'name' : chat.ask)
  return chat.ask === 'ready' ? 'name' : (order[Math.max(0, at - 1)] ?? 'story')
}

function restarted(chat: Chat, line: string, ground: ChatGround): Reply {
  if (/确定|^是|重来|好的?$/.test(line) && !line.startsWith('不')) {
    const fresh = { ...newChat({}, chat.heard), last: line }
    return asking(fresh, 'story', ['好，重新开始。'], ground)
  }
  const back = { ...chat, back: null }
  return asking(back, chat.back ?? nextAsk(back), ['好，接着填，原来的都在。'], ground)
}

/** Looks at the door before anything is kept, then says what must be said first, then asks on. */
function settle(before: Chat, taken: Chat, line: string, ground: ChatGround): Reply {
  const changed = taken.answers.story !== before.answers.story
  const touches =
    changed ||
    taken.answers.wish !== before.answers.wish ||
    taken.answers.clue !== before.answers.clue
  const door: Door = touches ? ground.door(taken.answers) : { kind: 'open' }
  if (door.kind === 'closed') {
    const { story } = taken.answers
    const rest = newChat(
      { ...before.answers, story: '', wish: '', clue: '', item: '' },
      before.heard + 1,
    )
    return { ...asking(rest, 'story', [ground.closedText(door)], ground), unsent: story || line }
  }
  let chat = { ...heard(taken, line, ground), back: null }
  const first: (string | Said)[] = []
  if (door.kind === 'restricted') first.push(ground.closedText(door))
  if (changed) {
    const danger = ground.emergency(chat.answers.story)
    if (danger && !chat.answers.called) {
      first.push(danger)
      chat = { ...chat, answers: { ...chat.answers, called: true } }
    }
    // What has been said already is not said again when the story grows.
    const old = new Set(before.turns.map((turn) => turn.text))
    first.push(...ground.divert(chat.answers.story).filter((one) => !old.has(one.text)))
    const offered =
      door.kind === 'open' && !chat.answers.item ? ground.suggest(chat.answers.story) : []
    chat = { ...chat, offered, asked: '', itemSettled: chat.answers.item !== '' }
  }
  return asking(chat, nextAsk(chat), first, ground)
}
