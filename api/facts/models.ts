import type { Facts } from '#rules/content/facts.ts'
import type { Reader } from '#db/store.ts'

/** What the offices have taught, laid over the facts. */
export type TaughtFacts = {
  /** The facts with the models in force; the same object as long as neither changes. */
  over: (facts: Facts) => Facts
  /** Reads again what was trained since; by a command, or by another process. */
  refresh: () => Promise<void>
}

/** The models that offices trained on what their desks settled; read once, and again when one was made. */
export async function openModels(read: Pick<Reader, 'models'>): Promise<TaughtFacts> {
  let mark = ''
  let office: Record<string, string> = {}
  let laid: { of: Facts; office: object; facts: Facts } | undefined

  async function refresh(): Promise<void> {
    const marks = await read.models.marks()
    const next = marks.map(({ place, at }) => `${place} ${at}`).join('\n')
    if (next === mark) return
    const rows = await Promise.all(marks.map(({ place }) => read.models.of(place)))
    office = Object.fromEntries(rows.flatMap((row) => (row ? [[row.place, row.file]] : [])))
    mark = next
  }
  await refresh()
  return {
    over: (facts) => {
      if (!facts.learned || mark === '') return facts
      if (laid?.of !== facts || laid.office !== office)
        laid = { of: facts, office, facts: { ...facts, learned: { ...facts.learned, office } } }
      return laid.facts
    },
    refresh,
  }
}
