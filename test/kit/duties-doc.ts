import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './house.ts'

/** Ids of duties as tests name them, `S1-20(4)` among them. */
const ids = /S[0-4]-\d+[a-z]?(?:\(\d\))?/g
/** Titles and tables of cases are strings of the test. */
const strings = /'((?:[^'\\\n]|\\.)*)'|`([^`]*)`/g

const testsUnder = (dir: string): string[] =>
  readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${dir}/${name}`)
    .sort()

/** Duty → the test files that name it, in their order. */
export function dutiesNamed(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  // The tests of the checklist itself name every id, and check none of them.
  for (const file of testsUnder('test').filter((f) => !f.endsWith('/duties.test.ts'))) {
    const source = readFileSync(join(root, file), 'utf8')
    const said = [...source.matchAll(strings)].flatMap(
      ([, plain, ticked]) => (plain ?? ticked ?? '').match(ids) ?? [],
    )
    for (const id of new Set(said)) found.set(id, [...(found.get(id) ?? []), file])
  }
  return found
}

const order = (id: string): number[] => (id.match(/\d+/g) ?? []).map(Number)
const before = (a: string, b: string): number => {
  const [x, y] = [order(a), order(b)]
  for (let at = 0; at < Math.max(x.length, y.length); at++)
    if ((x[at] ?? -1) !== (y[at] ?? -1)) return (x[at] ?? -1) - (y[at] ?? -1)
  return a < b ? -1 : 1
}

/** docs/duties.md: every duty that a test names, with the files. */
export function dutiesDoc(): string {
  const named = dutiesNamed()
  const rows = [...named.keys()].toSorted(before).map((id) => {
    const files = (named.get(id) ?? []).map((file) => `[${file.slice(5, -8)}](../${file})`)
    return `- ${id}: ${files.join(', ')}`
  })
  return `# Duties and their tests

The five source documents lay duties on whoever enforces, and on this software. Each has an id: the document (\`S0\` to
\`S4\`) and its number there. A test that checks a duty names it, in its title or in its table of cases; this page is made
from those names by \`npm run -s docs\`. Where a duty stands in the data of a place is written in its \`duties.yaml\`.

${named.size} duties are named by tests.

${rows.join('\n')}
`
}
