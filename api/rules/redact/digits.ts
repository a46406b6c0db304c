const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

const dayHolds = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** The birth date that an identity number of 18 or 15 signs names, as [year, month, day]; null when it is none. */
export function birthOf(id: string): [number, number, number] | null {
  const parts =
    /^[1-9]\d{5}((?:18|19|20)\d{2})(\d{2})(\d{2})\d{3}[\dX]$/.exec(id) ??
    /^[1-9]\d{5}(\d{2})(\d{2})(\d{2})\d{3}$/.exec(id)
  if (!parts) return null
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const full = year < 100 ? 1900 + year : year
  return dayHolds(full, month, day) ? [full, month, day] : null
}

/** Whether an identity number has 18 signs, a birth date and the check sign of GB 11643. */
export function idNumberHolds(id: string): boolean {
  if (id.length !== 18 || birthOf(id) === null) return false
  const sum = weights.reduce((total, weight, at) => total + weight * Number(id[at]), 0)
  return '10X98765432'[sum % 11] === id[17]
}

/** Whether 16 to 19 digits have the check digit of a bank card (Luhn). */
export function cardHolds(digits: string): boolean {
  if (!/^[1-9]\d{15,18}$/.test(digits)) return false
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at])
    const twice = at % 2 === 1 ? digit * 2 : digit
    sum += twice > 9 ? twice - 9 : twice
  }
  return sum % 10 === 0
}

/** Whether digits are a mobile number, with or without the country code. */
export const mobileHolds = (digits: string): boolean => /^(?:(?:00)?86)?1[3-9]\d{9}$/.test(digits)

/**
 * A text of the same length in which full-width letters, circled digits and the like are plain, so that ９ and ⑨ are
 * found like 9; a place in it is the same place in the original.
 */
export const narrow = (text: string): string =>
  text.replace(/[^\s!-~\u3400-\u9fff，。、；：「」《》〔〕]/g, (sign) => {
    const plain = sign.normalize('NFKC')
    return plain.length === sign.length && /^[\x20-\x7e]+$/.test(plain) ? plain : sign
  })

const spoken: Record<string, string> = { 幺: '1', 两: '2' }
for (const row of ['〇一二三四五六七八九', '零壹贰叁肆伍陆柒捌玖'])
  for (const [digit, sign] of [...row].entries()) spoken[sign] = String(digit)
const sayings = Object.keys(spoken).join('')
const spokenRun = new RegExp(String.raw`[${sayings}](?:[\s·\-]{0,2}[${sayings}]){10,}`, 'g')

/** As `narrow`, with eleven or more spoken digits in a row, also with gaps, written as figures. */
export const figures = (text: string): string =>
  narrow(text).replace(spokenRun, (run) => [...run].map((sign) => spoken[sign] ?? sign).join(''))
