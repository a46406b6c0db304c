import { normalise } from './normalise.ts'

/**
 * Characters that say how something is put, not what it is about: grammar, politeness, stops. Left out, 我们的小区 and
 * 小区 read alike, and a text from which somebody has cut the small words reads like a whole one.
 */
const dropped = new Set(
  '的了是在我们您好你这那就也都不而又再要会能没有和与及或但还把被让给对从到向于以为之其可很太更最吗呢吧啊么什样怎如果因所请望谢' +
    ' \t\n\r\u3000，。！？、；：“”‘’（）()《》〈〉【】[]{}<>,.!?;:"\'`~@#$%^&*+=|\\/~…—-_·•',
)

/** What of a text is read: normalised, without the small words. */
export const essence = (text: string): string => {
  let out = ''
  for (const character of normalise(text)) if (!dropped.has(character)) out += character
  return out
}

/** Runs of up to this many characters are counted. */
const longest = 3

/**
 * Calls `each` with the hash (24 bits) of every run of one to three characters of a text, as often as it stands there.
 * A hash instead of the words keeps a table small and lets nobody read in it what people wrote.
 */
export const eachGram = (text: string, seed: number, each: (hash: number) => void): void => {
  for (let from = 0; from < text.length; from += 1) {
    let hash = seed
    const end = Math.min(text.length, from + longest)
    for (let at = from; at < end; at += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1)
      hash ^= hash >>> 15
      each((Math.imul(hash, 0x85ebca6b) >>> 8) & 0xffffff)
    }
  }
}
