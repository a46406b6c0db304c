import type { Place } from '#rules/content/place.ts'
import { areaLine } from '#rules/place/assignment.ts'
import { homeArea } from '#rules/place/name.ts'

/** Where a matter lies: inside, in which area of the pack; or outside. `known`: the words name an area of the pack. */
export type Where = { inside: boolean; known: boolean; id: string }

const unit = /[\u3400-\u9fff]{1,7}?(?:镇|乡|街道|县|市|区)/g
/** Words that end like a unit and are none. */
const noUnit =
  /(社|小|园|库|景|片|校|厂|城|山|林|矿|港|新|老|辖|市|地|湖|开发|保护|工业|住宅|风景|渔|灾)区$|(城|超|菜|集|夜|闹|农贸|早|花鸟|旧货)市$|(家|故|老|水|同|本|下|城)乡$|^本?(镇|乡|县|市|区|街道)$/
const elsewhere =
  /(隔壁|相邻|邻近|邻|外|其他|别的|另一个?)(镇|乡|街道|县|市|区|省)|(本)?(镇|乡|县|区|辖区)(以)?外|外地|^elsewhere$/

/**
 * Finds the place of a matter from an id, a name or free words. Names of the pack win; a township, county or city that
 * the pack does not know is outside, unless the pack has areas without a name; a village or a street that it does not
 * know is taken for its own.
 */
export const whereIs = (place: Place, words: string | undefined): Where => {
  const home = homeArea(place)
  const id = home?.id ?? ''
  if (words === undefined || words.trim() === '') return { inside: true, known: false, id }
  const named = place.areas
    .filter((area) => area.id === words || words.includes(area.name) || area.code === words)
    .map((area) => ({ id: area.id, line: areaLine(place.areas, area.id) }))
  const own = named
    .filter(({ line }) => line.includes(id))
    .sort((a, b) => b.line.length - a.line.length)[0]
  if (own) return { inside: true, known: true, id: own.id }
  const above = areaLine(place.areas, id)
  // Chosen from the tree, what lies above the place means the rest of it; in free words it says too little.
  if (words !== id && above.includes(words)) return { inside: false, known: true, id: words }
  const other = named.find((area) => !above.includes(area.id))
  if (other) return { inside: false, known: true, id: other.id }
  const names = place.areas.map((area) => area.name)
  const strange = (words.match(unit) ?? []).filter(
    (name) =>
      !noUnit.test(name) &&
      !names.some(
        (known) => name.endsWith(known) || known.endsWith(name.replace(/^.*[省市县](?=.)/, '')),
      ),
  )
  if (elsewhere.test(words)) return { inside: false, known: false, id }
  const towns = strange.filter((name) => /[镇乡道]$/.test(name))
  const spare = place.areas.find((area) => area.unnamed && area.level === 'township')
  // A county without a name may be any county; a township that nobody listed may be one of those without a name.
  if (strange.length > towns.length && !home?.unnamed) return { inside: false, known: false, id }
  if (towns.length > 0 && spare) return { inside: true, known: true, id: spare.id }
  return { inside: towns.length === 0, known: false, id }
}
