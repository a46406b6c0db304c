import type { Task } from '#api/outside/work.ts'
import type { RegisterAsk } from '#db/register-search.ts'
import { publicDecision, type PublicDecision } from '#rules/decisions/public.ts'

export type RankedPage = { hits: PublicDecision[]; found: number }

/** A page of ranked results: ten thousand hits are weighed, which is too long for the thread that serves pages. */
export const rankedTask: Task<{ ask: RegisterAsk; offset: number }, RankedPage> = {
  name: 'register-ranked',
  quick: true,
  run: async ({ ask, offset }, { read }) => {
    const { rows, found } = await read.search.register.ranked(ask, offset)
    return { hits: rows.map((row) => publicDecision(row)), found }
  },
}
