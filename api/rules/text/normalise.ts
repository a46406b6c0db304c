import { simplify } from './simplify.ts'

const han = /[\u3400-\u9fff\uf900-\ufaff]/

/** What each character of a Chinese text is written as here, by its code; made once, for it is asked of every one. */
const written = new Uint16Array(0x10000)
for (let code = 0; code < written.length; code += 1) {
  const character = String.fromCharCode(code)
  written[code] = han.test(character) ? simplify(character).charCodeAt(0) : code
}

/** The text with traditional characters written simply; the same text where it has none. */
const simple = (text: string): string => {
  let out = ''
  let done = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const plain = written[code] ?? code
    if (plain === code) continue
    out += text.slice(done, at) + String.fromCharCode(plain)
    done = at + 1
  }
  return done === 0 ? text : out + text.slice(done)
}

/** A text with compatibility forms, full width, case, traditional characters and runs of blanks made the same. */
export const normalise = (text: string): string =>
  simple(text.normalize('NFKC').toLowerCase()).replace(/\s+/g, ' ').trim()
