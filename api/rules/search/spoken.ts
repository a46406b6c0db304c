/** Made at build alone: the table of readings is too large for a browser (reference: pinyin-pro). */
import { pinyin } from 'pinyin-pro'
import { normalise } from '#rules/text/normalise.ts'
import { alike } from './shapes.ts'
import { initialsOf, plainSound, soundToken } from './sound.ts'

const runs = /[\u4e00-\u9fff]+/g

const read = (run: string): string[] =>
  pinyin(run, { toneType: 'none', type: 'array', v: true }).map(plainOr)
const plainOr = (sound: string): string => (/^[a-zü]+$/.test(sound) ? sound : '')

/** The tokens of sound of a text: each two syllables, and the first letters of phrases up to twelve characters. */
export const spokenTokens = (text: string): string[] =>
  (normalise(text).match(runs) ?? []).flatMap((run) => {
    const said = read(run)
    const pairs = said
      .slice(1)
      .flatMap((right, at) => (right && said[at] ? [soundToken(said[at], right)] : []))
    const letters = said.map((sound) => sound.charAt(0)).join('')
    return [...pairs, ...(letters.length <= 12 ? initialsOf(letters) : [])]
  })

/** The characters in everyday use: the first level of GB 2312. */
const everyday = (): string[] => {
  const decoder = new TextDecoder('gb2312')
  const out: string[] = []
  for (let row = 0xb0; row <= 0xd7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(row, cell))
      if (/^[\u4e00-\u9fff]$/.test(character)) out.push(character)
    }
  return out
}

/** Of every everyday character its sound, and behind it the characters that are written for it: 折 «ze拆析». */
export const characterTable = (): Map<string, string> => {
  const table = new Map<string, string>()
  for (const character of everyday()) {
    const sound = plainSound(plainOr(pinyin(character, { toneType: 'none', v: true })))
    const others = alike.filter((group) => group.includes(character)).join('')
    table.set(character, sound + [...new Set(others)].filter((one) => one !== character).join(''))
  }
  return table
}
