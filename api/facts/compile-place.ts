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
import { agreement } from '#rules/content/agreement.ts'
import { clock } from '#rules/content/common.ts'
import { oversight } from '#rules/content/oversight.ts'
import { duty } from '#rules/content/duty.ts'
import { checkDuties } from '#rules/content/check-duties.ts'
import { perArea } from '#rules/content/per-area.ts'
import { provision, statistic } from '#rules/content/stated.ts'
import { withAgreements } from '#rules/place/agreement.ts'
import type { z } from 'zod'
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
  oversight: 'oversight.yaml',
  agreements: 'agreements.yaml',
  statistics: 'statistics.yaml',
  provisions: 'provisions.yaml',
  // Checked against the rest, not compiled: the checklist is for those who keep the pack.
  duties: 'duties.yaml',
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
  const optional = <T extends object>(part: keyof typeof parts, schema: z.ZodType<T>) =>
    has(part) ? reader.rows(file(part), schema, each) : undefined
  const areas = reader.rows(file('areas'), area)
  const each = perArea(areas)
  const rest = {
    areas,
    bodies: reader.rows(file('bodies'), body, each),
    assignments: reader.rows(file('assignments'), assignment, each),
    documents: reader.rows(file('documents'), document),
    declared: has('declared') ? reader.rows(file('declared'), declared) : [],
    clocks: has('clocks') ? reader.rows(file('clocks'), clock) : [],
    officers: has('officers') ? reader.rows(file('officers'), officer) : [],
    reserved: has('reserved') ? reader.one(file('reserved'), reserved) : undefined,
    oversight: has('oversight') ? reader.one(file('oversight'), oversight) : undefined,
    agreements: optional('agreements', agreement),
    statistics: optional('statistics', statistic),
    provisions: optional('provisions', provision),
  }
  if (!first) return undefined
  const written = { ...first, ...rest }
  const place = withAgreements(written)
  place.assignments.forEach((row, i) => {
    const as = written.assignments[i]
    if (as && as !== row) reader.note(row, reader.origin(as))
  })
  reader.note(place, { file: `${folder}/place.yaml`, path: '' })
  if (place.slug !== slug)
    reader.findings.push({
      file: `${folder}/place.yaml`,
      path: 'slug',
      message: `要和文件夹名“${slug}”一样`,
    })
  reader.findings.push(...checkDuties(optional('duties', duty) ?? [], place, reader.origin))
  return place
}
