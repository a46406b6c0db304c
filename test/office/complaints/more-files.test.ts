import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { mostOfCase } from '#api/office/complaints/more-files.ts'
import { engines } from '#test/kit/stores.ts'
import { post } from '#test/kit/house.ts'
import { browser, place, story, suiteHouse } from './visitor.ts'

const dot = sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
const picture = async (name: string) => new File([new Uint8Array(await dot.png().toBuffer())], name)
const at = `/${place}/track/files`
const done = `/${place}/track/case/?done=files`
const refused = `/${place}/track/case/?fault=file.refused`

describe.each(engines)('evidence after the case was taken in, on $name', ({ open }) => {
  const suite = suiteHouse(open)

  test('A2.8 photographs sent later belong to the case, and the step holds their hashes', async () => {
    const b = browser(suite.house)
    await b.complain()
    expect((await b.upload(at, [await picture('夜里.png'), await picture('门口.png')])).to).toBe(
      done,
    )
    const view = await b.shown()
    expect(view?.files.map((f) => f.name)).toEqual(['夜里.png', '门口.png'])
    expect(view?.messages).toMatchObject([{ mine: true, text: '补充了材料：夜里.png、门口.png' }])
    const { read } = suite.house.deps.store
    const { id } = (await read.cases.byNumber(view?.number ?? ''))!
    const files = await read.files.of(id)
    const last = (await read.events.of(id)).at(-1)
    expect(last).toMatchObject({ verb: 'replied', payload: { files: files.map((f) => f.sha256) } })
    // The owner is told as of any message.
    expect(files.every((f) => f.author === 'citizen')).toBe(true)
  })

  test('A2.8 one that cannot be kept, none at all, too many: nothing is stored, and the page says why', async () => {
    const b = browser(suite.house)
    await b.complain()
    expect((await b.upload(at, [await picture('好.png'), new File(['<p>'], '坏.jpg')])).to).toBe(
      refused,
    )
    expect((await b.upload(at, [new File([], '')])).to).toBe(refused)
    const seven = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => picture(`${n}.png`)))
    expect((await b.upload(at, seven)).to).toBe(refused)
    const view = await b.shown()
    expect([view?.files, view?.messages]).toEqual([[], []])
    for (let n = 0; n < mostOfCase / 6; n++)
      expect((await b.upload(at, seven.slice(0, 6))).to).toBe(done)
    expect((await b.upload(at, seven.slice(0, 1))).to).toBe(refused)
  })

  test('on-the-page 6: a file whose name accuses the office is not taken', async () => {
    const b = browser(suite.house)
    await b.complain()
    expect((await b.upload(at, [await picture('城管队长收钱不管.png')])).to).toBe(
      `/${place}/track/case/?fault=door.closed`,
    )
    expect((await b.shown())?.files).toEqual([])
  })

  test('A2.8 without the case there is nothing to add to; a program does the same with its secret', async () => {
    const stranger = browser(suite.house)
    expect((await stranger.upload(at, [await picture('a.png')])).to).toBe(
      `/${place}/track/?fault=track.over`,
    )
    const made = await suite.house.api.request(
      `/${place}/cases`,
      post({ story, wish: 'check', nameMode: 'anonymous' }),
    )
    const { number, secret } = (await made.json()) as { number: string; secret: string }
    const send = async (headers: Record<string, string>, ...files: File[]) => {
      const body = new FormData()
      body.append('note', '没有用的一项')
      for (const file of files) body.append('files', file)
      const path = `/${place}/cases/${number}/files`
      return suite.house.api.request(path, { method: 'POST', body, headers })
    }
    const key = { 'x-case-secret': secret }
    const wrong = await send({ 'x-case-secret': 'AAA-AAA-AAA-AAA-AAA-AAA' })
    expect([wrong.status, await wrong.json()]).toMatchObject([404, { code: 'case.unknown' }])
    expect((await send(key)).status).toBe(422)
    const one = await send(key, await picture('一.png'))
    expect(await one.json()).toMatchObject({ files: [{ name: '一.png' }] })
    const two = await send(key, await picture('二.png'), await picture('三.png'))
    expect(((await two.json()) as { files: unknown[] }).files).toHaveLength(3)
  })
})
