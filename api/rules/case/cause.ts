type Of = { id: string; itemId: string | null; area: string | null; mergedInto: string | null }

const root = (c: Of): string => c.mergedInto ?? c.id

/**
 * Whether several cases have one cause, so that one answer may go to all: merged with each other, or about the same
 * matter in the same area. One case alone has; none has not.
 */
export function oneCause([first, ...rest]: readonly Of[]): boolean {
  if (!first) return false
  return rest.every(
    (c) =>
      root(c) === root(first) ||
      (c.itemId !== null && c.itemId === first.itemId && c.area === first.area),
  )
}

/** The cases that are answered themselves: a merged one is told by its main case where that is among them. */
export const answeredThemselves = <C extends Of>(cases: readonly C[]): C[] => {
  const ids = new Set(cases.map((c) => c.id))
  return cases.filter((c) => c.mergedInto === null || !ids.has(c.mergedInto))
}
