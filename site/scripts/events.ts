/**
 * Reads a stream of server-sent events whose data is JSON; resolves with the data of the last one. Where a browser
 * cannot read a body piece by piece, everything is read at its end. Rejects when no whole event came.
 */
export const readEvents = <T>(
  answer: Response,
  each: (event: string, data: T) => void,
): Promise<T> => {
  let text = ''
  let last: T | null = null
  const take = (more: string): void => {
    text = (text + more).replace(/\r\n/g, '\n')
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n')
      text = text.slice(end + 2)
      const of = (name: string): string =>
        lines
          .filter((line) => line.indexOf(`${name}: `) === 0)
          .map((line) => line.slice(name.length + 2))
          .join('\n')
      if (of('data') === '') continue
      last = JSON.parse(of('data')) as T
      each(of('event'), last)
    }
  }
  const done = (): T => {
    if (last === null) throw new TypeError('no event')
    return last
  }
  const body = answer.body
  if (!body || !body.getReader || !('TextDecoder' in window))
    return answer.text().then((all) => {
      take(all)
      return done()
    })
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const next = (): Promise<T> =>
    reader.read().then((part) => {
      if (part.done) return done()
      take(decoder.decode(part.value, { stream: true }))
      return next()
    })
  return next()
}
