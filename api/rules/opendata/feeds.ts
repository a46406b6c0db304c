import type { Place } from '../content/place.ts'
import type { PublicDecision, Stub } from '../decisions/public.ts'
import { type Entry, type Feed, feedLength } from './feed.ts'
import { inBulk } from './list-decisions.ts'

/** What feeds need of the site: its name, and the full address of a path below the place. */
export type Site = { name: string; owner: string; at: (path: string) => string; since: string }

const base = (
  place: Place,
  site: Site,
  path: string,
): Pick<Feed, 'author' | 'atom' | 'json' | 'since'> => ({
  author: site.owner || place.name,
  atom: site.at(`${path}feed.xml`),
  json: site.at(`${path}feed.json`),
  since: site.since,
})

/** A part of the decisions with a feed of its own: the page that it belongs to, and its name. */
export type FeedCut = { path: string; name: string }

/**
 * Newest public decisions of a place, or of one body or field. Those about people are left out as in every bulk file; what was
 * withdrawn stands there with its reason, so that whoever copied it learns of it, and never with the party.
 */
export const decisionFeed = (
  place: Place,
  site: Site,
  newest: readonly PublicDecision[],
  withdrawn: readonly Stub[],
  cut?: FeedCut,
): Feed => {
  const path = cut?.path ?? 'decisions/'
  const who = cut?.name ?? place.name
  const entry = (d: PublicDecision): Entry => ({
    id: `urn:uuid:${d.id}`,
    title: `${d.act}（${d.number}）`,
    link: site.at(`decisions/${d.id}/`),
    summary: `${d.demo ? '演示。' : ''}${d.organ}，${d.decidedOn}：${d.content}`,
    at: d.releasedAt ?? Date.parse(`${d.decidedOn}T00:00:00+08:00`),
  })
  const taken = (d: Stub): Entry => ({
    id: `urn:uuid:${d.id}:withdrawn`,
    title: `撤回公开：${d.number}`,
    link: site.at(`decisions/${d.id}/`),
    summary: `${d.organ}，${d.decidedOn} 的决定已撤回公开。理由：${d.reason}`,
    at: d.withdrawnAt,
  })
  const entries = [...newest.filter(inBulk).map(entry), ...withdrawn.map(taken)]
  return {
    ...base(place, site, path),
    id: `urn:shouwen:${place.slug}:${cut ? cut.path.slice(0, -1).replace('/', ':') : 'decisions'}`,
    title: `${who}处罚决定`,
    about: `${site.name}：${who}公开的行政处罚决定。`,
    home: site.at(path),
    entries: entries.toSorted((a, b) => b.at - a.at).slice(0, feedLength),
  }
}

/** Documents of a place, the newest first; one without a date stands behind them with the day of the data. */
export const documentFeed = (place: Place, site: Site): Feed => ({
  ...base(place, site, 'documents/'),
  id: `urn:shouwen:${place.slug}:documents`,
  title: `${place.name}文件`,
  about: `${site.name}：${place.name}执法依据的文件。`,
  home: site.at('documents/'),
  entries: place.documents
    .map((d) => ({
      id: `urn:shouwen:${place.slug}:documents:${d.id}`,
      title: d.title,
      link: site.at(`documents/${d.id}/`),
      summary: `${d.status}。${d.summary}`,
      at: Date.parse(`${d.issuedOn ?? d.writtenOn ?? site.since}T00:00:00+08:00`),
    }))
    .toSorted((a, b) => b.at - a.at)
    .slice(0, feedLength),
})
