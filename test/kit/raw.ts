import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'

export type Asked = {
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}
export type Answer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
  text: string
}

/** A request as it stands: the path is not tidied up, and any header may be sent. */
export async function raw(port: number, path: string, asked: Asked = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = asked
  return new Promise((done, fail) => {
    const req = request({ port, host: '127.0.0.1', path, method, headers }, (res) => {
      buffer(res).then(
        (bytes) =>
          done({
            status: res.statusCode ?? 0,
            headers: res.headers,
            body: bytes,
            text: bytes.toString('utf8'),
          }),
        fail,
      )
    })
    req.on('error', fail)
    req.end(body)
  })
}
