import { randomly, shuffle } from './solve.ts'

/**
 * Deals rows into folds so that rows of one group stay together and each label is spread evenly: large groups first,
 * each into the fold that has fewest rows of its label.
 */
export const deal = (
  rows: readonly { label: string; group?: string | undefined }[],
  folds: number,
  seed: number,
): Int32Array => {
  const groups = new Map<string, number[]>()
  rows.forEach(({ group }, i) => {
    const key = group ?? `\u0000${i}`
    const list = groups.get(key)
    if (list) list.push(i)
    else groups.set(key, [i])
  })
  const order = shuffle([...groups.values()], randomly(seed)).toSorted(
    (a, b) => b.length - a.length,
  )
  const counts = Array.from({ length: folds }, () => new Map<string, number>())
  const sizes = new Int32Array(folds)
  const fold = new Int32Array(rows.length)
  for (const members of order) {
    const label = rows[members[0] ?? 0]?.label ?? ''
    let to = 0
    const load = (at: number): number => (counts[at]?.get(label) ?? 0) * 1e6 + (sizes[at] ?? 0)
    for (let at = 1; at < folds; at += 1) if (load(at) < load(to)) to = at
    for (const i of members) {
      const own = rows[i]?.label ?? ''
      fold[i] = to
      counts[to]?.set(own, (counts[to]?.get(own) ?? 0) + 1)
      sizes[to] = (sizes[to] ?? 0) + 1
    }
  }
  return fold
}
