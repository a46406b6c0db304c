import { toString } from 'qrcode'

/** An address as an SVG code, black on white in every mode, so that any telephone reads it. */
export const qrSvg = (address: string): Promise<string> =>
  toString(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
