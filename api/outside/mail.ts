import nodemailer from 'nodemailer'

/** One message to a citizen. `id` stays the same however often it is tried, so that a mailbox keeps one of them. */
export type Mail = { id: string; to: string; subject: string; text: string }

/** Hands one message to a mail server; throws to be asked again, and MailRefused when asking again is of no use. */
export type SendMail = (mail: Mail) => Promise<void>

/** The server said that it will never take this message (5xx): the address does not exist, or is shut. */
export class MailRefused extends Error {}

type Log = (level: 'info', event: string, facts: Record<string, unknown>) => void

/** Sends nothing, and writes a line without address or words. */
export const logMail =
  (log: Log): SendMail =>
  async ({ id }) =>
    log('info', 'mail', { id })

const patience = 20_000

/** Sends through an SMTP server, such as `smtps://user:password@mail.example:465`. */
export function smtpMail(url: string, from: string): SendMail {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  })
  const host = from.split('@').at(-1)?.replace(/[>\s]/g, '') ?? 'localhost'
  return async ({ id, to, subject, text }) => {
    const message = {
      from,
      to,
      subject,
      text,
      messageId: `<${id}@${host}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      // A hostile address must not make the server read files or addresses.
      disableFileAccess: true,
      disableUrlAccess: true,
    }
    const fault: unknown = await transport.sendMail(message).then(
      () => null,
      (error: unknown) => error,
    )
    if (fault === null) return
    const code = fault instanceof Error && 'responseCode' in fault ? fault.responseCode : 0
    // The words of the server may repeat the address: only its number goes on.
    if (typeof code === 'number' && code >= 500) throw new MailRefused(`mail server: ${code}`)
    throw new Error(`mail server: ${code || 'no connection'}`)
  }
}
