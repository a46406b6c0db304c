import { writeSync } from 'node:fs'
import { openStore } from '#db/open.ts'
import { aCase, anEvent } from './rows.ts'

/** Writes cases, 32 at a time, and names each as soon as it is acknowledged, until it is killed. */
const store = await openStore(process.argv[2] ?? '')
const writeOn = async (): Promise<never> => {
  for (;;) {
    const row = await store.write((tx) => tx.cases.insert(aCase(), anEvent(), anEvent(), anEvent()))
    writeSync(1, `${row.id}\n`)
  }
}
await Promise.all(Array.from({ length: 32 }, writeOn))
