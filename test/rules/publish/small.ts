import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import type { Published } from '#rules/publish/pages.ts'
import { dataFileNames } from '#rules/opendata/files.ts'
import { indexFiles } from '#rules/search/layout.ts'

/** One place with a little of everything, and the pages that it has. */
export const place = {
  slug: 'a',
  territories: ['浙江'],
  bodies: [{ id: 'zhen' }, { id: 'ju' }],
  documents: [{ id: 'paper' }],
} as unknown as Place
export const facts = {
  places: [place],
  fields: [{ id: 'stone' }, { id: 'branch', within: 'stone' }, { id: 'water' }],
  items: [
    { id: 'stone-001', field: 'stone' },
    { id: 'water-001', field: 'water', territory: '温州' },
    { id: 'branch-001', field: 'branch', territory: '浙江' },
  ],
  procedures: [{ id: 'simple' }],
} as unknown as Facts
export const feeds = (path: string) => [`${path}feed.xml`, `${path}feed.json`]
export const dataPages = [
  'handbook/',
  'handbook/stone/',
  'handbook/branch/',
  'board/',
  'board/stone/',
  'board/branch/',
  'data/',
  ...dataFileNames().map((name) => `data/${name}`),
  ...feeds('documents/'),
  ...feeds('decisions/'),
  'sitemap.xml',
].map((path) => `/a/${path}`)
export const month = (name: string) => [
  ...['csv', 'json', 'ndjson', 'jsonld', 'figures.csv'].map(
    (end) => `/a/data/decisions/${name}.${end}`,
  ),
  `/a/sitemap/${name}.xml`,
]
export const site = ['/', '/help/api/', '/robots.txt', '/sitemap.xml', '/sitemap-site.xml']
/** Every page that the place has before a decision. */
export const own = [
  ...[
    '',
    'bodies/',
    'fields/',
    'items/',
    'search/',
    'procedures/',
    'documents/',
    'sources/',
    'deadlines/',
    'about/',
    'privacy/',
    'limits/',
    'officers/',
    'decisions/',
    'decisions/publication/',
    'punished/',
    'how/',
    'map/',
    'changes/',
    'changes/feed.xml',
    'changes/feed.json',
    'versions/',
    'completeness/',
    'duties/',
    'digests/',
    'verify/',
    'bodies/zhen/',
    'bodies/ju/',
    'fields/stone/',
    'fields/water/',
    'items/stone-001/',
    'items/branch-001/',
    'procedures/simple/',
    'documents/paper/',
  ].map((path) => `/a/${path}`),
  ...dataPages,
  ...indexFiles(2).map((name) => `/a/search-index/${name}`),
]
export const row = (id: string, more: object = {}) => ({
  place: 'a',
  id,
  month: '2026-05',
  decidedOn: '2026-05-01',
  item: null,
  body: null,
  gone: false,
  ...more,
})
export const none: Published = { decisions: [], digests: [] }
