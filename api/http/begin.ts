import type { House } from './house.ts'

/**
 * What happens once when the server listens: demo rows in a demo folder, the lines that a new user needs, and the
 * publisher's first round. Returns what stops the house in order.
 */
export async function begin(
  house: House,
  say: (line: string) => void,
): Promise<() => Promise<void>> {
  const { publisher, deps } = house
  const began = deps.now()
  if (await publisher.current()) void publisher.resume()
  else
    void publisher
      .enqueue({ type: 'all' })
      .then(publisher.resume)
      .then(() => say(`公开页面已全部生成（${((deps.now() - began) / 1000).toFixed(1)} 秒）`))
  return house.stop
}
