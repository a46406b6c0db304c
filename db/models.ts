import { eq } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { inserter } from './kit/prepare.ts'
import type { Schema } from './schema.ts'

export type Model = Schema['models']['$inferSelect']

/** What the office taught the classifier, one model for each place. */
export const modelsReader = ({ db, t: { models } }: Connection) => ({
  of: async (place: string): Promise<Model | undefined> =>
    (await db.select().from(models).where(eq(models.place, place)))[0],

  /** When each was made; cheap to ask often. */
  marks: async (): Promise<{ place: string; at: number }[]> =>
    db.select({ place: models.place, at: models.at }).from(models).orderBy(models.place),
})

export const modelsWriter = (c: Connection) => {
  const { models } = c.t
  const insert = inserter(c, models)
  return {
    /** Puts a model in the place of the one before it. */
    keep: async (row: Model): Promise<Model> => {
      await c.db.delete(models).where(eq(models.place, row.place))
      return insert(row)
    },
  }
}
