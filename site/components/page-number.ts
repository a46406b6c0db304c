/** The number of a page in an address, the first without one; null for anything that is written otherwise. */
export const pageNumber = (part: string | undefined): number | null =>
  part === undefined ? 1 : /^[1-9]\d{0,6}$/.test(part) ? Number(part) : null
