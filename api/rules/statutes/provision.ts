import type { PenaltyKind, Tier } from '../content/item.ts'

/** A fine as the extracted list writes it; `max` is absent where the article names no upper end. Yuan. */
export type StatuteTier = Pick<Tier, 'base' | 'min'> & { max?: number; of?: string }

/** One row of the extracted list: an article (paragraph, point) that sets penalties. */
export type Provision = {
  law: string
  standing: '现' | '旧' | '废'
  article: string
  paragraph?: string
  point?: string
  kinds: PenaltyKind[]
  tiers: StatuteTier[]
  /** The row says 罚款 and gives no amount. */
  withoutAmount: boolean
  authority?: string
}

const columns = [
  'law',
  'status',
  'article',
  'paragraph',
  'item',
  'kinds',
  'fine_tiers',
  'fine_ratio',
  'authority',
] as const

/** Parses the tab-separated list of penalising articles; throws when a needed column is missing. */
export function parseProvisions(tsv: string): Provision[] {
  const [head = '', ...lines] = tsv.replace(/^\uFEFF/, '').split(/\r?\n/)
  const names = head.split('\t')
  const lost = columns.filter((c) => !names.includes(c))
  if (lost.length) throw new Error(`处罚条款清单缺少列：${lost.join('、')}`)
  return lines
    .filter((l) => l.trim())
    .map((line) => {
      const cells = line.split('\t')
      const cell = (c: (typeof columns)[number]) => cells[names.indexOf(c)]?.trim() ?? ''
      return {
        law: cell('law'),
        standing: standingOf(cell('status')),
        article: cell('article'),
        paragraph: cell('paragraph') || undefined,
        point: pointOf(cell('item')),
        kinds: split(cell('kinds')) as PenaltyKind[],
        tiers: [
          ...split(cell('fine_tiers')).flatMap(fixed),
          ...split(cell('fine_ratio')).flatMap(ratio),
        ],
        withoutAmount: split(cell('fine_ratio')).some((r) => r.startsWith('未写数额')),
        authority: cell('authority') || undefined,
      }
    })
}

const split = (cell: string) => cell.split(';').filter(Boolean)

function standingOf(text: string): Provision['standing'] {
  return text === '现' || text === '旧' ? text : '废'
}

/** （三） → 第三项, the way content writes a point. */
const pointOf = (text: string) => (text ? `第${text.replace(/[（）()]/g, '')}项` : undefined)

const amount = '(\\d+(?:\\.\\d+)?)-(\\d+(?:\\.\\d+)?)?'

function fixed(text: string): StatuteTier[] {
  const m = new RegExp(`^${amount}`).exec(text)
  return m ? [{ base: 'fixed', ...range(m[1], m[2]) }] : []
}

function ratio(text: string): StatuteTier[] {
  const unit = new RegExp(`^(.*?)[:：]${amount}元`).exec(text)
  if (unit) return [{ base: 'per_unit', of: unit[1], ...range(unit[2], unit[3]) }]
  const times = new RegExp(`^(.*)×${amount}(倍|%)`).exec(text)
  if (!times) return []
  return [
    { base: times[4] === '%' ? 'percent' : 'multiple', of: times[1], ...range(times[2], times[3]) },
  ]
}

const range = (min?: string, max?: string) => ({
  min: Number(min),
  ...(max === undefined ? {} : { max: Number(max) }),
})
