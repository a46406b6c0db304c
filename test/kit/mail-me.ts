import { writeSync } from 'node:fs'
import { createNotices } from '#api/office/notices/use.ts'
import { smtpMail } from '#api/outside/mail.ts'
import { keysOf } from '#api/outside/keys.ts'
import { openStore } from '#db/open.ts'

/**
 * Hands notices of the outbox to a mail server and names each row that it finished, until it is killed: the parent holds
 * the server, and so chooses the moment. The address in the case is what the key of this child opens.
 */
const [url = '', smtp = '', key = ''] = process.argv.slice(2)
const store = await openStore(url)
const seal = Buffer.from(key, 'hex')
const notices = createNotices({
  store: {
    ...store,
    write: async (fn) => {
      const done = await store.write(fn)
      writeSync(1, 'w')
      return done
    },
  },
  now: Date.now,
  notify: async () => undefined,
  mail: smtpMail(smtp, 'desk@example.invalid'),
  sms: async () => undefined,
  keys: keysOf({ seals: new Map([[1, seal]]), hmac: seal }),
  facts: () => ({ places: [] }),
  config: { origin: 'http://localhost', base: '' },
  log: () => undefined,
})
await notices.deliver()
await store.close()
