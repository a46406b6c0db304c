import type { Item } from '#rules/content/item.ts'

/** schema.org GovernmentService of an item. `<` is escaped so that no text can close the script element. */
export const structuredItem = (item: Item, page: string, provider: string, area: string): string =>
  JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    identifier: item.id,
    name: item.name,
    alternateName: item.title,
    description: item.act,
    url: page,
    serviceType: '行政执法',
    ...(provider ? { provider: { '@type': 'GovernmentOrganization', name: provider } } : {}),
    areaServed: { '@type': 'AdministrativeArea', name: area },
  }).replace(/</g, '\\u003c')
