/** 2026-05 → 2026年5月. */
export const sayMonth = (month: string): string => {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}
