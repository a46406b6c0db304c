import { printedAccounts } from './demo-staff.ts'
import { raw, type Answer } from './raw.ts'
import type { Server } from './server.ts'

/** Path of a decision of the demo that the public may read, as the lists of a place lead to it. */
export async function someDecision({ port }: Server, home: string): Promise<string> {
  const link = (text: string, pattern: RegExp) => pattern.exec(text)?.[1] ?? ''
  const months = await raw(port, `${home}decisions/`)
  const month = link(months.text, /href="(\/[^"]*\/decisions\/month\/[^"]*)"/)
  return link((await raw(port, month)).text, /href="(\/[^"]*\/decisions\/[0-9a-f-]{36}\/)"/)
}

/** Withdraws a decision as the publisher of the demo does. */
export async function withdrawn(server: Server, path: string, reason: string): Promise<Answer> {
  const accounts = [...(await printedAccounts(server))]
  const [login, password] = accounts.find(([name]) => name.endsWith('-publisher')) ?? []
  const post = (to: string, body: unknown, cookie = '') =>
    raw(server.port, to, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', host: `localhost:${server.port}`, cookie },
    })
  const signedIn = await post('/api/admin/sign-in', { login, password })
  const cookie = [signedIn.headers['set-cookie']].flat()[0]?.split(';')[0]
  const id = path.split('/').at(-2)
  return post(`/api/admin/decisions/${id}/withdraw`, { reason }, cookie)
}
