/** A sheet of one page: what stands between the marks that site/components/sheet/Sheet.astro writes. */
export const sheetIn = (html: string): string => {
  const found = /<!--sheet-->([\s\S]*?)<!--\/sheet-->/.exec(html)
  if (!found?.[1]) throw new Error('a page without a sheet')
  return found[1]
}

type Parts = {
  /** Text of a style sheet by its address in the page. */
  style: (href: string) => string
  /** Address of the portal without a path: links that leave the document go there. */
  origin: string
  /** Path of the folder whose pages were laid together: links into it become places in the document. */
  folder: string
}

/**
 * The cover of a handbook or notice board with the sheets of its fields behind it, as one page that needs no other file:
 * styles inside, no scripts, links to a field lead down the page and all others to the portal.
 */
export function joined(cover: string, sheets: readonly string[], parts: Parts): string {
  const { style, origin, folder } = parts
  return cover
    .replace('<!--more-->', () => sheets.join('\n'))
    .replace(
      /<link rel="stylesheet" href="([^"]+)"[^>]*>/g,
      (_, href: string) => `<style>\n${style(href).replaceAll('</style', '<\\/style')}\n</style>`,
    )
    .replace(/<script(?! type="application\/ld\+json")[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link rel="(icon|modulepreload|alternate)"[^>]*>/g, '')
    .replace(/<form class="modes"[\s\S]*?<\/form>/g, '')
    .replace(/<form [^>]*role="search"[\s\S]*?<\/form>/g, '')
    .replace(/ href="(\/[^"]*)"/g, (_, path: string) => {
      const field = path.startsWith(folder) ? /^([a-z]+)\/$/.exec(path.slice(folder.length)) : null
      return ` href="${field ? `#sheet-${field[1]}` : origin + path}"`
    })
}
