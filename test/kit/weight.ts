import type { Page } from 'playwright-core'

/**
 * Bytes that a page takes over the wire from now on, bodies and headers as transferred; `stop` gives the sum with the
 * heaviest parts.
 */
export async function weigh(page: Page): Promise<() => { bytes: number; parts: string[] }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  const names = new Map<string, string>()
  const parts = new Map<string, number>()
  session.on('Network.responseReceived', ({ requestId, response }) => {
    names.set(requestId, new URL(response.url).pathname)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    parts.set(requestId, encodedDataLength)
  })
  return () => ({
    bytes: [...parts.values()].reduce((sum, n) => sum + n, 0),
    parts: [...parts]
      .toSorted((a, b) => b[1] - a[1])
      .map(([id, n]) => `${n} ${names.get(id) ?? ''}`),
  })
}
