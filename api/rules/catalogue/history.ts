import type { Day } from '#rules/clocks/day.ts'
import type { Item } from '#rules/content/item.ts'
import type { Assignment } from '#rules/content/place.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { alike, type Change } from './changes.ts'
import type { Version } from './versions.ts'

/** One form that an item had: from which version on, and until when it stood so. */
export type Form = { key: string; from?: Day; until?: Day; item: Item; field: string }
/** An item that holds no more: its last form, the first day without it, and why. */
export type Recalled = { item: Item; on: Day; cause: string }
/** Who exercised an item from one day on; `row` undefined = nobody was named. */
export type Holder = { from?: Day; row: Assignment | undefined; version: Version }

/** The versions of a place with what is asked of them: old forms, recalled items, pages. */
export type History = {
  versions: Version[]
  /** All changes, the latest day first, within a day in the order of the version. */
  changes: Change[]
  recalled: ReadonlyMap<string, Recalled>
  /** Every form of an item, the oldest first; empty for an item that never was here. */
  forms: (id: string) => Form[]
  /** The version in which a field came to be what it is in this one; its page lies there. */
  fieldSince: (version: Version, field: string) => Version
}

const fieldOfItem = (item: Item): string => item.field

/** Whether something on the page of a field is different from the version before. */
const touches = (version: Version, before: Version | undefined, field: string): boolean =>
  before === undefined ||
  version.changes.some(
    (change) =>
      change.field === field ||
      // Who exercises a field may turn with any row or body.
      change.subject === 'assignment' ||
      change.subject === 'body',
  )

export const historyOf = (versions: Version[]): History => {
  const forms = new Map<string, Form[]>()
  const recalled = new Map<string, Recalled>()
  for (const version of versions) {
    for (const item of version.state.items.values()) {
      const known = forms.get(item.id) ?? []
      const last = known.at(-1)
      if (last && last.until === undefined && alike(last.item, item)) continue
      if (last && last.until === undefined && version.from) last.until = version.from
      const { key, from } = version
      known.push({ key, ...(from ? { from } : {}), item, field: fieldOfItem(item) })
      forms.set(item.id, known)
      recalled.delete(item.id)
    }
    for (const change of version.changes) {
      if (change.subject !== 'item' || change.type !== '收回') continue
      const last = forms.get(change.id)?.at(-1)
      if (!last) continue
      last.until = change.on
      recalled.set(change.id, { item: last.item, on: change.on, cause: change.cause })
    }
  }
  return {
    versions,
    changes: versions.toReversed().flatMap((v) => v.changes),
    recalled,
    forms: (id) => forms.get(id) ?? [],
    fieldSince: (version, field) => {
      let at = versions.indexOf(version)
      for (; at > 0; at--) {
        const here = versions[at]
        if (here && touches(here, versions[at - 1], field)) break
      }
      return versions[Math.max(at, 0)] ?? version
    },
  }
}

/** Who exercised an item in an area, one after another; equal holders in a row are one. */
export const holdersOf = (
  { versions }: Pick<History, 'versions'>,
  item: Pick<Item, 'id' | 'field' | 'kind' | 'branch'>,
  area: string,
): Holder[] => {
  const holders: Holder[] = []
  for (const version of versions) {
    const { place, day } = version.state
    const row = assignmentOf(place, item, area, day)
    const last = holders.at(-1)
    const same =
      last &&
      last.row?.owner === row?.owner &&
      last.row?.inNameOf === row?.inNameOf &&
      last.row?.mode === row?.mode
    if (same) last.version = version
    else holders.push({ ...(version.from ? { from: version.from } : {}), row, version })
  }
  return holders
}

/** Fields that have items in a version, or had a change of one, in the order of the catalogue. */
export const fieldsIn = (version: Version): string[] => {
  const there = new Set([
    ...[...version.state.items.values()].map(fieldOfItem),
    ...version.changes.flatMap((c) => c.field ?? []),
  ])
  return version.state.fields.map((f) => f.id).filter((id) => there.has(id))
}

/**
 * Paths below the place that a history has, without a leading slash: a page for each version, one for each
 * field since it last changed, one for each form of an item that is no longer the current one, and recalled items.
 */
export const historyPaths = (history: History): string[] => {
  const { versions } = history
  const fields = versions.flatMap((v) =>
    fieldsIn(v).map((f) => `versions/${history.fieldSince(v, f).key}/fields/${f}/`),
  )
  const items = new Set(versions.flatMap((v) => [...v.state.items.keys()]))
  const forms = [...items].flatMap((id) =>
    history
      .forms(id)
      .slice(0, -1)
      .map((form) => `versions/${form.key}/items/${id}/`),
  )
  return [
    ...versions.map((v) => `versions/${v.key}/`),
    ...new Set(fields),
    ...forms,
    ...[...history.recalled.keys()].map((id) => `items/${id}/`),
  ]
}
