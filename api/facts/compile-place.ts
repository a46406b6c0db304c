import {
  area,
  assignment,
  body,
  declared,
  document,
  officer,
  placeHead,
  reserved,
  type Place,
} from '#rules/content/place.ts'
import { clock } from '#rules/content/common.ts'
import type { Reader } from './read.ts'

const parts = {
  areas: 'areas.yaml',
  bodies: 'bodies.yaml',
  assignments: 'assignments.yaml',
  documents: 'documents.yaml',
  declared: 'declared.csv',
  clocks: 'clocks.yaml',
  officers: 'officers.yaml',
  reserved: 'reserved.yaml',
} as const
// The demo tables are read by the office at its first start, not compiled.
const demo = ['demo-decisions.csv', 'demo-cases.yaml']
const known = new Set<string>(['place.yaml', ...demo, ...Object.values(parts)])

/** One folder of content/places/. A missing optional file means that the source says nothing. */
export const compilePlace = (reader: Reader, slug: string): Place | undefined => {
  const folder = `content/places/${slug}`
  for (const name of reader.list(folder))
    if (!known.has(name))
      reader.findings.push({ file: `${folder}/${name}`, path: '', message: '不认识的文件' })

  const file = (part: keyof typeof parts) => `${folder}/${parts[part]}`
  const has = (part: keyof typeof parts) => reader.exists(file(part))
  const first = reader.one(`${folder}/place.yaml`, placeHead)
  const rest = {
    areas: reader.rows(file('areas'), area),
    bodies: reader.rows(file('bodies'), body),
    assignments: reader.rows(file('assignments'), assignment),
    documents: reader.rows(file('documents'), document),
    declared: has('declared') ? reader.rows(file('declared'), declared) : [],
    clocks: has('clocks') ? reader.rows(file('clocks'), clock) : [],
    officers: has('officers') ? reader.rows(file('officers'), officer) : [],
    reserved: has('reserved') ? reader.one(file('reserved'), reserved) : undefined,
  }
  if (!first) return undefined
  const place = { ...first, ...rest }
  reader.note(place, { file: `${folder}/place.yaml`, path: '' })
  if (place.slug !== slug)
    reader.findings.push({
      file: `${folder}/place.yaml`,
      path: 'slug',
      message: `要和文件夹名“${slug}”一样`,
    })
  return place
}
