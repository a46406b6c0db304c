import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Deps } from '#api/office/deps.ts'
import type { Render } from '#api/outside/render.ts'
import { openHouse, type House } from '#api/http/house.ts'
import { readSettings } from '#api/http/settings.ts'
import { openStore } from '#db/open.ts'
import { facts } from './content.ts'

export const root = resolve(import.meta.dirname, '../..')
/** The facts of content/, compiled once per test process. */
export { facts }

export type Options = {
  /** Where the database is: a URL of test/kit/stores.ts; a SQLite file in the temporary folder without one. */
  url?: string
  settings?: Record<string, string>
  parts?: Partial<Deps>
  render?: Render
}

/** A whole house in a temporary folder, with real parts but those in `parts`; `dispose` closes and removes it. */
export async function makeHouse(
  options: Options = {},
): Promise<House & { dir: string; dispose: () => Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'shouwen-'))
  const settings = readSettings(
    {
      DATA_DIR: join(dir, 'data'),
      KEY_DIR: join(dir, 'keys'),
      DATABASE_URL: options.url,
      LOG_LEVEL: 'error',
      ...options.settings,
    },
    root,
  )
  const store =
    options.parts?.store ??
    (await openStore(settings.databaseUrl, { migrations: join(root, 'db/migrations') }))
  const house = await openHouse(settings, options.render ?? noRender, {
    facts,
    ...options.parts,
    store,
  })
  return {
    ...house,
    dir,
    dispose: async () => {
      await house.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

const noRender: Render = () => Promise.reject(new Error('this test renders no page'))

/** A JSON request for `api.request(path, post(body))`. */
export const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
})

/** A form request, as a page without JavaScript sends it. */
export const form = (
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
})
