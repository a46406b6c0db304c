import Database from 'better-sqlite3'
import { expect, vi } from 'vitest'

export type Plan = [query: string, steps: string[]]

/** Notes from now on what is put to SQLite; `vi.restoreAllMocks` ends it. */
export function watchQueries() {
  const asked = new Set<string>()
  const { prepare } = Database.prototype
  vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (
    this: Database.Database,
    text: string,
  ) {
    asked.add(text)
    return prepare.call(this, text)
  })
  return {
    /** The queries that some work puts to the store at `url` for the first time, with the steps of each plan. */
    async plans(url: string, work: () => Promise<unknown>): Promise<Plan[]> {
      asked.clear()
      await work()
      const texts = [...asked].filter((text) => /^(select|update|delete)/.test(text))
      expect(texts.length).toBeGreaterThan(0)
      const raw = new Database(url.slice('file:'.length), { readonly: true })
      const steps = texts.map((text): Plan => {
        const rows = raw
          .prepare(`explain query plan ${text}`)
          .all(...Array.from({ length: text.split('?').length - 1 }, () => 0))
        return [text, (rows as { detail: string }[]).map(({ detail }) => detail)]
      })
      raw.close()
      return steps
    },
  }
}
