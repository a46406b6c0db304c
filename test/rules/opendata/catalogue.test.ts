import { describe, expect, it } from 'vitest'
import { catalogOf, partOf } from '#rules/opendata/dcat.ts'
import {
  dataFileNames,
  dataFiles,
  factListIds,
  type ListSummary,
  schemaNames,
  summaryOf,
} from '#rules/opendata/files.ts'
import { jsonOf, ndjsonOf } from '#rules/opendata/csv.ts'
import { column } from '#rules/opendata/list.ts'
import { csvwOf, jsonSchemaOf } from '#rules/opendata/schema.ts'
import { sitemapIndexXml, sitemapLimit, sitemapXml } from '#rules/opendata/sitemap.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { day, facts, place } from './dongling.ts'

const list = {
  id: 'stones',
  name: '石头',
  about: '演示。',
  key: ['a'],
  columns: [
    { ...column('a', '甲', 'text'), about: '说明' },
    column('b', '乙', 'number?'),
    column('c', '丙', 'list'),
  ],
  rows: [{ a: '一', b: null, c: ['x', 'y'] }],
}
const about = {
  site: '首问',
  owner: '某府',
  place: '东岭镇',
  folder: 'https://x.cn/d/data/',
  home: 'https://x.cn/d/',
}
const file = (name: string, mediaType: string) => ({
  file: name,
  mediaType,
  bytes: 3,
  sha256: 'ff',
})
const summary: ListSummary = {
  ...list,
  rows: 1,
  distributions: [file('stones.csv', 'text/csv'), file('stones.json', 'application/json')],
}
const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}
const licence = { '@id': 'https://spdx.org/licenses/MIT' }
const publisher = { '@type': 'foaf:Organization', 'foaf:name': '某府' }
const offered = (name: string, mediaType: string, schema: string) => ({
  '@type': 'dcat:Distribution',
  '@id': `https://x.cn/d/data/${name}`,
  'dcat:downloadURL': { '@id': `https://x.cn/d/data/${name}` },
  'dcat:mediaType': mediaType,
  'dcat:byteSize': 3,
  'spdx:checksum': {
    '@type': 'spdx:Checksum',
    'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
    'spdx:checksumValue': 'ff',
  },
  'dct:conformsTo': { '@id': `https://x.cn/d/data/${schema}` },
})
const dataset = {
  '@type': 'dcat:Dataset',
  '@id': 'https://x.cn/d/data/#stones',
  'dct:title': '东岭镇石头',
  'dct:description': '演示。',
  'dct:identifier': 'stones',
  'dct:language': 'zh-CN',
  'dct:license': licence,
  'dct:publisher': publisher,
  'dct:accrualPeriodicity': {
    '@id': 'http://publications.europa.eu/resource/authority/frequency/IRREG',
  },
  'dcat:distribution': [
    offered('stones.csv', 'text/csv', 'stones.csv-metadata.json'),
    offered('stones.json', 'application/json', 'stones.schema.json'),
  ],
}
const modified = { '@type': 'xsd:date', '@value': '2026-05-06' }

describe('the catalogue of the open data (DCAT 3)', () => {
  it('names each list with size, checksum and schema of its files, and the decisions as a series', () => {
    const edition = { version: 'v1', day: '2026-05-06' }
    expect(JSON.parse(catalogOf(about, edition, [summary], ['2026-04', '2026-05']))).toEqual({
      '@context': context,
      '@type': 'dcat:Catalog',
      '@id': 'https://x.cn/d/data/catalog.jsonld',
      'dct:title': '东岭镇开放数据',
      'dct:description': '首问：东岭镇的执法事项、机构、行使主体、程序、时限、文件和处罚决定。',
      'dct:language': 'zh-CN',
      'dct:license': licence,
      'dct:publisher': publisher,
      'dct:modified': modified,
      'dcat:version': 'v1',
      'foaf:homepage': { '@id': 'https://x.cn/d/' },
      'dcat:dataset': [
        { ...dataset, 'dct:modified': modified },
        {
          '@type': 'dcat:DatasetSeries',
          '@id': 'https://x.cn/d/data/#decisions',
          'dct:title': '东岭镇处罚决定',
          'dcat:seriesMember': ['2026-04', '2026-05'].map((name) => ({
            '@id': `https://x.cn/d/data/decisions/${name}.jsonld`,
          })),
        },
      ],
    })
  })
  it('a part of the decisions describes itself, and who publishes is «未公布» where nobody is named', () => {
    const month = { '@type': 'xsd:gYearMonth', '@value': '2026-05' }
    const part = JSON.parse(partOf({ ...about, owner: '' }, summary, '2026-05-2', '2026-05'))
    expect(part).toEqual({
      ...dataset,
      '@context': context,
      '@id': 'https://x.cn/d/data/decisions/2026-05-2.jsonld',
      'dct:title': '东岭镇处罚决定 2026-05-2',
      'dct:identifier': 'decisions-2026-05-2',
      'dct:publisher': { ...publisher, 'foaf:name': '未公布' },
      'dct:temporal': {
        '@type': 'dct:PeriodOfTime',
        'dcat:startDate': month,
        'dcat:endDate': month,
      },
      'dcat:inSeries': { '@id': 'https://x.cn/d/data/#decisions' },
    })
  })
})

describe('the files of a list', () => {
  it('CSV and JSON, measured in bytes, under the name that is asked for', () => {
    const csv = '\ufeff甲,乙,丙\r\n一,,x；y\r\n'
    const json = '[\n{"a":"一","b":null,"c":["x","y"]}\n]\n'
    expect([jsonOf(list), ndjsonOf(list)]).toEqual([json, '{"a":"一","b":null,"c":["x","y"]}\n'])
    expect(jsonOf({ ...list, rows: [] })).toBe('[]\n')
    expect(summaryOf(list, 'other')).toEqual({
      id: 'stones',
      name: '石头',
      about: '演示。',
      columns: list.columns,
      rows: 1,
      distributions: [
        { file: 'other.csv', mediaType: 'text/csv', bytes: 28, sha256: sha256(csv) },
        { file: 'other.json', mediaType: 'application/json', bytes: 39, sha256: sha256(json) },
      ],
    })
  })
  it('its two schemas', () => {
    expect(schemaNames('stones')).toEqual(['stones.schema.json', 'stones.csv-metadata.json'])
    expect(JSON.parse(jsonSchemaOf(list, 'https://x.cn/s'))).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://x.cn/s',
      title: '石头',
      description: '演示。',
      type: 'array',
      items: {
        type: 'object',
        properties: {
          a: { title: '甲', description: '说明', type: 'string' },
          b: { title: '乙', anyOf: [{ type: 'number' }, { type: 'null' }] },
          c: { title: '丙', type: 'array', items: { type: 'string' } },
        },
        required: ['a', 'b', 'c'],
        additionalProperties: false,
      },
    })
    expect(JSON.parse(csvwOf(list, 'https://x.cn/s.csv'))).toEqual({
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'zh-CN' }],
      url: 'https://x.cn/s.csv',
      'dc:title': '石头',
      'dc:description': '演示。',
      dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true },
      tableSchema: {
        columns: [
          { name: 'a', titles: '甲', datatype: 'string', required: true, 'dc:description': '说明' },
          { name: 'b', titles: '乙', datatype: 'decimal' },
          { name: 'c', titles: '丙', datatype: 'string', separator: '；' },
        ],
        primaryKey: ['a'],
      },
    })
  })
  it('every file of a place is one that the publisher knows', () => {
    const { files, lists } = dataFiles(facts, place, day, 'https://x.cn/d/data/', [])
    const names = files.map(([name]) => name)
    expect(new Set([...names, 'catalog.jsonld'])).toEqual(new Set(dataFileNames()))
    expect(names).toContain('items.csv')
    expect(names).toContain('decisions.schema.json')
    expect(lists.map((l) => l.id)).toEqual([...factListIds])
    const text = (name: string) => JSON.parse(files.find(([n]) => n === name)?.[1] ?? '')
    expect(text('items.schema.json').$id).toBe('https://x.cn/d/data/items.schema.json')
    expect(text('items.csv-metadata.json').url).toBe('https://x.cn/d/data/items.csv')
  })
})

describe('sitemaps (sitemaps.org)', () => {
  const full = (path: string) => `https://x.cn${path}`
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
  const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
  it('pages alone, their signs escaped', () => {
    expect(sitemapXml(['/a/', '/a/x.csv', '/b<>&c/'], full)).toBe(
      `${head}<urlset ${space}>\n  <url><loc>https://x.cn/a/</loc></url>\n` +
        '  <url><loc>https://x.cn/b&lt;&gt;&amp;c/</loc></url>\n</urlset>\n',
    )
    expect(sitemapIndexXml(['/a.xml'], full)).toBe(
      `${head}<sitemapindex ${space}>\n  <sitemap><loc>https://x.cn/a.xml</loc></sitemap>\n` +
        '</sitemapindex>\n',
    )
  })
  it('fifty thousand addresses and no more', () => {
    const many = (n: number) => Array.from({ length: n }, () => '/')
    expect(sitemapXml(many(sitemapLimit), full).split('<url>')).toHaveLength(50_001)
    expect(() => sitemapXml(many(sitemapLimit + 1), full)).toThrow('sitemap: 50001 addresses')
  })
})
