import type { Deps } from '#api/office/deps.ts'
import { dayAt, type Day } from '#rules/clocks/day.ts'
import { revision, type Revision } from '#rules/content/revision.ts'
import type { Place } from '#rules/content/place.ts'
import { forbidden, invalid } from '#rules/refusal.ts'
import { allows, type StaffMember, type Verb } from '#rules/staff/roles.ts'
import type { Json } from '#db/kit/json.ts'

/** Rows in one write: short enough to let a citizen's complaint through in between (DESIGN §4). */
const chunk = 40

/** Who writes: an account, or an operator at the command line, who has none. */
export type Author = Pick<StaffMember, 'place' | 'role'> & { id: string | null }

export type Written = { kind: Revision['kind']; id: string; payload: unknown; from?: Day }

/** Refuses an account whose role does not allow the verb. */
export const must = (by: Pick<StaffMember, 'role'>, verb: Verb): void => {
  if (!allows(by.role, verb)) throw forbidden('您的岗位不能做这一步')
}

export const placeOf = (deps: Pick<Deps, 'facts'>, slug: string): Place => {
  const place = deps.facts().places.find((p) => p.slug === slug)
  if (!place) throw invalid('这个辖区没有开通')
  return place
}

/**
 * Writes dated revisions, the audit row and the publish job, then lays the facts anew. Common facts (items, laws) belong
 * to every place: where one deployment serves several, nobody of one place changes them here.
 */
export const createRevise = (deps: Deps) => {
  const common = (kind: Revision['kind']): boolean => kind === 'item' || kind === 'law'

  return async (
    by: Author,
    verb: Verb,
    rows: readonly Written[],
    cause: string,
    detail: Record<string, Json> = {},
  ): Promise<void> => {
    must(by, verb)
    if (rows.length === 0) return
    const at = deps.now()
    const today = dayAt(at)
    if (rows.some((r) => common(r.kind)) && deps.facts().places.length > 1)
      throw forbidden('这个站点有几个辖区，事项和法律是共用的，请运维人员用命令行改')
    const parsed = rows.map(({ kind, id, payload, from = today }) => {
      const place = common(kind) ? {} : { place: by.place }
      const read = revision.safeParse({ kind, ...place, id, from, cause, payload })
      const issue = read.error?.issues[0]
      if (issue) throw invalid(`${id}：${issue.message}`)
      return { kind, id, payload, from, place: common(kind) ? '' : by.place }
    })
    for (let start = 0; start < parsed.length; start += chunk)
      await deps.store.write(async (tx) => {
        await tx.revisions.insertAll(
          parsed.slice(start, start + chunk).map((r) => ({
            place: r.place,
            kind: r.kind,
            key: r.id,
            validFrom: r.from,
            data: JSON.parse(JSON.stringify(r.payload)) as Json,
            at,
            staffId: by.id,
            note: cause,
          })),
        )
        if (start + chunk < parsed.length) return
        await tx.audit.insert({
          at,
          staffId: by.id,
          verb,
          object: `place:${by.place}`,
          detail: { ...detail, count: parsed.length },
        })
        await tx.publishJobs.insert(
          parsed.some((r) => common(r.kind)) ? { type: 'all' } : { type: 'facts', place: by.place },
          at,
        )
      })
    await deps.refreshFacts()
    deps.publish()
  }
}
export type Revise = ReturnType<typeof createRevise>
