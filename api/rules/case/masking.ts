/** 王小明 → 王＊＊: the family name stays, so that people recognise their own entry. */
export const maskName = (name: string): string => {
  const signs = [...name.trim()]
  return signs.length === 0 ? '' : signs[0] + '＊'.repeat(Math.max(1, signs.length - 1))
}

/** 13812345678 → 138****5678; of shorter numbers only the last four signs stay. */
export const maskPhone = (phone: string): string => {
  const plain = phone.replace(/\D/g, '')
  if (plain.length < 7) return '****'
  return plain.length >= 11
    ? `${plain.slice(0, 3)}****${plain.slice(-4)}`
    : `****${plain.slice(-4)}`
}
