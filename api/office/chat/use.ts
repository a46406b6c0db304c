import type { Deps } from '#api/office/deps.ts'
import { cookieIn } from '#api/office/visitor-cookies.ts'
import { dayAt } from '#rules/clocks/day.ts'
import type { Chat, Option } from '#rules/chat/state.ts'
import type { Reply } from '#rules/chat/ground.ts'
import { advised } from '#rules/chat/advised.ts'
import { promptOf, soundAdvice, worthAsking, type Consultation } from '#rules/chat/advice.ts'
import { nextStep, type ChatStore } from '#rules/chat/replay.ts'
import { lastSaid, reply } from '#rules/chat/reply.ts'
import { opening, question } from '#rules/chat/say.ts'
import { housed, veiled } from '#rules/chat/veil.ts'
import type { Place } from '#rules/content/place.ts'
import type { Answers } from '#rules/journey/answers.ts'
import { notFound } from '#rules/refusal.ts'
import { groundOf } from './ground.ts'
import type { HeldTalk, Journey } from './journey.ts'

/** One answer of the program, and the text that may be kept nowhere, for its writer alone. */
export type Talked = {
  id: string
  chat: Chat
  says: string[]
  /** The same with the pages behind each sentence. */
  said: Chat['turns']
  options: Option[]
  unsent?: string
}
export type Line = { line: string; start?: Partial<Answers>; seen?: number | null }

/** The line that stands for a story which was spoken instead of written. */
export const spoken = '我录了一段话，请听录音。'

/** The journey as a conversation, by rules alone: the draft keeps the state, the rules decide, templates speak. */
export function createChat(deps: Deps, journey: Journey) {
  const placeOf = (slug: string): Place => {
    const place = deps.facts().places.find((p) => p.slug === slug)
    if (!place) throw notFound('没有这个辖区，请检查网址')
    return place
  }

  /** The draft as a store of conversations; remembers under which id it was first saved. */
  function storeOf(slug: string, cookie: string | null, start: Partial<Answers>) {
    let held: HeldTalk | undefined
    const store: ChatStore = {
      load: async () => {
        const now = await journey.open(slug, held?.id ?? cookie, start)
        // A new draft keeps the id that this request has given it.
        held = { ...now, id: now.isNew && held ? held.id : now.id }
        return held.chat
      },
      save: async (chat) => held !== undefined && (await journey.save(slug, held, chat)),
    }
    return { store, id: () => held?.id ?? '' }
  }

  const told = (id: string, { chat, says, options, unsent, again }: Reply): Talked => ({
    id,
    chat,
    says,
    said: again ? lastSaid(chat) : chat.turns.slice(-says.length),
    options,
    ...(unsent === undefined ? {} : { unsent }),
  })

  /**
   * Asks a model about what was just said, outside any write, and takes what holds. Null when it had nothing sound to
   * add, or the person has gone on meanwhile.
   */
  async function better(slug: string, id: string, after: Reply): Promise<Talked | null> {
    const ground = groundOf(deps, journey, placeOf(slug))
    const { story } = after.chat.answers
    const asked: Consultation = {
      story: deps.llm.inHouse ? housed(story) : veiled(story, deps.facts()),
      candidates: ground.consider(story),
    }
    const raw = await deps.llm.ask(promptOf(asked))
    const advice = raw === null ? null : soundAdvice(raw, asked)
    if (!advice) return null
    const { store } = storeOf(slug, id, {})
    const taken = await nextStep(store, (chat) =>
      chat.heard === after.chat.heard && chat.answers.story === story
        ? advised(chat, advice, ground)
        : null,
    )
    return taken && told(id, taken)
  }

  /** One line in, the answer out; `more` asks a model, where one may be asked. */
  async function hear(
    slug: string,
    cookie: string | null,
    { line, start = {}, seen = null }: Line,
  ) {
    const ground = groundOf(deps, journey, placeOf(slug))
    const { store, id } = storeOf(slug, cookie, start)
    let before: Chat | undefined
    const taken = await nextStep(store, (chat) => {
      before = chat
      return reply(chat, line, ground, seen)
    })
    if (!taken || !before) throw new Error('a line is always answered')
    const ask = deps.llm.set && worthAsking(before, taken, ground)
    return {
      first: told(id(), taken),
      more: ask ? () => better(slug, id(), taken) : null,
    }
  }

  return {
    /** The conversation behind a cookie as its page shows it; a new one is not written before the first word. */
    async page(slug: string, cookie: string | null, query: URLSearchParams) {
      const place = placeOf(slug)
      const held = await journey.open(slug, cookie, journey.startOf(query))
      const asked = question(held.chat.ask, held.chat, place)
      return {
        opening: opening(place, deps.facts().hotlines),
        turns:
          held.chat.turns.length > 0
            ? held.chat.turns
            : [{ by: 'program' as const, text: asked.text }],
        options: asked.options,
        ask: held.chat.ask,
        answers: held.chat.answers,
        heard: held.chat.heard,
        files: held.files,
        isNew: held.isNew,
        today: dayAt(deps.now()),
      }
    },

    hear,

    /** One line in, the best answer out. A text that the door does not let in leaves no trace in the draft. */
    async talk(slug: string, cookie: string | null, what: Line): Promise<Talked> {
      const { first, more } = await hear(slug, cookie, what)
      return (await more?.()) ?? first
    },

    /** The conversation's cookie in a Cookie header. */
    cookieIn: (header: string | null) => cookieIn(header, 'chat', deps.config.secure),

    /** Keeps files; a recording that comes before any word stands for the story. */
    async addFiles(slug: string, cookie: string | null, files: readonly File[]) {
      const added = await journey.addFiles(slug, cookie, files)
      if (added.sounds > 0) {
        const { chat } = await journey.open(slug, added.id)
        if (chat.ask === 'story' && chat.answers.story === '')
          await hear(slug, added.id, { line: spoken })
      }
      return added
    },
    dropFile: journey.dropFile,
    send: journey.send,
    clear: journey.clear,
  }
}
export type ChatUse = ReturnType<typeof createChat>
