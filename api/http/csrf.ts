import { refusal, wrongType } from '#rules/refusal.ts'

export const crossSite = refusal('cross_site', 403, '请求来自别的网站，没有接受')
export const wrongMethod = refusal('method', 405, '这个地址不接受这种请求')

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS'])
const accepted = /^(application\/json|application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/**
 * Refuses a write that a browser started from another site. Static pages carry no token, and JSON from another site
 * passes hono/csrf, so Origin and Sec-Fetch-Site decide; a caller that sends neither is no browser and holds no cookie.
 */
export function checkWrite(request: Request, hosts: readonly string[]): void {
  if (readOnly.has(request.method)) return
  const site = request.headers.get('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') throw crossSite('请直接在本网站上操作')
  const origin = request.headers.get('origin')
  if (origin && !(origin === 'null' && site === 'same-origin')) {
    const host = URL.canParse(origin) ? new URL(origin).host : ''
    if (!hosts.includes(host)) throw crossSite('请直接在本网站上操作')
  }
  const type = request.headers.get('content-type')
  const hasBody = request.body !== null && request.headers.get('content-length') !== '0'
  if (hasBody && !(type && accepted.test(type))) throw wrongType('只接受 JSON 或表单')
}
