import type { Edition } from './edition.ts'
import type { Distribution, ListSummary } from './files.ts'
import { schemaNames } from './files.ts'

/** What a catalogue says about itself: names, and the full address of /{place}/data/. */
export type About = { site: string; owner: string; place: string; folder: string; home: string }

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}
const irregular = 'http://publications.europa.eu/resource/authority/frequency/IRREG'
const licence = 'https://spdx.org/licenses/MIT'

const distribution = (about: About, id: string, d: Distribution): object => ({
  '@type': 'dcat:Distribution',
  '@id': about.folder + d.file,
  'dcat:downloadURL': { '@id': about.folder + d.file },
  'dcat:mediaType': d.mediaType,
  'dcat:byteSize': d.bytes,
  'spdx:checksum': {
    '@type': 'spdx:Checksum',
    'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
    'spdx:checksumValue': d.sha256,
  },
  'dct:conformsTo': {
    '@id': about.folder + schemaNames(id)[d.mediaType === 'text/csv' ? 1 : 0],
  },
})

const publisher = (about: About): object => ({
  '@type': 'foaf:Organization',
  'foaf:name': about.owner || '未公布',
})

const dataset = (about: About, list: ListSummary, more: object): object => ({
  '@type': 'dcat:Dataset',
  '@id': `${about.folder}#${list.id}`,
  'dct:title': `${about.place}${list.name}`,
  'dct:description': list.about,
  'dct:identifier': list.id,
  'dct:language': 'zh-CN',
  'dct:license': { '@id': licence },
  'dct:publisher': publisher(about),
  'dct:accrualPeriodicity': { '@id': irregular },
  'dcat:distribution': list.distributions.map((d) => distribution(about, list.id, d)),
  ...more,
})

const text = (value: object): string => `${JSON.stringify(value, null, 1)}\n`
const seriesOf = (about: About): string => `${about.folder}#decisions`
const partAddress = (about: About, name: string): string =>
  `${about.folder}decisions/${name}.jsonld`

/**
 * The catalogue of a place's open data (DCAT 3, JSON-LD): one dataset a list with size and checksum of each file.
 * Decisions are a series; each of its parts describes itself in a file of its own, so that a new decision changes the
 * part and not the figures of all others.
 */
export const catalogOf = (
  about: About,
  edition: Edition,
  lists: readonly ListSummary[],
  parts: readonly string[],
): string =>
  text({
    '@context': context,
    '@type': 'dcat:Catalog',
    '@id': `${about.folder}catalog.jsonld`,
    'dct:title': `${about.place}开放数据`,
    'dct:description': `${about.site}：${about.place}的执法事项、机构、行使主体、程序、时限、文件和处罚决定。`,
    'dct:language': 'zh-CN',
    'dct:license': { '@id': licence },
    'dct:publisher': publisher(about),
    'dct:modified': { '@type': 'xsd:date', '@value': edition.day },
    'dcat:version': edition.version,
    'foaf:homepage': { '@id': about.home },
    'dcat:dataset': [
      ...lists.map((list) =>
        dataset(about, list, { 'dct:modified': { '@type': 'xsd:date', '@value': edition.day } }),
      ),
      {
        '@type': 'dcat:DatasetSeries',
        '@id': seriesOf(about),
        'dct:title': `${about.place}处罚决定`,
        'dcat:seriesMember': parts.map((name) => ({ '@id': partAddress(about, name) })),
      },
    ],
  })

/** The dataset of one file of decisions: `month` is `2026-05`, `name` the name of the part. */
export const partOf = (about: About, list: ListSummary, name: string, month: string): string =>
  text({
    '@context': context,
    ...dataset(about, list, {
      '@id': partAddress(about, name),
      'dct:title': `${about.place}处罚决定 ${name}`,
      'dct:identifier': `decisions-${name}`,
      'dct:temporal': {
        '@type': 'dct:PeriodOfTime',
        'dcat:startDate': { '@type': 'xsd:gYearMonth', '@value': month },
        'dcat:endDate': { '@type': 'xsd:gYearMonth', '@value': month },
      },
      'dcat:inSeries': { '@id': seriesOf(about) },
    }),
  })
