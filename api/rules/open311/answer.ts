/** A value of an answer: a list names the element of its members, so that one value gives both XML and JSON. */
export type Value = string | number | boolean | null | Row | List
export type Row = { [name: string]: Value }
export type List = { each: string; rows: readonly Value[] }

export const list = (each: string, rows: readonly Value[]): List => ({ each, rows })
const isList = (value: Row | List): value is List =>
  typeof value['each'] === 'string' && Array.isArray(value['rows'])

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Text inside an element; what XML 1.0 has no sign for is left out. */
const escaped = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replace(/[&<>"]/g, (sign) => signs[sign] ?? '')

const inner = (value: Value): string => {
  if (value === null) return ''
  if (typeof value !== 'object') return escaped(String(value))
  return isList(value)
    ? value.rows.map((row) => element(value.each, row)).join('')
    : Object.entries(value)
        .map(([name, v]) => element(name, v))
        .join('')
}
const element = (name: string, value: Value): string => {
  const text = inner(value)
  return text === '' ? `<${name}/>` : `<${name}>${text}</${name}>`
}

/** The answer as XML: UTF-8, declaration, no namespace (GeoReport v2, XML Support). */
export const toXml = (root: string, value: Value): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, value)}\n`

const plain = (value: Value): unknown => {
  if (value === null || typeof value !== 'object') return value
  return isList(value)
    ? value.rows.map(plain)
    : Object.fromEntries(Object.entries(value).map(([name, v]) => [name, plain(v)]))
}
/** The answer as JSON by the Spark convention: a list is an array, the root has no name. */
export const toJson = (value: Value): string => JSON.stringify(plain(value))

export type Format = 'xml' | 'json'
/** The format that an address asks for by its ending, else by `Accept`; XML is the format that every client has. */
export function formatOf(path: string, accept = ''): Format {
  if (/\.json$/i.test(path)) return 'json'
  return /\.xml$/i.test(path) || !/\bapplication\/json\b/i.test(accept) ? 'xml' : 'json'
}
/** The name of a resource without the ending that asks for a format. */
export const unformatted = (segment: string): string => segment.replace(/\.(xml|json)$/i, '')
