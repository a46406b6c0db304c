import { advised } from './advised.ts'
import type { ChatGround, Reply } from './ground.ts'
import { reply } from './reply.ts'
import { chatFrom, mindOf, newChat, type Chat, type Mind } from './state.ts'

/** Takes every step of the log again, each on its day: leads to the mind that the conversation has. */
export function replay({ base, log }: Pick<Chat, 'base' | 'log'>, ground: ChatGround): Mind {
  let at = chatFrom(base ?? mindOf(newChat()))
  for (const step of log) {
    const then = { ...ground, today: step.on }
    at = ('line' in step ? reply(at, step.line, then) : advised(at, step.advice, then)).chat
  }
  return mindOf(at)
}

/** Where a conversation is kept: `save` is false when somebody else has saved since `load`. */
export type ChatStore = {
  load: () => Promise<Chat>
  save: (chat: Chat) => Promise<boolean>
}
const mostTries = 8

/**
 * One step over an injected store. Two lines at the same moment are taken one after the other, none is lost; throws
 * only when the store stays busy or fails itself.
 */
export async function nextStep(
  store: ChatStore,
  step: (chat: Chat) => Reply | null,
): Promise<Reply | null> {
  for (let left = mostTries; left > 0; left -= 1) {
    const taken = step(await store.load())
    if (taken === null || taken.again || (await store.save(taken.chat))) return taken
  }
  throw new Error('the conversation is busy')
}
