import { writeSync } from 'node:fs'
import { createHooks } from '#api/office/platforms/hooks.ts'
import { openKeys } from '#api/outside/keys.ts'
import { openStore } from '#db/open.ts'
import { facts } from './house.ts'

/** Sends what is due to a receiver that never answers, and says so; it is there to be killed in the middle of a call. */
const [url = '', keyDir = '', now = ''] = process.argv.slice(2)
const hooks = createHooks({
  store: await openStore(url),
  keys: openKeys(keyDir),
  now: () => Number(now),
  facts,
  log: () => undefined,
  call: (_to, headers) => {
    writeSync(1, `${headers['webhook-id']}\n`)
    setInterval(() => undefined, 1000)
    return new Promise<number>(() => undefined)
  },
})
await hooks.deliver()
