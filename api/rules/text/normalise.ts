import { simplify } from './simplify.ts'

const han = /[\u3400-\u9fff\uf900-\ufaff]/

/** A text with compatibility forms, full width, case, traditional characters and runs of blanks made the same. */
export const normalise = (text: string): string => {
  let out = ''
  for (const character of text.normalize('NFKC').toLowerCase())
    out += han.test(character) ? simplify(character) : character
  return out.replace(/\s+/g, ' ').trim()
}
