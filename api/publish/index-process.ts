import { json } from 'node:stream/consumers'
import type { Facts } from '#rules/content/facts.ts'
import { searchParts } from '#rules/publish/pages.ts'
import { buildIndex } from '#rules/search/build.ts'
import { manifestName, partName } from '#rules/search/browser-safe.ts'
import { partition } from '#rules/search/partition.ts'

/** What the process reads: one place of the facts, and the day that bodies in charge are asked for. */
export type IndexTask = { facts: Facts; slug: string; day: string }

/** Every file of a place's search index: its name, and its text. */
export type IndexFiles = [string, string][]

/** A process of its own: reads a task, writes the files, ends. */
const { facts, slug, day } = (await json(process.stdin)) as IndexTask
const place = facts.places.find((p) => p.slug === slug)
if (!place) throw new Error(`no place ${slug}`)
const { manifest, parts } = partition(buildIndex(facts, place, day), facts.version, searchParts)
const files: IndexFiles = [
  [manifestName, JSON.stringify(manifest)],
  ...parts.map((part, n): [string, string] => [partName(n), JSON.stringify(part)]),
]
process.stdout.write(JSON.stringify(files))
