import { creditCodeHolds } from '../decisions/values.ts'
import { birthOf, cardHolds, figures, idNumberHolds, mobileHolds } from './digits.ts'
import type { MarkKind, Span } from './mark.ts'

/** What is put where something was deleted; nothing is starred, so that its length tells nothing (conventions 1.6). */
const puts = {
  id: '［证件号已删］',
  phone: '［电话已删］',
  card: '［账号已删］',
  plate: '［车牌已隐去］',
  vehicle: '［车架号已隐去］',
  contact: '［联系方式已删］',
} as const satisfies Partial<Record<MarkKind, string>>
type Kind = keyof typeof puts

/** A run of digits with what people put between them; the last sign of an identity number may be X. */
const gap = '[\\s\\u00a0\\u200b-\\u200f\\u2060\\ufeff.·•_\\-‐-―−]{0,3}'
const runs = new RegExp(`[0-9](?:${gap}[0-9])*(?:${gap}[Xx])?`, 'g')
const longest = 19

const groupsOf = (text: string): number[] =>
  text
    .split(/[^0-9Xx]+/)
    .filter(Boolean)
    .map((g) => g.length)
/** Telephones are grouped in a few ways; with hyphens other groups are dates and document numbers. */
const phoneGroups = new Set(['11', '3,4,4', '3,8', '4,3,4', '4,4,3', '7,4', '2,11', '2,3,4,4'])
const spaced = (text: string): boolean => !/[^0-9Xx\s\u00a0\u200b-\u200f\u2060\ufeff]/.test(text)
const inFours = (groups: readonly number[]): boolean =>
  groups.length === 1 || groups.every((n, at) => n === 4 || (at === groups.length - 1 && n <= 4))

/** What a stretch between two edges of digits is, and whether its form proves it. */
function kindOf(text: string): { kind: Kind; firm: boolean } | null {
  const plain = text.replace(/[^0-9Xx]/g, '').toUpperCase()
  if (plain.length === 18 && birthOf(plain)) {
    if (idNumberHolds(plain)) return { kind: 'id', firm: true }
    if (!/X/.test(plain) && cardHolds(plain)) return { kind: 'card', firm: true }
    return { kind: 'id', firm: false }
  }
  if (plain.includes('X')) return null
  const groups = groupsOf(text)
  if (mobileHolds(plain) && (spaced(text) || phoneGroups.has(groups.join(','))))
    return { kind: 'phone', firm: true }
  if (cardHolds(plain) && inFours(groups)) return { kind: 'card', firm: true }
  if (plain.length === 15 && spaced(text) && birthOf(plain)) return { kind: 'id', firm: false }
  return null
}

/** Every window of a run that begins and ends where digits begin and end. */
function inRun(run: string, start: number): Span[] {
  const tokens = [...run.matchAll(/[0-9]+[Xx]?|[Xx]/g)].map((m) => ({
    from: m.index,
    to: m.index + m[0].length,
  }))
  const found: Span[] = []
  for (const [first, { from }] of tokens.entries()) {
    for (const { to } of tokens.slice(first, first + longest)) {
      const text = run.slice(from, to)
      // A list of numbers separated by an X (3X4) leaves the X out.
      for (const end of /[Xx]$/.test(text) ? [to, to - 1] : [to]) {
        const kind = kindOf(run.slice(from, end))
        if (kind) found.push({ from: start + from, to: start + end, put: puts[kind.kind], ...kind })
      }
      if (text.replace(/[^0-9]/g, '').length > longest) break
    }
  }
  return found
}

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
/** The number is the last group: what stands before it is how one knows it. */
const patterns: readonly (readonly [RegExp, Kind, boolean])[] = [
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g, 'contact', false],
  [/(?:微信|QQ|V信|vx)(?:号码?|群)?[:： 为是]{0,3}([A-Za-z0-9_-]{5,20})/gi, 'contact', false],
  [
    /(?:^|[^0-9])([(（]?0[1-9][0-9]{1,2}[)）]?[ -]{0,2}[2-9][0-9]{2,3}[ -]?[0-9]{4})(?![0-9])/g,
    'phone',
    false,
  ],
  [
    /(?:电话|座机|固话|联系方式)(?:号码?)?[:： 为是]{0,3}([2-9][0-9]{2,3}[ -]?[0-9]{4})(?![0-9])/g,
    'phone',
    false,
  ],
  [
    /(?:账号|账户|帐号|帐户|卡号)(?:号码)?[:： 为是]{0,3}([0-9](?:[ -]?[0-9]){7,29})/g,
    'card',
    false,
  ],
  [/(?:护照|通行证|居住证|军官证)(?:号码?)?[:： 为是]{0,3}([A-Z]{1,2}[0-9]{6,10})/gi, 'id', false],
  [
    /(?:车架号|识别代号|识别代码|VIN码?)(?:码)?[:： 为是]{0,3}([A-HJ-NPR-Z0-9]{17})/gi,
    'vehicle',
    false,
  ],
  [
    new RegExp(
      `[${provinces}][ ]?[A-Z][·•. -]{0,2}(?:[A-HJ-NP-Z0-9][ ]?){4}(?:[A-HJ-NP-Z0-9]{1,2}|[挂学警港澳领使])(?![A-Za-z0-9])`,
      'gi',
    ),
    'plate',
    false,
  ],
]

/** Stretches that are valid credit codes: they belong to organisations and stay, unless a check digit says otherwise. */
const creditCodes = (text: string): { from: number; to: number }[] =>
  [...text.matchAll(/[0-9A-HJ-NP-RT-UW-Y]{18}/gi)]
    .filter((m) => creditCodeHolds(m[0].toUpperCase()))
    .map((m) => ({ from: m.index, to: m.index + m[0].length }))

/** Identity numbers, telephones, bank cards, plates and accounts in a text, however they are spaced or widened. */
export function findNumbers(text: string): Span[] {
  const plain = figures(text)
  const codes = creditCodes(plain)
  const found = [...plain.matchAll(runs)]
    .filter((m) => m[0].length >= 11)
    .flatMap((m) => inRun(m[0], m.index))
  for (const [pattern, kind, firm] of patterns)
    for (const m of plain.matchAll(pattern)) {
      const to = m.index + m[0].length
      found.push({ from: to - (m[1] ?? m[0]).length, to, kind, firm, put: puts[kind] })
    }
  return found.filter((s) => s.firm || !codes.some((c) => s.from >= c.from && s.to <= c.to))
}
