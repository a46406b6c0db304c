import type { Deps } from '#api/office/deps.ts'
import type { Answers } from '#rules/journey/answers.ts'
import { bodyName } from '#rules/place/body.ts'
import { clueKinds, wishes } from '#rules/case/kinds.ts'
import { cookieIn } from '#api/office/visitor-cookies.ts'
import { doorFor, doorText, emergencyFor } from './door.ts'
import type { Drafts } from './draft.ts'
import { groundOf, placeOf } from './place.ts'
import type { Receipts } from './receipt.ts'
import type { Track } from './track.ts'

/** What the links of other pages may say beforehand: `?item=`, `?wish=`, `?clue=`; anything else is ignored. */
export function startOf(query: URLSearchParams): Partial<Answers> {
  const wish = wishes.find((w) => w.id === query.get('wish'))?.id
  const clue = clueKinds.find((k) => k === query.get('clue'))
  const item = /^[a-z]+-\d{3}$/.exec(query.get('item') ?? '')?.[0]
  return {
    ...(wish ? { wish } : clue ? { wish: 'clue' as const } : {}),
    ...(clue ? { clue } : {}),
    ...(item ? { item } : {}),
  }
}

/** What the pages of the citizen read; they write nothing. */
export const createPages = (deps: Deps, drafts: Drafts, receipts: Receipts, track: Track) => ({
  /** The draft behind a Cookie header; what the address says beforehand fills only what is still empty. */
  async form(slug: string, cookies: string | null, query: URLSearchParams) {
    const start = startOf(query)
    const held = await drafts.open(
      'form',
      slug,
      cookieIn(cookies, 'form', deps.config.secure),
      start,
    )
    const known = deps.facts().items.some((i) => i.id === start.item)
    const item = known ? (start.item ?? '') : held.data.answers.item
    const { answers } = held.data
    const wish = start.wish ?? answers.wish
    return {
      answers: { ...answers, wish, clue: start.clue ?? answers.clue, item },
      fileFaults: held.data.fileFaults,
      files: held.files.map((f) => ({ id: f.id, name: f.name, bytes: f.bytes })),
      ground: groundOf(deps, placeOf(deps, slug)),
      isNew: held.row === undefined,
    }
  },

  /** Why a text is not taken here, for the page that gives it back; '' when the door is open. */
  doorSays: (slug: string, a: Pick<Answers, 'story' | 'wish' | 'clue'>): string =>
    doorText(placeOf(deps, slug), doorFor(deps, placeOf(deps, slug), a)),

  /** The restricted way in one sentence, for the check page; '' on the ordinary way. */
  restrictedSays(slug: string, a: Answers): string {
    const door = doorFor(deps, placeOf(deps, slug), a)
    return door.kind === 'restricted' ? doorText(placeOf(deps, slug), door) : ''
  },

  emergency: (slug: string, story: string) => emergencyFor(deps, placeOf(deps, slug), story),

  /** The receipt that was just given out, or null when this browser holds none. */
  async receipt(slug: string, cookies: string | null) {
    const held = receipts.held(cookies, slug)
    if (!held) return null
    return {
      printed: await receipts.printed(slug, held.number, held.secret),
      view: await track.view(slug, held.number, held.secret),
    }
  },

  /** The case that this browser opened with number and secret, or null. */
  async opened(slug: string, cookies: string | null) {
    const held = receipts.held(cookies, slug)
    return held ? track.view(slug, held.number, held.secret) : null
  },

  /** Why a message would not be taken, for the page that gives it back; null when it would. */
  messageSays(slug: string, text: string): string | null {
    try {
      track.refuseMessage(slug, text)
      return null
    } catch (error) {
      return error instanceof Error ? error.message : null
    }
  },

  /** Telephone and counter of the first responder, as published. */
  person(slug: string) {
    const place = placeOf(deps, slug)
    const first = place.bodies.find((b) => b.id === place.firstResponder)
    return {
      name: first ? bodyName(first) : '首问单位',
      phone: first?.phone ?? null,
      window: first?.address ? [first.address, first.hours].filter(Boolean).join('，') : null,
    }
  },
})
export type PagesUse = ReturnType<typeof createPages>
