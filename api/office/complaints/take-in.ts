import { randomInt } from 'node:crypto'
import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import { receive, type Received } from '#db/casework.ts'
import type { Writer } from '#db/store.ts'
import { timedId } from '#db/timed-id.ts'
import type { Actor } from '#rules/case/action.ts'
import { wishes, type Channel } from '#rules/case/kinds.ts'
import { newNumber } from '#rules/case/number.ts'
import type { Json } from '#rules/chain/canonical.ts'
import { citizenClocks } from '#rules/clocks/citizen.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { dueDates } from '#rules/clocks/due.ts'
import type { Place } from '#rules/content/place.ts'
import { elsewhere, noSpot, timeText, unsure, type Answers } from '#rules/journey/answers.ts'
import type { Consent } from '#rules/journey/consent.ts'
import { plainPhone, type Contact } from '#rules/journey/contact.ts'
import type { Ground } from '#rules/classify/kinds/ground.ts'
import type { Door } from '#rules/journey/door.ts'
import { responderIn, respondersOf } from '#rules/place/responder.ts'
import { clockGround } from './place.ts'
import { secretHash } from './receipt.ts'
import { sorted, unsorted } from './sort.ts'

export type Incoming = {
  place: Place
  channel: Channel
  answers: Answers
  contact: Contact
  /** Open or restricted; what is closed never comes this far. */
  door: Exclude<Door, { kind: 'closed' }>
  /** The story as the door has read it. */
  ground: Ground | null
  by: Actor
  secret: bigint
  foreignId?: string
  /** Hashes of the files that go with it, for the first event. */
  files: readonly { name: string; sha256: string }[]
  /** How the person agreed, where another reported for them. */
  consent?: Consent
  /** What was said in a conversation, for whoever handles the case. */
  talk?: readonly { by: string; text: string }[]
}

/** The contact columns of a row: sealed for this row alone, and the HMAC by which a telephone number is found. */
function sealed({ keys }: Deps, id: string, c: Contact, anonymous: boolean) {
  const seal = (value: string, column: string): string | null =>
    anonymous || value === '' ? null : keys.seal(value, `case:${id}:${column}`)
  return {
    nameEnc: seal(c.name, 'name'),
    phoneEnc: seal(c.phone, 'phone'),
    emailEnc: seal(c.email, 'email'),
    addressEnc: seal(c.address, 'address'),
    phoneHmac: anonymous || c.phone === '' ? null : keys.hmac('phone', plainPhone(c.phone)),
  }
}

/**
 * Makes everything of a new case that needs no database: number, snapshot of the catalogue, clocks, sealed contact.
 * What it returns is written by `write`, in the caller's transaction.
 */
export function prepare(deps: Deps, incoming: Incoming) {
  const { place, answers: a, door, by, secret } = incoming
  const at = deps.now()
  const day = dayAt(at)
  const id = timedId(at)
  const number = newNumber(place.slug, day, randomInt)
  const kind = wishes.find((w) => w.id === a.wish)?.kind ?? 'complaint'
  const ground = clockGround(deps, place)
  const shown = citizenClocks(ground.clocks, kind)
  const dues = dueDates(shown.clocks, kind, { received: day }, ground.calendar, [], {
    received: at,
  })
  // What accuses an office is not even sorted: no rule, index or statistic learns of it.
  const { snapshot, itemId } =
    door.kind === 'restricted' ? unsorted() : sorted(deps, place, a, day, incoming.ground)
  // A call or a visit stays with the desk that took it; what comes by itself goes to the desk of the area.
  const asked = by.role === 'staff' && respondersOf(place).includes(by.body) ? by.body : null
  const first = door.kind === 'restricted' ? door.audience : (asked ?? responderIn(place, a.area))
  const occurred = timeText(a)
  const area = [elsewhere, unsure, ''].includes(a.area) ? null : a.area
  const spot = a.spot === '' || a.spot === noSpot ? null : a.spot
  const row: Received = {
    id,
    number,
    place: place.slug,
    kind,
    clueKind: a.clue || null,
    channel: incoming.channel,
    foreignId: incoming.foreignId ?? null,
    text: a.story,
    wish: wishes.find((w) => w.id === a.wish)?.say ?? null,
    occurred: occurred || null,
    area,
    spot,
    itemId,
    snapshot: { ...snapshot, clocks: dues as unknown as Json[] },
    firstResponder: first,
    audience: door.kind === 'restricted' ? door.audience : null,
    inNameOf: snapshot.owner?.inNameOf ?? null,
    nameMode: a.nameMode || 'anonymous',
    ...sealed(deps, id, incoming.contact, a.nameMode === 'anonymous'),
    secretHash: secretHash(deps.keys, number, secret),
    receivedAt: at,
    demo: deps.config.mode === 'demo',
  }
  const payload: Json = {
    number,
    kind,
    channel: incoming.channel,
    text: a.story,
    wish: a.wish,
    occurred,
    area: a.area,
    spot: a.spot,
    nameMode: row.nameMode,
    item: itemId,
    first,
    files: incoming.files.map((f) => ({ name: f.name, sha256: f.sha256 })),
    ...(incoming.consent ? { consent: { ...incoming.consent } } : {}),
    ...(incoming.talk
      ? { talk: incoming.talk.map((turn) => ({ by: turn.by, text: turn.text })) }
      : {}),
  }
  return {
    id,
    number,
    write: (tx: Writer): Promise<Case> => receive(tx, row, payload, by, ground),
  }
}
