/** A session ends after this pause: the desk may stand in a public hall (GB/T 22239 asks for a time-out; 30 minutes). */
export const sessionIdle = 30 * 60_000
/** And after one long working day whatever happens, so that a copied cookie is of no use tomorrow. */
export const sessionLife = 12 * 3_600_000
/** `seen` is written at most once in this time: a look at a page need not be a write. */
export const sessionTouch = 60_000

export type SessionTimes = { startedAt: number; seenAt: number }

/** Whether a session still holds at `now` (all UTC milliseconds). */
export const sessionHolds = (s: SessionTimes, now: number): boolean =>
  now - s.startedAt < sessionLife && now - s.seenAt < sessionIdle

export const sessionDue = (s: SessionTimes, now: number): boolean => now - s.seenAt >= sessionTouch

/** Name of the session cookie; the `__Host-` form binds it to this host and to https. */
export const sessionCookie = (secure: boolean): string => (secure ? '__Host-staff' : 'staff')
