export type Tag = { name: string; attributes: Map<string, string> }

const tag = /<([a-zA-Z][\w-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>/g
const attribute = /([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g
const plain = (text: string): string =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&')

/** The opening tags of a page in their order; what stands inside scripts and styles is no tag. */
export function tagsOf(html: string): Tag[] {
  const markup = html
    .replace(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/g, '$1')
    .replace(/<!--[\s\S]*?-->/g, '')
  return [...markup.matchAll(tag)].map(([, name = '', rest = '']) => ({
    name: name.toLowerCase(),
    attributes: new Map(
      [...rest.matchAll(attribute)].map(([, key = '', a, b, c]) => [
        key.toLowerCase(),
        plain(a ?? b ?? c ?? ''),
      ]),
    ),
  }))
}

/** Content of a meta tag by its name; undefined when the page has none. */
export const metaOf = (tags: readonly Tag[], name: string): string | undefined =>
  tags
    .find((t) => t.name === 'meta' && t.attributes.get('name') === name)
    ?.attributes.get('content')
