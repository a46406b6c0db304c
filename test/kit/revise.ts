import { join } from 'node:path'
import { placeHead } from '#rules/content/place.ts'
import type { Revision } from '#rules/content/revision.ts'
import { openStore } from '#db/open.ts'
import { placeOf, root } from './content.ts'

/** Writes revisions into a data folder that no server has open, as an office makes them. */
export async function revise(dir: string, revisions: readonly Revision[]): Promise<void> {
  const store = await openStore(`file:${join(dir, 'data/shouwen.db')}`, {
    migrations: join(root, 'db/migrations'),
  })
  for (const r of revisions)
    await store.write((tx) =>
      tx.revisions.insert({
        kind: r.kind,
        place: 'place' in r ? r.place : '',
        key: r.id,
        validFrom: r.from,
        data: JSON.parse(JSON.stringify(r.payload)),
        note: r.cause,
        at: Date.now(),
      }),
    )
  await store.close()
}

/** A place whose supervisors are of this body (on-the-page 6). */
export const supervisedBy = (slug: string, supervisor: string): Revision => ({
  kind: 'place',
  place: slug,
  id: slug,
  from: '2020-01-01',
  cause: '演示：设监督单位',
  payload: placeHead.strip().parse({ ...placeOf(slug), supervisor }),
})
