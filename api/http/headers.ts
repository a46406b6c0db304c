const csp = [
  "default-src 'self'",
  "script-src 'self'",
  // Charts and diagrams are SVG made on the server with style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Headers of every answer. The referrer policy is same-origin and not no-referrer: with the latter browsers send
 * `Origin: null` on our own forms, which the origin check would refuse.
 */
export const securityHeaders = (secure: boolean): Record<string, string> => ({
  'content-security-policy': csp,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'geolocation=(self), camera=(self), microphone=(self)',
  ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
})
