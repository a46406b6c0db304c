/** The display modes a reader may switch on; both at once is fine (长辈版 and 高对比). */
export const displayModes = ['elder', 'contrast'] as const
export const displayCookie = 'display'
/** What stands in every published page, to be replaced by the start script for readers with a cookie. */
export const displayMarker = 'data-mode="standard"'

/** The value of data-mode for a Cookie header; «standard» when there is none or it is unknown. */
export function displayOf(cookie: string | null | undefined): string {
  const value = /(?:^|;\s*)display=([a-z+]+)/.exec(cookie ?? '')?.[1] ?? ''
  const words = displayModes.filter((m) => value.split('+').includes(m))
  return words.length ? words.join(' ') : 'standard'
}

/** The cookie value after switching one mode on or off. */
export function switchDisplay(cookie: string | null, mode: string): string {
  const now = new Set(
    displayOf(cookie)
      .split(' ')
      .filter((w) => w !== 'standard'),
  )
  const known = (displayModes as readonly string[]).includes(mode)
  if (known && !now.delete(mode)) now.add(mode)
  return displayModes.filter((m) => now.has(m)).join('+') || 'standard'
}
