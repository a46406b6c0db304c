/** One entry; `id` is a URN that never changes, `at` a time in UTC milliseconds. */
export type Entry = { id: string; title: string; link: string; summary: string; at: number }
export type Feed = {
  id: string
  title: string
  about: string
  author: string
  home: string
  /** Addresses of the feed itself in its two forms. */
  atom: string
  json: string
  /** When nothing has an entry yet: the day of the data, so that no clock is needed. */
  since: string
  entries: readonly Entry[]
}

/** Entries that a feed holds, the newest first. */
export const feedLength = 50

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // Signs that no XML 1.0 may hold.
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
const time = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z')

const updatedOf = (feed: Feed): string => {
  const newest = feed.entries.reduce((max, e) => Math.max(max, e.at), 0)
  return newest > 0 ? time(newest) : `${feed.since || '1970-01-01'}T00:00:00+08:00`
}

/** Atom 1.0 (RFC 4287). */
export const atomOf = (feed: Feed): string => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${escaped(feed.id)}</id>
<title>${escaped(feed.title)}</title>
<subtitle>${escaped(feed.about)}</subtitle>
<updated>${updatedOf(feed)}</updated>
<author><name>${escaped(feed.author)}</name></author>
<link rel="self" type="application/atom+xml" href="${escaped(feed.atom)}"/>
<link rel="alternate" type="text/html" href="${escaped(feed.home)}"/>
${feed.entries
  .map(
    (e) => `<entry>
<id>${escaped(e.id)}</id>
<title>${escaped(e.title)}</title>
<link rel="alternate" type="text/html" href="${escaped(e.link)}"/>
<updated>${time(e.at)}</updated>
<summary>${escaped(e.summary)}</summary>
</entry>
`,
  )
  .join('')}</feed>
`

/** JSON Feed 1.1. */
export const jsonFeedOf = (feed: Feed): string =>
  `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      description: feed.about,
      home_page_url: feed.home,
      feed_url: feed.json,
      language: 'zh-CN',
      authors: [{ name: feed.author }],
      items: feed.entries.map((e) => ({
        id: e.id,
        url: e.link,
        title: e.title,
        content_text: e.summary,
        date_published: time(e.at),
      })),
    },
    null,
    1,
  )}\n`
