import { numberOf, numeralClass } from '../text/numerals.ts'

const nfkc = (text: string): string => text.normalize('NFKC').trim()

/** A real calendar day, or null. */
function realDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real && year >= 1990 && year <= 2099 ? date.toISOString().slice(0, 10) : null
}

/**
 * A day in any of the forms met in 双公示 files (2026/5/1, 2026-05-01, 2026.5.1, 2026年5月1日, 20260501, with or without
 * a time, or a spreadsheet's serial number) as YYYY-MM-DD; null when it is none of them or no real day.
 */
export function readDay(cell: string): string | null {
  const text = nfkc(cell)
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]\d{1,2}:\d{2}.*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (parts) return realDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  if (!/^[3-6]\d{4}(\.\d+)?$/.test(text)) return null
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(text)) * 86_400_000)
  return realDay(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate())
}

/** 万元 with at most six decimals as 分; null when the cell is no such number. */
export function readWan(cell: string): number | null {
  const parts = /^(\d{1,9})(?:\.(\d{1,6}))?(?:万元?)?$/.exec(nfkc(cell).replace(/,/g, ''))
  return parts ? Number(parts[1]) * 1_000_000 + Number((parts[2] ?? '').padEnd(6, '0')) : null
}

const times: Record<string, number> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }
/** The value of a number as receipts write it (壹万贰仟叁佰). */
const inWords = (written: string): number =>
  [...written.matchAll(/([^万亿]+)([万亿]?)/g)].reduce(
    (sum, m) => sum + (numberOf(m[1] ?? '') ?? 0) * (times[m[2] ?? ''] ?? 1),
    0,
  )
const sums = new RegExp(
  String.raw`(\d{1,9}(?:\.\d{1,6})?)\s*([百千万亿]?)[元圆]|([${numeralClass}][${numeralClass}万亿]*)[元圆]`,
  'g',
)

/** Sums of money written out in a text, in 分 («罚款5000元», «1.2万元», «伍仟元整»). */
export function sumsIn(text: string): number[] {
  return [...nfkc(text).replace(/,/g, '').matchAll(sums)].map((m) =>
    m[3] === undefined
      ? Math.round(Number(m[1]) * (times[m[2] ?? ''] ?? 1) * 100)
      : inWords(m[3]) * 100,
  )
}

/**
 * A document number with 〔〕 around the year, without blanks and leading zeros: «灵罚字(2026) 007号» → «灵罚字〔2026〕7号».
 * `odd` is true when it does not have the usual form; it is kept as it is written then.
 */
export function readNumber(cell: string): { number: string; odd: boolean } {
  const text = nfkc(cell)
    .replace(/\s+/g, '')
    .replace(/[([【{﹝<《](\d{4})[)\]】}﹞>》]/g, '〔$1〕')
    .replace(/〕第?0*(\d+)号?$/, '〕$1号')
  return { number: text, odd: !/^.{1,60}〔\d{4}〕\d{1,8}(?:-\d{1,4})?号$/.test(text) }
}

const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Whether a unified social credit code has 18 signs and the check digit of GB 32100. */
export function creditCodeHolds(code: string): boolean {
  if (!/^[0-9A-HJ-NP-RT-UW-Y]{18}$/.test(code)) return false
  let sum = 0
  let weight = 1
  for (const sign of code.slice(0, 17)) {
    sum += signs.indexOf(sign) * weight
    weight = (weight * 3) % 31
  }
  return signs[(31 - (sum % 31)) % 31] === code[17]
}

/** Age in full years on `day` from an 18-digit identity number; null when the number gives no birth date. */
export function ageOn(idNumber: string, day: string): number | null {
  const parts = /^\d{6}((?:19|20)\d{2})(\d{2})(\d{2})\d{3}[\dX]$/.exec(nfkc(idNumber).toUpperCase())
  if (!parts || !realDayOfBirth(parts)) return null
  const born = `${parts[1]}-${parts[2]}-${parts[3]}`
  return Number(day.slice(0, 4)) - Number(parts[1]) - (day.slice(5) < born.slice(5) ? 1 : 0)
}

const realDayOfBirth = (parts: RegExpExecArray): boolean => {
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])))
  return date.getUTCMonth() === Number(parts[2]) - 1 && date.getUTCDate() === Number(parts[3])
}
