/** A value that survives JSON unchanged. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/**
 * One text for one value, whatever the order of its keys: the canonical JSON of RFC 8785
 * (keys by UTF-16 code unit, no white space). Throws on NaN, infinity and lone surrogates.
 */
export const canonical = (value: Json): string => {
  if (typeof value === 'string') {
    if (/[\ud800-\udfff]/.test(value) && /\p{Surrogate}/u.test(value))
      throw new TypeError('a lone surrogate has no canonical form')
    return JSON.stringify(value)
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical form`)
    return JSON.stringify(value)
  }
  if (value === null || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key]
      return member === undefined ? [] : [`${canonical(key)}:${canonical(member)}`]
    })
  return `{${members.join(',')}}`
}
