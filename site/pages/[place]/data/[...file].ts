import type { APIContext, APIRoute } from 'astro'
import { csvOf, jsonOf, ndjsonOf } from '#rules/opendata/csv.ts'
import { catalogOf, partOf } from '#rules/opendata/dcat.ts'
import { editionOf } from '#rules/opendata/edition.ts'
import { summaryOf } from '#rules/opendata/files.ts'
import { decisionList, decisionsPerFile, partNames, readPart } from '#rules/opendata/list-decisions.ts'
import { figureList } from '#rules/opendata/list-figures.ts'
import { aboutData } from '../../../components/data.ts'

const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
type Locals = APIContext['locals']
type Body = string | Uint8Array<ArrayBuffer> | undefined

/** A part of a month of decisions in one of its formats. */
async function decisions(locals: Locals, name: string, ending: string): Promise<Body> {
  const { office, openData, place } = locals
  const named = readPart(name)
  if (!place || !named) return undefined
  const { month, part } = named
  const page = { offset: (part - 1) * decisionsPerFile, limit: decisionsPerFile }
  if (ending === 'figures.csv') {
    const figures = await office.decisions.figures(place.slug, { month }, page)
    return figures.length === 0 ? undefined : csvOf(figureList(figures))
  }
  const rows = await office.decisions.page(place.slug, { month }, page)
  if (rows.length === 0) return undefined
  const list = decisionList(rows)
  if (ending === 'csv') return csvOf(list)
  if (ending === 'json') return jsonOf(list)
  if (ending === 'ndjson') return ndjsonOf(list)
  if (ending === 'xlsx')
    return new Uint8Array(await openData.workbook(list.name, list.columns, jsonOf(list)))
  if (ending !== 'jsonld') return undefined
  return partOf(aboutData(locals, place), summaryOf(list, `decisions/${name}`), name, month)
}

async function body(locals: Locals, file: string): Promise<Body> {
  const { facts, office, openData, place } = locals
  if (!place) return undefined
  const [, month, monthEnding] = /^decisions\/([^./]+)\.([\w.]+)$/.exec(file) ?? []
  if (month && monthEnding) return decisions(locals, month, monthEnding)
  const { files, lists } = await openData.of(place.slug)
  if (file === 'catalog.jsonld') {
    const months = (await office.decisions.months(place.slug)).toReversed()
    const parts = months.flatMap((m) => partNames(m.month, m.count))
    return catalogOf(aboutData(locals, place), editionOf(facts, place), lists, parts)
  }
  const list = file.endsWith('.xlsx') && lists.find((l) => file === `${l.id}.xlsx`)
  if (!list) return files.get(file)
  const rows = files.get(`${list.id}.json`) ?? '[]'
  return new Uint8Array(await openData.workbook(list.name, list.columns, rows))
}

/** The open data of a place: lists, schemas, the catalogue, months of decisions; a workbook is made when asked for. */
export const GET: APIRoute = async ({ locals, params }) => {
  const file = params['file'] ?? ''
  const found = await body(locals, file)
  if (found === undefined) return new Response(null, { status: 404 })
  const ending = /[^.]+$/.exec(file)?.[0] ?? ''
  const name = file.replaceAll('/', '-')
  return new Response(found, {
    headers: {
      'content-type': types[ending] ?? 'application/octet-stream',
      ...(ending === 'xlsx' && {
        'content-disposition': `attachment; filename="${locals.place?.slug}-${name}"`,
      }),
    },
  })
}
