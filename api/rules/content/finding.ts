/** One thing that an editor of content/ must mend: the file, the way into it, and a Chinese sentence. */
export type Finding = { file: string; path: string; message: string }

/** Where a row was written, so that a finding can point at it; rows made by revisions have no file. */
export type Where = { file: string; path: string }
export type Origin = (row: object) => Where

/** `content/places/x/assignments.yaml › [3].owner: 没有这个机构“渔业队”` (DESIGN §5). */
export const line = (f: Finding): string =>
  f.path ? `${f.file} › ${f.path}: ${f.message}` : `${f.file}: ${f.message}`

/** A finding about one key of a row. */
export const findingAt =
  (origin: Origin) =>
  (row: object, key: string, message: string): Finding => {
    const { file, path } = origin(row)
    const joined = !path || !key || key.startsWith('[') ? path + key : `${path}.${key}`
    return { file, path: joined, message }
  }

/** Rows whose key stands there a second time. */
export const repeated = <T extends object>(rows: readonly T[], key: (row: T) => string): T[] => {
  const seen = new Set<string>()
  return rows.filter((row) => seen.has(key(row)) || !seen.add(key(row)))
}
