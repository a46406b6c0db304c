import type { Deps } from '#api/office/deps.ts'
import type { Snapshot } from '#db/schema/case.ts'
import { classify, type ItemScore } from '#rules/classify/classify.ts'
import { groundOf, type Ground } from '#rules/classify/kinds/ground.ts'
import { specialsIn } from '#rules/classify/specials.ts'
import type { Special } from '#rules/content/common.ts'
import type { Day } from '#rules/clocks/day.ts'
import type { Item } from '#rules/content/item.ts'
import type { Place } from '#rules/content/place.ts'
import { elsewhere, type Answers } from '#rules/journey/answers.ts'
import { areaLine } from '#rules/place/assignment.ts'
import { homeArea } from '#rules/place/name.ts'
import { route } from '#rules/route/route.ts'

export type Suggestion = { item: string; title: string; act: string; score: number }
export type Sorted = { snapshot: Omit<Snapshot, 'clocks'>; itemId: string | null }

/** Runs a part that may be dead or unsure; intake goes on without it (DESIGN §6.2). */
function orElse<T>(deps: Deps, what: string, run: () => T, otherwise: T): T {
  try {
    return run()
  } catch (error) {
    deps.log('warn', 'intake.without', {
      what,
      error: error instanceof Error ? error.name : 'unknown',
    })
    return otherwise
  }
}

/** A text read for the door and for the catalogue, once for both. Null when the reader is dead. */
export const readText = (deps: Deps, place: Place, text: string): Ground | null =>
  orElse(deps, 'reading', () => groundOf(text, deps.facts(), place), null)

/** All special kinds that a text means, safest first: danger, discipline, and the rest. One hides no other. */
export const specialsOf = (
  deps: Deps,
  place: Place,
  text: string,
  ground = readText(deps, place, text),
): Special[] =>
  orElse(
    deps,
    'specials',
    () => {
      const facts = deps.facts()
      return specialsIn(ground ?? groundOf(text, facts, place), facts).flatMap(
        (hit) => facts.specials.find((s) => s.kind === hit.kind) ?? [],
      )
    },
    [],
  )

/** Items that a text may mean, best first, at most `most`: «是不是这件事？». */
export const suggestionsFor = (deps: Deps, place: Place, text: string, most = 4): Suggestion[] =>
  orElse(
    deps,
    'suggestions',
    () => titled(deps, classify(text, deps.facts(), place).items).slice(0, most),
    [],
  )

const byId = new WeakMap<readonly Item[], Map<string, Item>>()
const itemOf = (deps: Deps, id: string): Item | undefined => {
  const { items } = deps.facts()
  const known = byId.get(items) ?? new Map(items.map((item) => [item.id, item]))
  byId.set(items, known)
  return known.get(id)
}

const titled = (deps: Deps, items: readonly ItemScore[]): Suggestion[] =>
  items.flatMap(({ item, score: points }) => {
    const found = itemOf(deps, item)
    return found ? [{ item, title: found.title, act: found.act, score: points }] : []
  })

/** The area in the words that routing reads: an area around the place means its other parts. */
function areaWords(place: Place, a: Answers): string | undefined {
  if (a.area === elsewhere) return '外地'
  const area = place.areas.find((x) => x.id === a.area)
  const home = homeArea(place)
  if (!area) return a.spot || undefined
  const around =
    home !== undefined && area.id !== home.id && areaLine(place.areas, home.id).includes(area.id)
  return around ? `${area.name}其他乡镇` : area.id
}

export const unsorted = (): Sorted => ({
  itemId: null,
  snapshot: { item: null, owner: null, trace: [], candidates: [] },
})

/**
 * What a new case keeps of the catalogue as it stands: the item, who owns it and by which rules, and the candidates
 * for the desk. Nothing when the rules fail: then the desk decides.
 */
export const sorted = (
  deps: Deps,
  place: Place,
  a: Answers,
  day: Day,
  ground = readText(deps, place, a.story),
): Sorted => orElse(deps, 'routing', () => bySorting(deps, place, a, day, ground), unsorted())

function bySorting(deps: Deps, place: Place, a: Answers, date: Day, ground: Ground | null): Sorted {
  const facts = deps.facts()
  const found = route({
    facts,
    place,
    text: a.story,
    area: areaWords(place, a),
    date,
    item: a.item || undefined,
    classification: ground ? classify(a.story, facts, place, ground) : undefined,
  })
  const item = found.item === null ? undefined : itemOf(deps, found.item)
  const { body, name, mode } = found.owner
  return {
    itemId: item?.id ?? null,
    snapshot: {
      item: item
        ? {
            id: item.id,
            revision: 0,
            title: item.title,
            basis: item.basis.map(({ law, article, role }) => ({ law, article, role })),
          }
        : null,
      owner: { body: body ?? '', name, mode, inNameOf: found.inNameOf },
      trace: found.trace.map(({ text, source }) => ({ text, source })),
      candidates: titled(deps, found.items)
        .slice(0, 5)
        .map(({ item: id, title, score: points }) => ({ item: id, title, score: points })),
    },
  }
}
