import type { Law } from '../content/common.ts'
import type { Basis, Item } from '../content/item.ts'
import { sameAuthority, sameTier } from './agree.ts'
import type { Provision } from './provision.ts'

/** What the comparison found. `code` is stable; `text` is for the editor who must mend it. */
export type Finding = {
  item: string
  code: 'law' | 'article' | 'kinds' | 'tiers' | 'authority' | 'exception'
  level: 'error' | 'warn'
  text: string
}

/**
 * Compares one item as written in content/ (fines in yuan) with the list of penalising articles and the table of laws
 * (DESIGN §5). An error is a contradiction; a warning is something of the article that the item leaves out.
 */
export function checkItem(item: Item, provisions: Provision[], laws: Law[]): Finding[] {
  const found: Finding[] = []
  const say = (code: Finding['code'], level: Finding['level'], text: string) =>
    found.push({ item: item.id, code, level, text })

  for (const b of item.basis) {
    const law = laws.find((l) => l.title === b.law)
    if (!law) say('law', 'error', `法律表里没有“${b.law}”`)
    else if (!law.inForce) say('law', 'error', `“${b.law}”已不再有效，不能引用`)
  }

  const cited = item.basis.filter((b) => b.role === 'penalises')
  const rows: Provision[] = []
  for (const b of cited) {
    const own = provisions.filter((p) => p.law === b.law && p.standing === '现' && matches(p, b))
    if (!own.length) say('article', 'error', `处罚条款清单里没有${place(b)}`)
    rows.push(...own.filter((p) => !rows.includes(p)))
  }
  if (!cited.length) say('article', 'error', '没有写罚则依据')
  if (!rows.length) return found

  const exact = cited.every((b) => isExact(b, provisions))
  const kinds = new Set(rows.flatMap((r) => r.kinds))
  const extra = item.kinds.filter((k) => k !== '其他' && !kinds.has(k))
  const lost = [...kinds].filter((k) => !item.kinds.includes(k))
  if (extra.length) say('kinds', 'error', `条文没有这些处罚种类：${extra.join('、')}`)
  if (lost.length) say('kinds', exact ? 'error' : 'warn', `条文还有：${lost.join('、')}`)

  checkFines(item, rows, say)

  const named = rows.flatMap((r) => r.authority ?? [])
  if (!item.authority && named.length) say('authority', 'warn', `条文写了机关：${named[0]}`)
  if (item.authority && named.length && !named.some((n) => sameAuthority(item.authority ?? '', n)))
    say('authority', 'error', `机关“${item.authority}”与条文“${named[0]}”不一致`)
  return found
}

/** Checks all items; a warning or error is accepted by the item's `exception`, except one about the law itself. */
export function checkItems(items: Item[], provisions: Provision[], laws: Law[]): Finding[] {
  return items.flatMap((item) => {
    const found = checkItem(item, provisions, laws)
    if (!item.exception) return found
    const open = found.filter((f) => f.code === 'law')
    if (found.length > open.length) return open
    const text = '写了例外，却没有需要例外的地方'
    return [...open, { item: item.id, code: 'exception', level: 'warn', text }]
  })
}

type Say = (code: Finding['code'], level: Finding['level'], text: string) => void

function checkFines(item: Item, rows: Provision[], say: Say): void {
  const statute = rows.flatMap((r) => r.tiers)
  for (const t of item.tiers)
    if (!statute.some((s) => sameTier(t, s)))
      say('tiers', 'error', `条文没有这一档罚款：${t.of ?? ''}${t.min}—${t.max}（${t.base}）`)
  for (const s of statute)
    if (!item.tiers.some((t) => sameTier(t, s)))
      say('tiers', 'warn', `漏了一档罚款：${s.of ?? ''}${s.min}—${s.max ?? ''}（${s.base}）`)
  const silent = rows.some((r) => r.withoutAmount)
  if (item.fineWithoutAmount && !silent) say('tiers', 'error', '条文写了罚款数额')
  if (item.kinds.includes('罚款') && !item.tiers.length && !item.fineWithoutAmount)
    say('tiers', 'error', silent ? '条文只写罚款，要注明没有数额' : '没有写罚款幅度')
  if (!item.kinds.includes('罚款') && item.tiers.length) say('kinds', 'error', '写了幅度却没有罚款')
}

/** Whether a citation means this row; one without paragraph or point stands for the whole article or paragraph. */
export const matches = (p: Provision, b: Basis): boolean =>
  p.article === b.article &&
  (!b.paragraph || !p.paragraph || p.paragraph === b.paragraph) &&
  (!b.point || !p.point || p.point === b.point)

/** The citation leaves no choice: the article has one row, or paragraph and point are named as far as rows differ. */
function isExact(b: Basis, provisions: Provision[]): boolean {
  const all = provisions.filter(
    (p) => p.law === b.law && p.standing === '现' && p.article === b.article,
  )
  return all.length < 2 || Boolean(b.paragraph) || all.every((p) => !p.paragraph)
}

const place = (b: Basis) => `${b.law}${b.article}${b.paragraph ?? ''}${b.point ?? ''}`
