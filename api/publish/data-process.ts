import { json } from 'node:stream/consumers'
import type { Facts } from '#rules/content/facts.ts'
import { dataFiles } from '#rules/opendata/files.ts'
import type { Cell, Column } from '#rules/opendata/list.ts'
import { workbookOf } from './workbook.ts'

/** What the process makes: every open file of one place, or one list as a workbook. */
export type DataTask =
  | { make: 'files'; facts: Facts; slug: string; day: string; folder: string }
  | { make: 'workbook'; name: string; columns: readonly Column[]; rows: string }

async function made(task: DataTask): Promise<string | Uint8Array> {
  if (task.make === 'workbook')
    return workbookOf(task.name, task.columns, JSON.parse(task.rows) as Record<string, Cell>[])
  const place = task.facts.places.find((p) => p.slug === task.slug)
  if (!place) throw new Error(`no place ${task.slug}`)
  return JSON.stringify(dataFiles(task.facts, place, task.day, task.folder))
}

process.stdout.write(await made((await json(process.stdin)) as DataTask))
