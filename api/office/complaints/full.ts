import { StoreFull } from '#db/errors.ts'
import { refusal } from '#rules/refusal.ts'

export const diskFull = refusal('store.full', 507, '现在存不下')

/** Runs a write of a citizen; a full disk becomes a sentence that says what is kept and what to do. */
export async function orFull<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof StoreFull)
      throw diskFull(
        '服务器的磁盘满了，这一次没有存下。您写的都还在这一页，请过一会儿再提交，或者打 12345',
      )
    throw error
  }
}
