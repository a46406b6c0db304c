import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askServer, noLlm, openLlm } from '#api/outside/llm.ts'
import { promptOf } from '#rules/chat/advice.ts'
import { modelServer, type ModelServer } from '#test/kit/model-server.ts'

const prompt = promptOf({
  story: '工地夜里施工',
  candidates: [{ value: 'shengtai-001', label: '工地半夜施工吵人' }],
})
let server: ModelServer
beforeAll(async () => void (server = await modelServer()))
afterAll(() => server.stop())
beforeEach(() => {
  server.at.manner = 'helpful'
  server.at.asked.length = 0
  server.at.paths.length = 0
})
const settings = () => ({ baseUrl: server.baseUrl, model: 'm', apiKey: '', inHouse: true })

/** A clock that is turned by hand, and what was logged. */
function opened(send: typeof askServer = (s, p) => askServer(s, p, 300)) {
  const at = { now: 0, log: [] as string[] }
  const llm = openLlm(
    settings(),
    () => at.now,
    (event, facts) => void at.log.push(JSON.stringify([event, facts])),
    send,
  )
  return { at, llm }
}

describe('a language model behind a function (DESIGN §2)', () => {
  test('A4 asks any OpenAI-compatible server by JSON schema, and gives what it wrote', async () => {
    const { llm } = opened()
    expect(JSON.parse((await llm.ask(prompt)) ?? '')).toMatchObject({ items: ['shengtai-001'] })
    const [asked] = server.at.asked
    expect(asked).toMatchObject({ model: 'm', stream: true })
    expect(asked?.response_format.json_schema.schema).toEqual(prompt.schema)
    expect(server.at.paths).toEqual(['/v1/chat/completions'])
  })

  test('a key is sent only where one is set', async () => {
    await askServer({ ...settings(), apiKey: 'k-1' }, prompt, 2_000)
    expect(server.at.keys.at(-1)).toBe('Bearer k-1')
  })

  test.each(['slow', 'broken', 'cut', 'rambling', 'elsewhere'] as const)(
    'a %s server is no answer, asked once and never again elsewhere',
    async (manner) => {
      server.at.manner = manner
      const { llm, at } = opened()
      expect(await llm.ask(prompt)).toBeNull()
      expect(server.at.paths).toEqual(['/v1/chat/completions'])
      expect(at.log).toHaveLength(1)
      expect(at.log.join()).not.toContain('工地')
    },
  )

  test('nobody listens there: null', async () => {
    const llm = openLlm(
      { ...settings(), baseUrl: 'http://127.0.0.1:1/v1' },
      () => 0,
      () => undefined,
    )
    expect(await llm.ask(prompt)).toBeNull()
  })

  test('after three failures it rests for a minute, then one tries, and an answer closes the circle', async () => {
    let alive = false
    let tries = 0
    const { llm, at } = opened(async () => {
      tries += 1
      if (!alive) throw new Error('down')
      return 'ok'
    })
    for (let n = 0; n < 10; n += 1) expect(await llm.ask(prompt)).toBeNull()
    expect(tries).toBe(3)
    at.now = 60_000
    // Two at once: one tries, the other does not wait.
    await Promise.all([llm.ask(prompt), llm.ask(prompt)])
    expect(tries).toBe(4)
    alive = true
    at.now = 120_001
    expect(await llm.ask(prompt)).toBe('ok')
    expect(await llm.ask(prompt)).toBe('ok')
  })

  test('none is set: the double, which asks nobody', async () => {
    const none = openLlm(
      { baseUrl: '', model: '', apiKey: '', inHouse: false },
      () => 0,
      () => undefined,
    )
    expect(none).toBe(noLlm)
    expect(await none.ask(prompt)).toBeNull()
  })
})
