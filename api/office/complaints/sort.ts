import type { Deps } from '#api/office/deps.ts'
import type { Snapshot } from '#db/schema/case.ts'
import { clausesOf, joined } from '#rules/classify/clauses.ts'
import { modelOf } from '#rules/classify/model.ts'
import { score } from '#rules/classify/score.ts'
import { specialsIn } from '#rules/classify/specials.ts'
import type { Special } from '#rules/content/common.ts'
import type { Day } from '#rules/clocks/day.ts'
import type { Place } from '#rules/content/place.ts'
import type { Answers } from '#rules/journey/answers.ts'

export type Suggestion = { item: string; title: string; score: number }
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

/** All special kinds that a text means, safest first: danger, discipline, and the rest. One hides no other. */
export const specialsOf = (deps: Deps, place: Place, text: string): Special[] =>
  orElse(
    deps,
    'specials',
    () => {
      const facts = deps.facts()
      const clauses = clausesOf(text)
      const best = score(clauses, modelOf(facts, place)).items[0]?.score ?? 0
      return specialsIn(joined(clauses), facts.specials, best).flatMap(
        (hit) => facts.specials.find((s) => s.kind === hit.kind) ?? [],
      )
    },
    [],
  )

/** Items that a text may mean, best first, at most four: «是不是这件事？». */
export const suggestionsFor = (deps: Deps, place: Place, text: string): Suggestion[] =>
  orElse(
    deps,
    'suggestions',
    () => {
      const facts = deps.facts()
      return score(clausesOf(text), modelOf(facts, place))
        .items.slice(0, 4)
        .flatMap(({ item, score: points }) => {
          const found = facts.items.find((i) => i.id === item)
          return found ? [{ item, title: found.title, score: points }] : []
        })
    },
    [],
  )

/** What a new case keeps of the catalogue: the item, who owns it and why, and the candidates for the desk. */
export function sorted(deps: Deps, place: Place, a: Answers, _day: Day): Sorted {
  const candidates = suggestionsFor(deps, place, a.story)
  return { itemId: a.item || null, snapshot: { item: null, owner: null, trace: [], candidates } }
}
