import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#test/kit/content.ts'

/** Labelled rows for measuring; they lie outside the project and are never copied into it. */
export const labelled = (file: string): string[][] | undefined => {
  const path = join(root, '../shared/data', file)
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => line.split('\t'))
}

export const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} % (${part}/${whole})`

/** Milliseconds at a quantile of the sorted times. */
export const quantile = (times: number[], q: number): string =>
  (
    times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))] ?? 0
  ).toFixed(2)

export const timed = <T>(run: () => T): [T, number] => {
  const from = performance.now()
  const value = run()
  return [value, performance.now() - from]
}
