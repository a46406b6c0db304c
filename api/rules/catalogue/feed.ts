import type { Place } from '#rules/content/place.ts'
import { type Feed, feedLength } from '#rules/opendata/feed.ts'
import type { Site } from '#rules/opendata/feeds.ts'
import type { History } from './history.ts'
import { sayChanges } from './say.ts'

/**
 * The feed of a place's changes: one entry for each version, the newest first (S0-11). The first version is no change
 * and has none.
 */
export const changeFeed = (place: Place, site: Site, history: History): Feed => ({
  id: `urn:shouwen:${place.slug}:changes`,
  title: `${place.name}执法目录变动`,
  about: `${site.name}：${place.name}的事项、行使主体和机构哪一天变了什么，为什么变。`,
  author: site.owner || place.name,
  home: site.at('changes/'),
  atom: site.at('changes/feed.xml'),
  json: site.at('changes/feed.json'),
  since: site.since,
  entries: history.versions
    .toReversed()
    .flatMap((v) => (v.from ? [{ ...v, from: v.from }] : []))
    .slice(0, feedLength)
    .map((v) => ({
      id: `urn:shouwen:${place.slug}:changes:${v.key}`,
      title: `${v.from}：${sayChanges(v.changes)}`,
      link: site.at(`versions/${v.key}/`),
      summary: v.changes
        .slice(0, 20)
        .map((c) => `${c.type}：${c.name}（${c.cause}）`)
        .join('；')
        .concat(v.changes.length > 20 ? `；另有 ${v.changes.length - 20} 处` : ''),
      at: Date.parse(`${v.from}T00:00:00+08:00`),
    })),
})
