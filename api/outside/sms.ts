/** A short message; `id` stays the same however often it is tried, for drivers whose provider knows how to drop doubles. */
export type Sms = { id: string; to: string; text: string }

/**
 * Sends one short message; throws to be asked again. A provider, its signature and its approved templates belong to the
 * office, so drivers are written outside; the product ships with the one that only notes that it was asked.
 */
export type SendSms = (sms: Sms) => Promise<void>

/** Writes a line without number or words, and sends nothing. */
export const logSms =
  (log: (level: 'info', event: string, facts: Record<string, unknown>) => void): SendSms =>
  async ({ id }) =>
    log('info', 'sms', { id })
