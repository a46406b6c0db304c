import type { BrowserContext } from 'playwright-core'

/** What Chromium says on the console about an answer of status 4xx or 5xx; the answer itself is judged by `allow`. */
const statusLine = /^Failed to load resource: the server responded with a status of (\d+)/

/**
 * Collects what must not happen on any page of a context: errors on the console (violations of the content policy are
 * written there), uncaught errors, requests that leave the product, and failed answers other than the allowed ones.
 */
export function watch(
  context: BrowserContext,
  host: string,
  allow: readonly number[] = [],
): string[] {
  const faults: string[] = []
  context.on('console', (message) => {
    if (message.type() !== 'error') return
    const status = Number(statusLine.exec(message.text())?.[1])
    if (!allow.includes(status))
      faults.push(`console on ${message.page()?.url()}: ${message.text()}`)
  })
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error().message}`))
  context.on('request', (request) => {
    const { host: to, protocol } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && to !== host)
      faults.push(`request to another host: ${request.url()}`)
  })
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // A reader who goes on before a page is complete breaks off what it still loads.
    if (why !== 'net::ERR_ABORTED') faults.push(`${request.method()} ${request.url()}: ${why}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 400 && !allow.includes(response.status()))
      faults.push(`${response.status()} ${response.request().method()} ${response.url()}`)
  })
  return faults
}
