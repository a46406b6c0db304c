import { setImmediate } from 'node:timers/promises'
import type { Deps } from '#api/office/deps.ts'
import type { Item } from '#rules/content/item.ts'
import { addDays, dayAt, startOf, type Day } from '#rules/clocks/day.ts'
import { lastMoment, publicationClock } from '#rules/decisions/clock.ts'
import { contentOf } from '#rules/decisions/content.ts'
import { publicParty } from '#rules/decisions/party.ts'
import { sampleDecision, type SampleBody, type SampleOf } from '#rules/decisions/sample.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { actingBody, bodyName } from '#rules/place/body.ts'
import { homeArea } from '#rules/place/name.ts'
import { conflict, notFound } from '#rules/refusal.ts'
import { itemsOf } from '#rules/search/cards.ts'
import { putInSearch } from './settle.ts'

const perWrite = 100
const countyPerYear = 6000
const tenInTheMorning = 10 * 3_600_000
/** Days from decision to publication: most in time, one in forty not. */
const daysUntilShown = (n: number): number => (n % 40 === 0 ? 20 : 2 + (n % 4))

export type Sow = {
  count: number
  seed: number
  /** How many of them each year; 6,000 unless told. */
  perYear?: number
  onProgress?: (done: number, total: number) => void
}

/**
 * Puts samples (see `sampleDecision`) into the register of a place as if two demo accounts had published them; what is
 * there already stays. Returns how many came. Refused where the folder is not a demo's: nothing of it may stand beside
 * real decisions.
 */
export async function sowSamples(deps: Deps, slug: string, sow: Sow): Promise<number> {
  if (deps.config.mode !== 'demo') throw conflict('正式站点不装演示数据')
  const { store, now } = deps
  const facts = deps.facts()
  const place = facts.places.find((p) => p.slug === slug)
  if (!place) throw notFound('没有这个辖区')
  const today = dayAt(now())
  const items = itemsOf(facts, place, today)
  const home = homeArea(place)?.id ?? ''
  const by = (item: Item): SampleBody | undefined => {
    const row = assignmentOf(place, item, home, today)
    const body = row && actingBody(place, row)
    const field = facts.fields.find((f) => f.id === item.field)?.name
    return body && { id: body.id, name: bodyName(body, field) }
  }
  const of: SampleOf = {
    items: items.map((item) => {
      const body = by(item)
      return body ? { ...item, by: body } : item
    }),
    bodies: place.bodies.map((body) => ({ id: body.id, name: bodyName(body) })),
    seed: sow.seed,
    until: addDays(today, -1),
    perYear: sow.perYear ?? countyPerYear,
  }
  const itemOf = new Map(items.map((i) => [i.id, i]))
  const [first, second] = (await store.read.staff.list(slug)).filter(
    (s) => s.demo && s.role === 'publisher',
  )
  const clock = publicationClock(facts, slug)
  const due = new Map<Day, number | null>()
  const calendar = deps.calendar()
  let came = 0
  for (let from = 0; from < sow.count; from += perWrite) {
    const some = Array.from({ length: Math.min(perWrite, sow.count - from) }, (_, k) =>
      sampleDecision(from + k, of),
    )
    const known = new Set(
      (await store.read.decisions.byNumbers(some.map((d) => d.number)))
        .filter((d) => d.place === slug)
        .map((d) => d.number),
    )
    await store.write(async (tx) => {
      for (const [k, sample] of some.entries()) {
        if (known.has(sample.number)) continue
        const { decidedOn } = sample
        if (!due.has(decidedOn)) due.set(decidedOn, lastMoment(clock, decidedOn, calendar))
        const shownOn = addDays(decidedOn, daysUntilShown(from + k))
        const row = await tx.decisions.insert({
          ...contentOf(sample),
          place: slug,
          number: sample.number,
          organ: sample.organ,
          body: sample.body,
          itemId: sample.item,
          field: itemOf.get(sample.item ?? '')?.field ?? null,
          partyShown: publicParty(sample.partyKind, sample.party, true),
          shown: { act: sample.act, facts: sample.facts, content: sample.content },
          status: 'released',
          demo: true,
          enteredBy: first?.id ?? null,
          proposedBy: first?.id ?? null,
          releasedBy: second?.id ?? null,
          releasedAt: Math.min(startOf(shownOn) + tenInTheMorning, now()),
          publishBy: due.get(decidedOn) ?? null,
        })
        await putInSearch(tx, row, itemOf.get(sample.item ?? ''))
        came += 1
      }
    })
    sow.onProgress?.(from + some.length, sow.count)
    await setImmediate()
  }
  if (came > 0) {
    await store.write((tx) => tx.publishJobs.insert({ type: 'facts', place: slug }, now()))
    deps.publish()
  }
  return came
}
