/** What is remembered for a key: what it was made of, and the promise of it. */
type Kept<T> = { of: readonly unknown[]; value: Promise<T>; rest: NodeJS.Timeout }

/**
 * Remembers what was made for a key as long as it is made of the same things and somebody asks within `ms`. For
 * megabytes of text that are asked for again and again while pages are published, and hardly afterwards.
 */
export const openBrief = <T>(ms = 30_000) => {
  const kept = new Map<string, Kept<T>>()
  const forget = (key: string, value: Promise<T>) => () => {
    if (kept.get(key)?.value === value) kept.delete(key)
  }
  return (key: string, of: readonly unknown[], make: () => Promise<T>): Promise<T> => {
    const old = kept.get(key)
    if (old?.of.every((part, at) => part === of[at])) {
      old.rest.refresh()
      return old.value
    }
    if (old) clearTimeout(old.rest)
    const value = make()
    kept.set(key, { of, value, rest: setTimeout(forget(key, value), ms).unref() })
    value.catch(forget(key, value))
    return value
  }
}
