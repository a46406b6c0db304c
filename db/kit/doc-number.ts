/** Documents of one day; a higher number is a later day. */
export const docsPerDay = 2 ** 20
const dayMs = 86_400_000

/** The lowest document number of `YYYY-MM-DD`. */
export const docOfDay = (day: string): number =>
  (Date.parse(`${day}T00:00:00Z`) / dayMs) * docsPerDay

/** `YYYY-MM` of the day of a document. */
export const monthOfDoc = (doc: number): string =>
  new Date(Math.floor(doc / docsPerDay) * dayMs).toISOString().slice(0, 7)

/** A month and those before it, `count` in all, the latest first. */
export const monthsBefore = (month: string, count: number): string[] => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7),
  )
}
