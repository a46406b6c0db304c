import type { Deps } from '#api/office/deps.ts'

const batch = 100
const dayMs = 86_400_000

/** Erasing what has been kept long enough (个人信息保护法 19, 47): the setting says how many years, none by default. */
export const createRetention = ({ store, files, now, config, log }: Deps) => ({
  /**
   * Erases every case that was closed longer ago than the office keeps it, one write each; the number of cases. The
   * bytes go after the row, so that a crash leaves at worst what the sweep of the file store removes.
   */
  async erase(): Promise<number> {
    if (config.keepYears === 0) return 0
    const before = now() - config.keepYears * 366 * dayMs
    let erased = 0
    for (;;) {
      const due = await store.read.erasure.due(before, batch)
      for (const row of due) {
        const paths = await store.write((tx) => tx.erasure.case(row, now()))
        for (const path of paths) await files.remove(path)
        erased++
      }
      if (due.length < batch) break
    }
    if (erased) log('info', 'cases.erased', { erased })
    return erased
  },
})
