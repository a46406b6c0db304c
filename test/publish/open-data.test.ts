import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { houseDoor } from '#api/http/door.ts'
import type { House } from '#api/http/house.ts'
import { dataFileNames } from '#rules/opendata/files.ts'
import { allPages } from '#rules/publish/pages.ts'
import { root } from '#test/kit/house.ts'
import { aDecision } from '#test/kit/rows.ts'

let house: House
let dir: string
let slug: string
let body: string

const read = async (path: string) => {
  const page = await house.render(`/${slug}/${path}`)
  return { ...page, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(page.body) }
}
type Distribution = {
  'dcat:downloadURL': { '@id': string }
  'dcat:byteSize': number
  'spdx:checksum': { 'spdx:checksumValue': string }
  'dct:conformsTo': { '@id': string }
}
type Dataset = { '@type': string; 'dcat:distribution'?: Distribution[] }

/** Whether a file is as large as its description says, and has the same checksum. */
async function agrees(d: Distribution): Promise<string[]> {
  const address = d['dcat:downloadURL']['@id']
  const file = await house.render(new URL(address).pathname)
  const sum = createHash('sha256').update(file.body).digest('hex')
  return [
    ...(file.status === 200 ? [] : [`${address}: ${file.status}`]),
    ...(file.body.length === d['dcat:byteSize'] ? [] : [`${address}: size`]),
    ...(sum === d['spdx:checksum']['spdx:checksumValue'] ? [] : [`${address}: checksum`]),
  ]
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'shouwen-data-'))
  Object.assign(process.env, {
    MODE: 'demo',
    DATA_DIR: join(dir, 'data'),
    KEY_DIR: join(dir, 'keys'),
    LOG_LEVEL: 'error',
    ASTRO_NODE_AUTOSTART: 'disabled',
  })
  await import(pathToFileURL(join(root, 'dist/server/entry.mjs')).href)
  house = await houseDoor.house!()
  const place = house.deps.facts().places[0]
  slug = place?.slug ?? ''
  body = place?.firstResponder ?? ''
  const rows = ['organisation', 'person', 'household'].map((partyKind, n) =>
    aDecision({
      place: slug,
      organ: '演示机关',
      number: `演罚〔2026〕${n}号`,
      decidedOn: '2026-05-06',
      partyKind,
      partyShown: partyKind,
      body,
      content: '=罚款',
      demo: true,
    }),
  )
  await house.deps.store.write(async (tx) => {
    for (const row of rows) await tx.decisions.insert(row)
  })
})
afterAll(async () => {
  await house.stop()
  rmSync(dir, { recursive: true, force: true })
})

describe('open data of a place (S0-33; conventions 1.11)', () => {
  it('every file is there; the catalogue gives size and checksum of each', async () => {
    for (const name of dataFileNames()) expect((await read(`data/${name}`)).status, name).toBe(200)
    const catalog = JSON.parse((await read('data/catalog.jsonld')).text) as {
      'dcat:dataset': Dataset[]
    }
    const files = catalog['dcat:dataset'].flatMap((d) => d['dcat:distribution'] ?? [])
    expect(files.length).toBeGreaterThan(20)
    expect((await Promise.all(files.map(agrees))).flat()).toEqual([])
    const schemas = new Set(files.map((d) => new URL(d['dct:conformsTo']['@id']).pathname))
    for (const schema of schemas) expect((await house.render(schema)).status, schema).toBe(200)
  })

  it('a list has as many rows in each of its forms, and a workbook is made on request', async () => {
    const { facts } = house.deps
    const json = JSON.parse((await read('data/items.json')).text) as { id: string }[]
    expect(json.length).toBeGreaterThan(100)
    expect(json.every(({ id }) => facts().items.some((i) => i.id === id))).toBe(true)
    expect((await read('data/items.csv')).text.startsWith('\ufeff编号,')).toBe(true)
    const xlsx = await read('data/items.xlsx')
    expect(xlsx.type).toContain('spreadsheetml')
    const [sheet] = await readXlsx(Buffer.from(xlsx.body))
    expect((sheet as unknown as { data: unknown[][] }).data.length).toBe(json.length + 1)
    const known = allPages(facts(), { decisions: [], digests: [] })
    expect(known.some((path) => path.endsWith('.xlsx'))).toBe(false)
  })

  it('a month of decisions: organisations alone, guarded texts, its own description', async () => {
    const csv = await read('data/decisions/2026-05.csv')
    const rows = JSON.parse((await read('data/decisions/2026-05.json')).text) as object[]
    expect(rows).toHaveLength(1)
    expect(csv.text).toContain("'=罚款")
    expect(csv.text).not.toMatch(/person|household/)
    const part = JSON.parse((await read('data/decisions/2026-05.jsonld')).text) as Dataset
    expect((await Promise.all((part['dcat:distribution'] ?? []).map(agrees))).flat()).toEqual([])
    expect((await read('data/decisions/2026-05.xlsx')).status).toBe(200)
    expect((await read('sitemap/2026-05.xml')).text.match(/<loc>/g)).toHaveLength(2)
    const index = new TextDecoder().decode((await house.render('/sitemap.xml')).body)
    expect(index).toContain(`/${slug}/sitemap/2026-05.xml</loc>`)
  })

  it('feeds of the place and of the body hold what may be shown', async () => {
    for (const path of ['decisions/', `bodies/${body}/`]) {
      const feed = JSON.parse((await read(`${path}feed.json`)).text) as { items: object[] }
      expect(feed.items, path).toHaveLength(1)
      expect((await read(`${path}feed.xml`)).text.match(/<entry>/g)).toHaveLength(1)
    }
    expect((await read('documents/feed.xml')).status).toBe(200)
  })

  it.each([
    'data/nothing.csv',
    'data/nothing.xlsx',
    'data/decisions/2026-05-2.csv',
    'data/decisions/2027-01.json',
    'data/decisions/2026-05.txt',
    'bodies/no-such-body/feed.xml',
    'sitemap/2027-01.xml',
    'handbook/nothing/',
    'board/nothing/',
  ])('there is no %s', async (path) => {
    expect((await read(path)).status).toBe(404)
  })
})
