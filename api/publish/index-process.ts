import { json } from 'node:stream/consumers'
import type { Facts } from '#rules/content/facts.ts'
import { editionOf } from '#rules/opendata/edition.ts'
import { buildIndex } from '#rules/search/build.ts'
import { itemsOf } from '#rules/search/cards.ts'
import { partition } from '#rules/search/partition.ts'

/** What the process reads: one place of the facts, and the day that bodies in charge are asked for. */
export type IndexTask = { facts: Facts; slug: string; day: string }

/** Every file of a place's search index: its name, and its text. */
export type IndexFiles = [string, string][]

/** A process of its own: reads a task, writes the files, ends. */
const { facts, slug, day } = (await json(process.stdin)) as IndexTask
const place = facts.places.find((p) => p.slug === slug)
if (!place) throw new Error(`no place ${slug}`)
// The place's own version: a revision of another place must not change a file of this one.
const { version } = editionOf(facts, place)
const made = partition(buildIndex(facts, place, day), version, itemsOf(facts, place).length)
const files: IndexFiles = [...made].map(([name, value]) => [name, JSON.stringify(value)])
process.stdout.write(JSON.stringify(files))
