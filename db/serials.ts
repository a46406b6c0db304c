import { sql } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { hot } from './kit/prepare.ts'

export const serialsWriter = ({ db, t: { serials } }: Connection) => {
  const next = hot(() =>
    db
      .insert(serials)
      .values({ name: sql.placeholder('name'), value: 1 })
      .onConflictDoUpdate({ target: serials.name, set: { value: sql`${serials.value} + 1` } })
      .returning(),
  )
  return {
    /** The first of `count` numbers in a row, all given at once. */
    take: async (name: string, count: number): Promise<number> => {
      const [row] = await db
        .insert(serials)
        .values({ name, value: count })
        .onConflictDoUpdate({
          target: serials.name,
          set: { value: sql`${serials.value} + ${count}` },
        })
        .returning()
      if (!row) throw new Error(`no serial for ${name}`)
      return row.value - count + 1
    },

    /**
     * The next number of a series, from 1 on. Its row stays locked until the write ends: numbers
     * are never given twice, and one that is not used leaves no gap.
     */
    next: async (name: string): Promise<number> => {
      const [row] = await next({ name })
      if (!row) throw new Error(`no serial for ${name}`)
      return row.value
    },
  }
}
