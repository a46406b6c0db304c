import { addDays, type Day } from '#rules/clocks/day.ts'
import type { Revision } from '#rules/content/revision.ts'
import type { Place } from '#rules/content/place.ts'
import { bodyName } from '#rules/place/name.ts'
import {
  bodyElements,
  type Difference,
  differences,
  itemElements,
  officialElements,
  rowElements,
} from './elements.ts'
import type { State } from './state.ts'

export const changeTypes = ['新增', '变更', '收回'] as const
export type ChangeType = (typeof changeTypes)[number]
export type Subject = 'item' | 'official' | 'assignment' | 'body'
export const subjectNames: Record<Subject, string> = {
  item: '事项',
  official: '清单事项',
  assignment: '行使主体',
  body: '机构',
}

/** One change of the catalogue on a day: what kind, why, and what is different, element by element. */
export type Change = {
  on: Day
  subject: Subject
  id: string
  type: ChangeType
  name: string
  /** Field of an item. */
  field?: string
  /** Why; «未公布» when nobody has said. */
  cause: string
  diff: Difference[]
}

/** Rows that were replaced by an equal one did not change. */
export const alike = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)

const paperOf = (place: Place, id: string | undefined): string | undefined => {
  const paper = place.documents.find((d) => d.id === id)
  return paper && `《${paper.title}》${paper.number ?? ''}`
}

type Dated = { from?: Day | undefined; to?: Day | undefined }
const dueTo = (fact: Dated | undefined, on: Day): boolean =>
  fact !== undefined && (fact.from === on || (fact.to !== undefined && addDays(fact.to, 1) === on))

/** The revisions of one place by what they are about, so that a list of ten thousand is gone through once. */
export type Causes = ReadonlyMap<string, Revision[]>
export const causesOf = (revisions: readonly Revision[], slug: string): Causes =>
  Map.groupBy(
    revisions.filter((r) => !('place' in r) || r.place === slug),
    (r) => `${r.kind} ${r.id}`,
  )

/** The office's word for it first; else the paper that a dated row of the content names. */
const causeOf = (
  subject: Subject,
  id: string,
  on: Day,
  states: [State, State],
  causes: Causes,
): string => {
  if (subject === 'official') {
    const row = states[0].official.get(id) ?? states[1].official.get(id)
    const paper = row && (states[0].official.has(id) ? row.announcement : row.recall)
    if (paper) return `《${paper.title}》${paper.number}`
  }
  const mine = causes.get(`${subject} ${id}`) ?? []
  const begun = mine.findLast((r) => r.from === on)
  if (begun) return begun.cause
  const ended = mine.find((r) => r.to !== undefined && addDays(r.to, 1) === on)
  if (ended) return `“${ended.cause}”到 ${ended.to} 为止`
  for (const state of states) {
    const row = state.rows.get(id)
    const paper = subject === 'assignment' && row?.agreement
    if (paper && dueTo(paper, on)) return paper.from === on ? '委托协议开始' : '委托协议到期'
    const dated = subject === 'assignment' ? row : state.bodies.get(id)
    if (subject !== 'item' && dueTo(dated, on))
      return (
        paperOf(state.place, row?.announcement) ??
        paperOf(state.place, dated?.source.document) ??
        '未公布'
      )
    if (subject === 'item' && dueTo(state.items.get(id), on))
      return `《${state.items.get(id)?.basis[0]?.law}》的施行或者变动`
  }
  return '未公布'
}

/** What changed from one state of a place to the next; items first, then rows, then bodies. */
export const changesBetween = (before: State, after: State, causes: Causes): Change[] => {
  const names = {
    field: (id: string) => after.fields.find((f) => f.id === id)?.name ?? id,
    item: (id: string) => (after.items.get(id) ?? before.items.get(id))?.title ?? id,
  }
  const walk = <T>(
    subject: Subject,
    of: (state: State) => ReadonlyMap<string, T>,
    say: (row: T, state: State) => { name: string; field?: string },
    elements: (row: T, state: State) => ReturnType<typeof itemElements>,
  ): Change[] => {
    const [old, fresh] = [of(before), of(after)]
    return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((id) => {
      const [a, b] = [old.get(id), fresh.get(id)]
      const shown = b ?? a
      if (!shown || alike(a, b)) return []
      const diff = differences(a ? elements(a, before) : [], b ? elements(b, after) : [])
      if (a && b && diff.length === 0) return []
      const type: ChangeType = a ? (b ? '变更' : '收回') : '新增'
      const cause = causeOf(subject, id, after.day, [after, before], causes)
      return [{ on: after.day, subject, id, type, ...say(shown, b ? after : before), cause, diff }]
    })
  }
  return [
    ...walk(
      'item',
      (s) => s.items,
      (i) => ({ name: i.title, field: i.field }),
      (i) => itemElements(i),
    ),
    ...walk(
      'official',
      (s) => s.official,
      (o) => ({ name: o.part ?? o.name, ...(o.field ? { field: o.field } : {}) }),
      (o) => officialElements(o),
    ),
    ...walk(
      'assignment',
      (s) => s.rows,
      (row, s) => {
        const owner = s.place.bodies.find((b) => b.id === row.owner)
        const what =
          row.items.length === 1
            ? names.item(row.items[0] ?? '')
            : row.items.length > 1
              ? `${row.items.length} 个事项`
              : row.fields.includes('*')
                ? '其余各领域'
                : row.fields.length === 1
                  ? `${names.field(row.fields[0] ?? '')}领域`
                  : `${row.fields.length} 个领域`
        return { name: `${what}：${owner ? bodyName(owner) : row.owner}` }
      },
      (row, s) => rowElements(row, s.place, names),
    ),
    ...walk(
      'body',
      (s) => s.bodies,
      (b) => ({ name: bodyName(b) }),
      (b, s) => bodyElements(b, s.place),
    ),
  ]
}
