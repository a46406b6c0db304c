import type { Deps } from '#api/office/deps.ts'
import { cookieIn } from '#api/office/visitor-cookies.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { citizenClocks, clocksOf, clockStandingNames } from '#rules/clocks/citizen.ts'
import { wishes } from '#rules/case/kinds.ts'
import type { Chat, Option } from '#rules/chat/state.ts'
import type { ChatGround } from '#rules/chat/ground.ts'
import { reply } from '#rules/chat/reply.ts'
import { opening, personText, question } from '#rules/chat/say.ts'
import type { Place } from '#rules/content/place.ts'
import type { Answers } from '#rules/journey/answers.ts'
import type { Contact } from '#rules/journey/contact.ts'
import type { Door } from '#rules/journey/door.ts'
import { notFound } from '#rules/refusal.ts'

type HeldTalk = { id: string; chat: Chat; files: { id: string; name: string }[]; isNew: boolean }

/** What a conversation needs of the complaints feature; handed in where the office is opened. */
export type Journey = {
  open: (place: string, cookie: string | null, start?: Partial<Answers>) => Promise<HeldTalk>
  save: (place: string, id: string, chat: Chat) => Promise<void>
  clear: (cookie: string | null) => Promise<void>
  door: (place: string, a: Answers) => Door
  doorText: (place: string, door: Door) => string
  emergency: (place: string, story: string) => string | null
  suggest: (place: string, story: string) => Option[]
  /** The body that the rules of the place name for these answers, and why; null when they name none. */
  owner: (place: string, a: Answers) => string | null
  addFiles: (
    place: string,
    cookie: string | null,
    files: readonly File[],
  ) => Promise<{ id: string; faults: string[] }>
  dropFile: (place: string, cookie: string | null, file: string) => Promise<void>
  send: (
    place: string,
    cookie: string | null,
    contact: Contact,
  ) => Promise<{ number: string; cookie: string }>
  startOf: (query: URLSearchParams) => Partial<Answers>
}

/** One answer of the program, and the text that may be kept nowhere, for its writer alone. */
export type Talked = { id: string; chat: Chat; says: string[]; options: Option[]; unsent?: string }

/** The journey as a conversation, by rules alone: the draft keeps the state, the rules decide, templates speak. */
export function createChat(deps: Deps, journey: Journey) {
  const placeOf = (slug: string): Place => {
    const place = deps.facts().places.find((p) => p.slug === slug)
    if (!place) throw notFound('没有这个辖区，请检查网址')
    return place
  }

  const deadline = (place: Place, a: Answers): string => {
    const kind = wishes.find((w) => w.id === a.wish)?.kind ?? 'complaint'
    const { clocks, sentence } = citizenClocks(clocksOf(deps.facts().clocks, place), kind)
    const lines = clocks.map((k) => `${k.name}：${clockStandingNames[k.standing]}，${k.source}`)
    return [...lines, sentence ?? ''].filter(Boolean).join('\n')
  }

  const who = (place: Place, a: Answers): string => {
    const first = place.bodies.find((b) => b.id === place.firstResponder)?.name ?? '首问单位'
    const owner = a.story ? journey.owner(place.slug, a) : null
    return owner
      ? `照您写的，${owner}。先由${first}收下，不会让您自己再找一家。`
      : `现在还不能确定。先由${first}收下，由它判断归谁办，并把结果告诉您。`
  }

  const groundOf = (slug: string): ChatGround => {
    const place = placeOf(slug)
    return {
      place,
      today: dayAt(deps.now()),
      knowledge: {
        deadline: (a) => deadline(place, a),
        who: (a) => who(place, a),
        person: personText(place, deps.facts().hotlines),
      },
      suggest: (story) => journey.suggest(slug, story),
      door: (a) => journey.door(slug, a),
      emergency: (story) => journey.emergency(slug, story),
      closedText: (door) => journey.doorText(slug, door),
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
        files: held.files,
        isNew: held.isNew,
      }
    },

    /** One line in, the answer out. A text that the door does not let in leaves no trace in the draft. */
    async talk(
      slug: string,
      cookie: string | null,
      line: string,
      start: Partial<Answers> = {},
    ): Promise<Talked> {
      const held = await journey.open(slug, cookie, start)
      const { chat, says, options, unsent } = reply(held.chat, line, groundOf(slug))
      await journey.save(slug, held.id, chat)
      return { id: held.id, chat, says, options, ...(unsent === undefined ? {} : { unsent }) }
    },

    /** The conversation's cookie in a Cookie header. */
    cookieIn: (header: string | null) => cookieIn(header, 'chat', deps.config.secure),

    addFiles: journey.addFiles,
    dropFile: journey.dropFile,
    send: journey.send,
    clear: journey.clear,
  }
}
export type ChatUse = ReturnType<typeof createChat>
