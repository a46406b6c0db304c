import type { Item } from '#rules/content/item.ts'
import type { Body, Document, Place } from '#rules/content/place.ts'
import { bodyName } from '#rules/place/name.ts'

/** One thing of schema.org; `@context` is added where it is written. */
export type Thing = { '@type': string } & Record<string, unknown>

/** JSON-LD as text; `<` is escaped so that no text can close the script element. */
export const structured = (thing: Thing): string =>
  JSON.stringify({ '@context': 'https://schema.org', ...thing }).replace(/</g, '\\u003c')

const organisation = (name: string): Thing => ({ '@type': 'GovernmentOrganization', name })

/** An item: who serves whom with what, and where to turn. `complain` is the address of the form. */
export const itemThing = (
  item: Item,
  at: { page: string; complain: string },
  provider: string,
  area: string,
): Thing => ({
  '@type': 'GovernmentService',
  identifier: item.id,
  name: item.name,
  alternateName: item.title,
  description: item.act,
  url: at.page,
  serviceType: '行政执法',
  ...(provider ? { provider: organisation(provider) } : {}),
  areaServed: { '@type': 'AdministrativeArea', name: area },
  availableChannel: [
    { '@type': 'ServiceChannel', serviceUrl: at.complain, name: '网上反映' },
    {
      '@type': 'ServiceChannel',
      servicePhone: { '@type': 'ContactPoint', telephone: '12345' },
      name: '政务服务便民热线',
    },
  ],
})

/** A body; what no source gives is left out. */
export const bodyThing = (body: Body, page: string, parent: Body | undefined): Thing => ({
  '@type': 'GovernmentOrganization',
  identifier: body.id,
  name: bodyName(body),
  ...(body.aliases.length > 0 && { alternateName: body.aliases }),
  description: body.duty,
  url: page,
  ...(body.phone && { telephone: body.phone }),
  ...(body.address && { address: body.address }),
  ...(parent && { parentOrganization: organisation(bodyName(parent)) }),
})

/** A document on which powers rest. */
export const documentThing = (doc: Document, page: string): Thing => ({
  '@type': 'Legislation',
  identifier: doc.indexNo ?? doc.id,
  name: doc.title,
  description: doc.summary,
  url: page,
  inLanguage: 'zh-CN',
  ...(doc.number && { legislationIdentifier: doc.number }),
  ...(doc.issuer && { legislationPassedBy: organisation(doc.issuer) }),
  ...(doc.writtenOn && { legislationDate: doc.writtenOn }),
  ...(doc.issuedOn && { datePublished: doc.issuedOn }),
})

/** The way from the home page to a page. */
export const trailThing = (trail: readonly { name: string; url: string }[]): Thing => ({
  '@type': 'BreadcrumbList',
  itemListElement: trail.map((step, n) => ({
    '@type': 'ListItem',
    position: n + 1,
    name: step.name,
    item: step.url,
  })),
})

/** The site of a place with its search. */
export const siteThing = (place: Place, name: string, home: string): Thing => ({
  '@type': 'WebSite',
  name: `${place.name} - ${name}`,
  url: home,
  inLanguage: 'zh-CN',
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${home}search/?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  },
})

/** Questions with their answers. */
export const questionsThing = (pairs: readonly (readonly [string, string])[]): Thing => ({
  '@type': 'FAQPage',
  mainEntity: pairs.map(([name, text]) => ({
    '@type': 'Question',
    name,
    acceptedAnswer: { '@type': 'Answer', text },
  })),
})
