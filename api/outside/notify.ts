/** A word to a body or a citizen that something happened; never the text of a case. */
export type Notification = {
  topic: string
  /** Internal id of the case. */
  case: string
  kind: string
  /** The body that is told; null for the citizen. */
  body: string | null
}

/**
 * Sends one notification; throws to be asked again later. Short messages and mail are drivers behind this type; the
 * product ships with the harmless one, for the tracking page and the inbox already show everything.
 */
export type Notify = (notification: Notification) => Promise<void>

/** Writes a line to the log and sends nothing. */
export const logNotify =
  (log: (level: 'info', event: string, facts: Record<string, unknown>) => void): Notify =>
  async ({ topic, kind, body }) =>
    log('info', 'notice', { topic, kind, body })
