import { generateSecret, generateURI, verifySync } from 'otplib'
import QRCode from 'qrcode'

const period = 30

/** A new secret for an authenticator, in Base32. */
export const newSecret = (): string => generateSecret()

/**
 * The time step of a right code, else null. A code of the neighbouring step passes (a telephone's clock), a step that
 * was used does not: `after` is the last one that was.
 */
export function codeStep(secret: string, code: string, now: number, after: number): number | null {
  const token = code.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const found = verifySync({
    secret,
    token,
    epoch: Math.floor(now / 1000),
    epochTolerance: period,
  })
  if (!found.valid) return null
  const step = Math.floor(now / 1000 / period) + found.delta
  return step > after ? step : null
}

/** The picture that an authenticator scans, as SVG with a quiet zone; made here, asked of nobody. */
export const secretPicture = (secret: string, login: string, issuer: string): Promise<string> =>
  QRCode.toString(generateURI({ issuer, label: login, secret }), {
    type: 'svg',
    errorCorrectionLevel: 'M',
    margin: 4,
  })
