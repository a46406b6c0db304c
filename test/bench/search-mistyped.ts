import { pinyin } from 'pinyin-pro'
import type { Item } from '#rules/content/item.ts'
import { characterTable } from '#rules/search/spoken.ts'
import type { Peer } from './search-peers.ts'

/** The first everyday word of four to seven characters of each item, with the item's id. */
export const samplesOf = (items: Item[]): { word: string; id: string }[] =>
  items.flatMap(({ id, words }) => {
    const word = words.find((one) => /^[\u4e00-\u9fff]{4,7}$/.test(one))
    return word === undefined ? [] : [{ word, id }]
  })

const homophones = (): Map<string, string[]> => {
  const bySound = new Map<string, string[]>()
  const sounds = new Map<string, string>()
  for (const [character, about] of characterTable()) {
    const sound = /^[a-z]*/.exec(about)?.[0] ?? ''
    sounds.set(character, sound)
    bySound.set(sound, [...(bySound.get(sound) ?? []), character])
  }
  return new Map([...sounds].map(([character, sound]) => [character, bySound.get(sound) ?? []]))
}

let seed = 3
const random = (below: number): number => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}
const said = (word: string, pattern: 'pinyin' | 'first'): string[] =>
  pinyin(word, { toneType: 'none', type: 'array', v: true, pattern })

/** Ways in which a word comes out wrong, or is typed without characters at all. */
export const ways = (): [name: string, change: (word: string) => string][] => {
  const table = homophones()
  const altered = (word: string, change: (all: string[], at: number) => void): string => {
    const all = Array.from(word)
    change(all, random(all.length - 1))
    return all.join('')
  }
  return [
    ['as it stands', (word) => word],
    [
      'two characters the other way round',
      (word) => altered(word, (all, at) => all.splice(at, 2, all[at + 1] ?? '', all[at] ?? '')),
    ],
    [
      'one character of the same sound',
      (word) =>
        altered(word, (all, at) => {
          const others = (table.get(all[at] ?? '') ?? []).filter((one) => one !== all[at])
          if (others.length > 0) all[at] = others[random(others.length)] ?? ''
        }),
    ],
    ['one character left out', (word) => altered(word, (all, at) => all.splice(at, 1))],
    ['pinyin', (word) => said(word, 'pinyin').join('')],
    ['pinyin with blanks', (word) => said(word, 'pinyin').join(' ')],
    ['first letters', (word) => said(word, 'first').join('')],
  ]
}

/** How often the item of a word is first, and among ten, for every way of typing it. */
export const mistyped = async (engines: Pick<Peer, 'name' | 'ask'>[], items: Item[]) => {
  const samples = samplesOf(items)
  const rows: Record<string, string>[] = []
  for (const [name, change] of ways()) {
    const typed = samples.map(({ word, id }) => ({ text: change(word), id }))
    const row: Record<string, string> = { typed: name }
    for (const engine of engines) {
      let [first, ten] = [0, 0]
      for (const { text, id } of typed) {
        const { ids } = await engine.ask(text)
        if (ids[0] === id) first += 1
        if (ids.slice(0, 10).includes(id)) ten += 1
      }
      const percent = (n: number): string => `${((n / samples.length) * 100).toFixed(1)} %`
      row[`${engine.name} @1 / @10`] = `${percent(first)} / ${percent(ten)}`
    }
    rows.push(row)
  }
  return rows
}
