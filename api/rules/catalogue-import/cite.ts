import type { Basis } from '#rules/content/item.ts'
import { plainLaw } from '#rules/decisions/link.ts'
import { numberOf, numeralClass } from '#rules/text/numerals.ts'

/** A provision that a list cites; numbers in digits, so that 第四十八条 and 第48条 are one. */
export type Cite = { law: string; article: string; paragraph?: number | undefined }

const n = `[0-9${numeralClass}]{1,9}`
const provision = new RegExp(
  `第?\\s*(${n})\\s*条(?:之([${numeralClass}]{1,3}))?(?:\\s*第\\s*(${n})\\s*款)?`,
  'g',
)
const bare = /((?:中华人民共和国)?[\u4e00-\u9fff]{1,30}?(?:法典|条例|规定|办法|规则|法))(?=第)/g

/** Titles in 《》; in a text without them, what ends like a law and has an article behind it. */
const quoted = (text: string): string => (text.includes('《') ? text : text.replace(bare, '《$1》'))

const articleOf = (number: string, sub: string | undefined): string =>
  `${numberOf(number) ?? number}${sub ? `之${numberOf(sub) ?? sub}` : ''}`

/** Every law with an article that a text cites, each once: «《档案法》第四十八条第（一）项、第四十九条第二款» are two. */
export const citesIn = (text: string): Cite[] => {
  const found = new Map<string, Cite>()
  for (const part of quoted(text.normalize('NFKC')).matchAll(
    /[《<]([^《》<>]{2,60})[》>]([^《<]*)/g,
  )) {
    const law = plainLaw(part[1] ?? '')
    for (const hit of (part[2] ?? '').matchAll(provision)) {
      const paragraph = numberOf(hit[3] ?? '') ?? undefined
      const cite = { law, article: articleOf(hit[1] ?? '', hit[2]), paragraph }
      found.set(`${law} ${cite.article} ${paragraph ?? ''}`, cite)
    }
  }
  return [...found.values()]
}

/** The provision of a compiled item, in the same form. */
export const citeOf = (basis: Basis): Cite => {
  const parts = /^第(.+?)条(?:之(.+))?$/.exec(basis.article)
  const paragraph = /^第(.+)款$/.exec(basis.paragraph ?? '')?.[1]
  return {
    law: plainLaw(basis.law),
    article: articleOf(parts?.[1] ?? basis.article, parts?.[2]),
    paragraph: paragraph === undefined ? undefined : (numberOf(paragraph) ?? undefined),
  }
}
