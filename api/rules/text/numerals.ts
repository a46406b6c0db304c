const digits: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}
const units: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }

/** The characters that a Chinese number below 10,000 is written with, for use inside a character class. */
export const numeralClass = Object.keys(digits).concat(Object.keys(units)).join('')

/** The value of a Chinese number (一千二百一十八) or of digits (1218); null for anything else. */
export const numberOf = (written: string): number | null => {
  if (/^[0-9]{1,5}$/.test(written)) return Number(written)
  let total = 0
  let digit: number | null = null
  for (const character of written) {
    const unit = units[character]
    const value = digits[character]
    if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = null
    } else if (value !== undefined) {
      digit = digit === null ? value : digit * 10 + value
    } else return null
  }
  return written === '' ? null : total + (digit ?? 0)
}

/** A number below 10,000 as the statutes write it: 36 → 三十六, 1007 → 一千零七. */
export const numeral = (value: number): string => {
  const names = '零一二三四五六七八九'
  let out = ''
  let gap = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit === 0) gap = out !== ''
    else {
      const implied = digit === 1 && unit === 10 && out === ''
      out += (gap ? '零' : '') + (implied ? '' : names.charAt(digit)) + name
      gap = false
    }
  }
  return out === '' ? '零' : out
}
