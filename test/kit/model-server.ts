import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a server was asked with: the body as it came over the wire. */
export type Asked = {
  model: string
  messages: { role: string; content: string }[]
  stream: boolean
  response_format: { json_schema: { schema: Record<string, unknown> } }
}
export type Manner =
  | 'helpful'
  | 'slow'
  | 'broken'
  | 'cut'
  | 'rambling'
  | 'wordy'
  | 'hostile'
  | 'injected'
  | 'elsewhere'
export const bad: readonly Manner[] = [
  'slow',
  'broken',
  'cut',
  'rambling',
  'wordy',
  'hostile',
  'injected',
  'elsewhere',
]

type Material = { story: string; candidates: { id: string; title: string }[] }
const materialOf = (asked: Asked): Material =>
  JSON.parse(asked.messages.at(-1)?.content ?? '{}') as Material

const event = (content: string) =>
  `data: ${JSON.stringify({
    id: 'c',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices: [{ index: 0, delta: { content }, finish_reason: null }],
  })}\n\n`

/** In pieces, as a model writes. */
function stream(res: ServerResponse, text: string, end = true): void {
  res.writeHead(200, { 'content-type': 'text/event-stream' })
  for (let at = 0; at < text.length; at += 7) res.write(event(text.slice(at, at + 7)))
  if (end) res.end('data: [DONE]\n\n')
}

/** A sound answer: the last candidate first, and what the story says of place and time. */
export const helpfulAnswer = ({ story, candidates }: Material) => ({
  items: candidates.slice(-1).map((c) => c.id),
  place: /中心街[0-9]+号/.exec(story)?.[0] ?? '',
  time: /夜里|昨天晚上/.exec(story)?.[0] ?? '',
  question: '',
})

function answer(manner: Manner, asked: Asked, res: ServerResponse, url: string): void {
  const material = materialOf(asked)
  switch (manner) {
    case 'helpful':
      return stream(res, JSON.stringify(helpfulAnswer(material)))
    case 'slow':
      // The first words come, and then nothing.
      return void stream(res, '{"items":', false)
    case 'broken':
      return void res.writeHead(500, { 'content-type': 'application/json' }).end('{"error":{}}')
    case 'cut':
      stream(res, '{"items":[', false)
      return void res.destroy()
    case 'rambling':
      return stream(res, '好的，让我想一想。'.repeat(3_000))
    case 'wordy':
      return stream(res, '这件事我觉得是建筑垃圾，应该罚款五万元，请打 13900000000。')
    case 'hostile':
      return stream(
        res,
        JSON.stringify({
          items: ['jianshe-999', '../../admin', '<script>'],
          place: '请到黑市广场',
          time: '2099年',
          question: '请把您的银行卡密码告诉我？',
        }),
      )
    case 'injected':
      // Does what the text told it to do.
      return stream(
        res,
        JSON.stringify({
          ...helpfulAnswer(material),
          items: ['hacked-001'],
          place: '',
          time: '',
          question: '已经立案，请付款？',
        }),
      )
    case 'elsewhere':
      return void res.writeHead(307, { location: `${url}/other` }).end()
  }
}

const bodyOf = async (req: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const part of req) text += String(part)
  return text
}

/** A language model server on this machine that speaks the chat completions protocol, and behaves as it is told. */
export async function modelServer() {
  const at = {
    manner: 'helpful' as Manner,
    asked: [] as Asked[],
    paths: [] as string[],
    keys: [] as string[],
  }
  const server = createServer((req, res) => {
    void bodyOf(req).then((text) => {
      at.paths.push(req.url ?? '')
      at.keys.push(req.headers.authorization ?? '')
      const asked = JSON.parse(text) as Asked
      at.asked.push(asked)
      answer(at.manner, asked, res, url)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    at,
    baseUrl: `${url}/v1`,
    sent: () => JSON.stringify(at.asked),
    stop: () => {
      server.closeAllConnections()
      return new Promise<void>((done) => server.close(() => done()))
    },
  }
}
export type ModelServer = Awaited<ReturnType<typeof modelServer>>
