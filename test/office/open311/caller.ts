import { SaxesParser } from 'saxes'
import { expect } from 'vitest'
import type { Engine } from '#test/kit/stores.ts'
import { openDesk } from '#test/office/desk.ts'

type Node = { name: string; text: string; children: Node[] }
/** Reads XML with a strict parser: what is not well-formed throws. */
export function parse(xml: string): Node {
  const root: Node = { name: '', text: '', children: [] }
  const open = [root]
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    const node = { name, text: '', children: [] }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => void (open.at(-1)!.text += text))
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return root.children[0]!
}
export const names = (node: Node | undefined) => (node?.children ?? []).map((c) => c.name)
export const child = (node: Node | undefined, name: string) =>
  node?.children.find((c) => c.name === name)

/** A desk whose interface for other programs is called as such a program does, with a key of the place. */
export async function openCaller(engine: Engine) {
  const desk = await openDesk(engine)
  const at = `/open311/v2/${desk.place.slug}`
  const { key } = await desk.office.open311.keys.make(desk.place.slug, '某单位的程序', null)
  // Each call comes from an address of its own: limits have their own test.
  let calls = 0
  const headers = (more: Record<string, string> = {}) => {
    desk.clock.at += 1_000
    return { 'x-shouwen-client': `o${calls++}`, ...more }
  }
  const get = (path: string, more: Record<string, string> = {}) =>
    desk.api.request(path, { headers: headers(more) })
  const send = (fields: Record<string, string>, end = '.xml', more: Record<string, string> = {}) =>
    desk.api.request(`${at}/requests${end}`, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: headers({
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        ...more,
      }),
    })
  const service = async () =>
    ((await (await get(`${at}/services.json`)).json()) as { service_code: string }[])[0]!
      .service_code
  const whole = async (over: Record<string, string> = {}) => ({
    api_key: key,
    jurisdiction_id: desk.place.slug,
    service_code: await service(),
    address_string: '某路口',
    description: `路边乱堆渣土 ${calls}`,
    ...over,
  })
  const made = async (over: Record<string, string> = {}) => {
    const answer = await send(await whole(over), '.json')
    expect(answer.status, await answer.clone().text()).toBe(200)
    return ((await answer.json()) as { service_request_id: string; service_notice: string }[])[0]!
  }
  const faults = async (answer: Response) => {
    const root = parse(await answer.text())
    expect(root.name).toBe('errors')
    expect(new Set(names(root))).toEqual(new Set(['error']))
    for (const error of root.children) expect(names(error)).toEqual(['code', 'description'])
    return root.children.map((e) => child(e, 'description')?.text ?? '')
  }
  return { desk, at, headers, get, send, service, whole, made, faults }
}
export type Caller = Awaited<ReturnType<typeof openCaller>>
