/** How a file of a case can be looked at: a picture large, sound played, a PDF in a window of its own, else kept. */
export type Look = 'picture' | 'sound' | 'pdf' | 'keep'

const pictures = ['image/jpeg', 'image/png', 'image/webp']

/** By the type that was read from its bytes when it came in; what is none of ours never opens in the desk. */
export const lookOf = (mime: string): Look =>
  pictures.includes(mime)
    ? 'picture'
    : mime.startsWith('audio/')
      ? 'sound'
      : mime === 'application/pdf'
        ? 'pdf'
        : 'keep'

/**
 * The headers under which the bytes of a file are given. `open` shows what may be shown; everything else is loaded down.
 * A file brings no script, no form and no address of its own into the desk: pictures and sound are sandboxed; a PDF
 * was copied page by page without actions when it came, and a sandbox would only keep the browser's reader from it.
 */
export function fileHeaders(name: string, mime: string, open: boolean): Record<string, string> {
  const look = lookOf(mime)
  const shown = open && look !== 'keep'
  const closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  return {
    'content-type': mime,
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy':
      shown && look === 'pdf'
        ? `${closed}; object-src 'self'; style-src 'unsafe-inline'`
        : `${closed}; sandbox`,
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  }
}
