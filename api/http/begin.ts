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
      .then((done) => {
        const seconds = ((deps.now() - began) / 1000).toFixed(1)
        say(
          done
            ? `公开页面已全部生成（${seconds} 秒）`
            : '公开页面没有全部生成，原因见日志；页面仍可打开',
        )
      })
  return house.stop
}
