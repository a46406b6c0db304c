import { afterAll, beforeAll } from 'vitest'
import type { Deps } from '#api/office/deps.ts'
import { StoreFull } from '#db/errors.ts'
import type { Engine, TestStore } from '#test/kit/stores.ts'
import { facts, form, makeHouse } from '#test/kit/house.ts'

export type House = Awaited<ReturnType<typeof makeHouse>>
export const place = facts().places[0]?.slug ?? ''
export const home = facts().places[0]?.areas.find((a) => a.level === 'township')?.id ?? ''
export const story = '小区旁边的工地夜里十二点还在打桩，吵得睡不着'
export const contact = { name: '王小明', phone: '138 1234 5678' }
export const page = (path: string) => `/${place}/complain/${path}`

/** A house on one engine for a whole suite, with a disk that can be full and a log that can be read. */
export function suiteHouse(open: Engine['open'], parts: Partial<Deps> = {}) {
  const at = { house: undefined as unknown as House, diskFull: false, log: [] as string[] }
  let engine: TestStore
  beforeAll(async () => {
    engine = await open()
    const { store } = engine
    at.house = await makeHouse({
      parts: {
        log: (level, event, more) => void at.log.push(JSON.stringify([level, event, more])),
        store: {
          ...store,
          close: async () => undefined,
          write: (fn) =>
            at.diskFull ? Promise.reject(new StoreFull('磁盘已满')) : store.write(fn),
        },
        ...parts,
      },
    })
  })
  afterAll(async () => {
    await at.house.dispose()
    await engine.dispose()
  })
  return at
}

/** A browser without JavaScript: keeps cookies, follows nothing. */
export function browser(house: House) {
  const jar = new Map<string, string>()
  const cookies = () => [...jar].map(([k, v]) => `${k}=${v}`).join('; ')
  const take = (answer: Response) => {
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return { status: answer.status, to: answer.headers.get('location') ?? '', answer }
  }
  return {
    jar,
    cookies,
    send: async (path: string, fields: Record<string, string>) =>
      take(await house.api.request(path, form(fields, { cookie: cookies() }))),
    upload: async (path: string, files: File[], fields: Record<string, string> = {}) => {
      const body = new FormData()
      for (const [k, v] of Object.entries(fields)) body.append(k, v)
      for (const file of files) body.append('files', file)
      return take(
        await house.api.request(path, { method: 'POST', body, headers: { cookie: cookies() } }),
      )
    },
    /** Every page of the form up to the contact. */
    async walk(over: Record<string, string> = {}) {
      await this.send(page('happened'), { story, wish: 'check', ...over })
      await this.send(page('where'), { area: home, spot: '中心街12号' })
      await this.send(page('when'), { time: 'often', timeWords: '每晚' })
      await this.send(page('evidence'), { do: 'next' })
      return this.send(page('name'), { nameMode: over['nameMode'] ?? 'real' })
    },
    /** A whole complaint; the browser then holds its receipt. */
    async complain(over: Record<string, string> = {}) {
      await this.walk(over)
      return this.send(page('submit'), contact)
    },
    shown: () => house.office.complaints.pages.opened(place, cookies()),
    held: () => house.office.complaints.receipts.held(cookies(), place),
  }
}
export type Browser = ReturnType<typeof browser>

export const countCases = async (house: House) =>
  (await house.deps.store.read.chain.cases('', 1000)).length
