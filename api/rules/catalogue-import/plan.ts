import { addDays, type Day } from '#rules/clocks/day.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Announcement, Official } from '#rules/content/official.ts'
import type { Place } from '#rules/content/place.ts'
import type { PlaceRevision } from '#rules/content/revision.ts'
import { plain } from './clean.ts'
import { citesIn } from './cite.ts'
import { changedColumns, type Compared, type Fate, predecessors, stands } from './difference.ts'
import type { Whose } from './exercise.ts'
import { type Candidate, matcher } from './match.ts'
import { documentOf } from './paper.ts'
import { assignmentRevisions } from './powers.ts'
import type { ListRow, RowFault } from './row.ts'

export type PlanInput = {
  facts: Pick<Facts, 'items' | 'fields' | 'laws'>
  place: Place
  rows: readonly ListRow[]
  announcement: Announcement
  /** First day on which the list holds. */
  from: Day
  /** The list is whole: what it does not name is taken back. */
  complete: boolean
  whose: Whose
  /** What people chose for ambiguous rows: an item, or null for «only the list has it». */
  choices: ReadonlyMap<string, string | null>
  today: Day
  onRow?: (done: number) => void
}

/** One row of the difference that an editor looks through before the list is taken. */
export type PlannedRow = {
  fate: Fate
  id: string
  sheet: string
  row: number
  code: string | undefined
  name: string
  item: string | undefined
  score: number | undefined
  changed: { column: Compared; before: string; after: string }[]
}
export type Question = { key: string; row: ListRow; candidates: Candidate[] }
export type Plan = {
  rows: PlannedRow[]
  questions: Question[]
  faults: RowFault[]
  /** Faults of the whole import. */
  wholly: string[]
  counts: Record<Fate, number> & { linked: number; alone: number; relinked: number }
  revisions: PlaceRevision[]
}

/** Settles what every row becomes; writes nothing. */
export const planImport = (input: PlanInput): Plan => {
  const { facts, place, announcement, from, whose, choices } = input
  const before = place.official ?? []
  const earlier = predecessors(before)
  const own = facts.items.filter((i) => !i.territory || place.territories.includes(i.territory))
  const items = new Map(own.map((item) => [item.id, item]))
  const match = matcher(own)
  const fields = new Map(facts.fields.map((f) => [plain(f.name), f.id]))
  const repealed = new Set(facts.laws.filter((l) => !l.inForce).map((l) => l.title))

  const plan: Plan = {
    rows: [],
    questions: [],
    faults: [],
    wholly: [],
    counts: { new: 0, change: 0, recall: 0, same: 0, linked: 0, alone: 0, relinked: 0 },
    revisions: [],
  }
  const after = new Map(before.map((row) => [row.id, row]))
  const touched = new Map<string, Official>()
  const named = new Set<string>()

  const tell = (row: ListRow, level: RowFault['level'], say: string) =>
    void plan.faults.push({
      sheet: row.sheet,
      row: row.row,
      level,
      say,
      name: row.name.slice(0, 60),
    })

  /** The compiled item of a row: what a person said, what stood before, what the rule is sure of. */
  const link = (row: ListRow, old: Official | undefined): Pick<Official, 'item' | 'match'> => {
    const chosen = choices.get(row.key) ?? (choices.has(row.key) ? null : row.decided)
    if (chosen === null) return { match: { by: 'person', score: 0 } }
    if (chosen !== undefined) {
      if (items.has(chosen)) return { item: chosen, match: { by: 'person', score: 1 } }
      tell(row, 'fault', `目录里没有事项“${chosen}”`)
      return {}
    }
    const unchanged =
      old &&
      plain(old.name) === plain(row.name) &&
      plain(old.basis ?? '') === plain(row.basis ?? '')
    if (unchanged && old.match && (old.item === undefined || items.has(old.item)))
      return { item: old.item, match: old.match }
    const { verdict, candidates } = match(row)
    const [best] = candidates
    if (verdict === 'matched' && best)
      return { item: best.item, match: { by: 'rule', score: best.score } }
    if (verdict === 'ask') plan.questions.push({ key: row.key, row, candidates })
    return {}
  }

  const recall = (old: Official, { sheet, row }: { sheet: string; row: number }): void => {
    plan.counts.recall += 1
    const gone: Official = { ...old, change: '收回', recall: announcement, to: addDays(from, -1) }
    after.set(old.id, gone)
    touched.set(old.id, gone)
    plan.rows.push({
      fate: 'recall',
      id: old.id,
      sheet,
      row,
      code: old.code,
      name: old.name,
      item: old.item,
      score: undefined,
      changed: [],
    })
  }

  const take = (row: ListRow): void => {
    const old = earlier(row)
    const id = old?.id ?? row.key
    if (named.has(id)) return tell(row, 'fault', '与清单里另一行对应同一个已有事项')
    named.add(id)
    const standing = old && stands(old) ? old : undefined
    if (row.recalled) {
      if (standing) recall(standing, row)
      else tell(row, 'warning', '写着收回，但现有清单里没有这一项')
      return
    }
    const fieldId = row.fieldName ? fields.get(plain(row.fieldName)) : undefined
    const linked = link(row, standing)
    for (const law of new Set(citesIn(row.basis ?? '').map((c) => c.law)))
      if (repealed.has(law)) tell(row, 'warning', `依据《${law}》已经失效，请核对公告`)
    const columns = standing ? changedColumns(standing, row) : []
    const fate: Fate = !standing ? 'new' : columns.length > 0 ? 'change' : 'same'
    const relinked = fate === 'same' && standing?.item !== linked.item
    const { sheet, row: line, key: _, recalled: __, decided: ___, ...text } = row
    const next: Official =
      fate === 'same' && standing
        ? { ...standing, item: linked.item, match: linked.match }
        : {
            ...text,
            id,
            field: fieldId ?? items.get(linked.item ?? '')?.field,
            ...linked,
            change: fate === 'new' ? '新增' : '变更',
            announcement,
            from,
            at: `${sheet} 第${line}行`.slice(0, 200),
          }
    plan.counts[fate] += 1
    if (relinked) plan.counts.relinked += 1
    plan.counts[linked.item ? 'linked' : 'alone'] += 1
    after.set(id, next)
    if (fate !== 'same' || relinked) touched.set(id, next)
    plan.rows.push({
      fate,
      id,
      sheet,
      row: line,
      code: row.code,
      name: row.name,
      item: linked.item,
      score: linked.match?.score,
      changed: columns.map((column) => ({
        column,
        before: standing?.[column] ?? '',
        after: row[column] ?? '',
      })),
    })
  }

  input.rows.forEach((row, done) => {
    take(row)
    if (done % 500 === 0) input.onRow?.(done)
  })
  if (input.complete)
    for (const old of before)
      if (stands(old) && !named.has(old.id)) recall(old, { sheet: '', row: 0 })

  const powers = assignmentRevisions({
    place,
    items,
    after,
    touched,
    whose,
    announcement,
    from,
    today: input.today,
  })
  plan.wholly.push(...powers.wholly)
  const cause = `${announcement.number}，${announcement.on}公布`
  const common = { place: place.slug, from, cause }
  const changes = touched.size > 0
  plan.revisions = changes
    ? [
        ...(place.documents.some((d) => d.id === announcement.document)
          ? []
          : [
              {
                kind: 'document' as const,
                ...common,
                id: announcement.document,
                payload: documentOf(announcement),
              },
            ]),
        ...powers.revisions.map((r) => ({ ...common, ...r })),
        ...[...touched.values()].map((row) => ({
          kind: 'official' as const,
          ...common,
          id: row.id,
          payload: row,
        })),
      ]
    : []
  return plan
}
