let table: Map<string, [number, number]> | undefined

/** GBK by turning the decoder around: two bytes a character, for the characters that GBK has. */
const pairs = (): Map<string, [number, number]> => {
  if (table) return table
  table = new Map()
  const decoder = new TextDecoder('gb18030')
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low === 0x7f) continue
      const text = decoder.decode(new Uint8Array([high, low]))
      if (text.length === 1 && !table.has(text)) table.set(text, [high, low])
    }
  return table
}

/** A text as Chinese Excel writes a CSV file. Throws on a character that GBK does not have. */
export const gbk = (text: string): Uint8Array =>
  new Uint8Array(
    Array.from(text).flatMap((character) => {
      if (character.charCodeAt(0) < 0x80) return [character.charCodeAt(0)]
      const bytes = pairs().get(character)
      if (!bytes) throw new TypeError(`GBK has no ${character}`)
      return bytes
    }),
  )
