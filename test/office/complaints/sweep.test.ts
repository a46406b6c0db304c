import { describe, expect, test } from 'vitest'
import { memoryFiles } from '#api/outside/files.ts'
import { engines } from '#test/kit/stores.ts'
import { browser, page, place, story, suiteHouse } from './visitor.ts'

const hour = 3_600_000

describe.each(engines)('on-the-page 9: what has run out is erased, on $name', ({ open }) => {
  const clock = { at: Date.UTC(2026, 4, 6, 1) }
  const files = memoryFiles(() => clock.at)
  const suite = suiteHouse(open, { now: () => clock.at, files })

  test('drafts after a day with their files; files of a case stay', async () => {
    const png = new Uint8Array(
      await (
        await import('sharp')
      )
        .default({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
        .png()
        .toBuffer(),
    )
    const sent = browser(suite.house)
    await sent.send(page('happened'), { story, wish: 'check' })
    await sent.upload(page('evidence'), [new File([png], '留.png')])
    for (const [step, fields] of [
      ['where', { area: 'unsure' }],
      ['when', { time: 'now' }],
      ['evidence', { do: 'next' }],
      ['name', { nameMode: 'anonymous' }],
      ['submit', {}],
    ] as const)
      await sent.send(page(step), fields)
    const number = sent.held()?.number ?? ''

    const left = browser(suite.house)
    await left.send(page('happened'), { story, wish: 'check' })
    await left.upload(page('evidence'), [new File([png], '弃.png')])
    const { drafts } = suite.house.office.complaints
    const cookie = left.jar.get('draft') ?? ''
    const path = (await drafts.open('form', place, cookie)).files[0]?.path ?? ''
    expect(await files.get(path)).toBeDefined()

    clock.at += 23 * hour
    await drafts.sweep()
    expect((await drafts.open('form', place, cookie)).row).toBeDefined()
    clock.at += 2 * hour
    await drafts.sweep()
    expect((await drafts.open('form', place, cookie)).row).toBeUndefined()
    expect(await files.get(path)).toBeUndefined()

    const { read } = suite.house.deps.store
    const c = await read.cases.byNumber(number)
    const [kept] = await read.files.of(c?.id ?? '')
    expect(kept?.name).toBe('留.png')
    expect(await files.get(kept?.path ?? '')).toBeDefined()
  })
})
