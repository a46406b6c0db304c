import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { ApiEnv, Deps, Gate } from '#api/office/deps.ts'
import { backToPage, fieldsOf, formOf } from '#api/office/form-route.ts'
import type { Notes } from '#api/office/notes.ts'
import { bake, cookieIn } from '#api/office/visitor-cookies.ts'
import type { Form } from '#rules/journey/read.ts'
import { readContact } from '#rules/journey/contact.ts'
import type { ChatUse, Line, Talked } from './use.ts'

type C = Context<ApiEnv>
const slugOf = (c: C): string => c.req.param('place') ?? ''
const wants = (c: C, type: string): boolean => (c.req.header('accept') ?? '').startsWith(type)

/** What the page's script reads; paths of links carry the base. */
const answerOf = ({ said, options, chat, unsent }: Talked, base: string) => ({
  said: said.map(({ text, links = [] }) => ({
    text,
    links: links.map((l) => ({ label: l.label, href: base + l.path })),
  })),
  options,
  ask: chat.ask,
  heard: chat.heard,
  unsent: unsent ?? null,
})

/** The line of a form; `item` is what the page before was about, `seen` how many lines the page had heard. */
function lineOf(form: Form): Line {
  const seen = /^\d{1,6}$/.exec(form['seen'] ?? '')
  return {
    line: form['pick'] || (form['say'] ?? ''),
    start: form['item'] ? { item: form['item'] } : {},
    seen: seen ? Number(seen[0]) : null,
  }
}

/**
 * The conversation: a form post that answers 303; for the page's script JSON, or a stream of events that says at once
 * what needs no model (`first`), and then the whole answer (`answer`).
 */
export function mountChat(
  app: OpenAPIHono<ApiEnv>,
  use: ChatUse,
  gate: Gate,
  notes: Notes,
  deps: Deps,
): void {
  const { base, secure } = deps.config
  const cookie = (c: C) => cookieIn(c.req.header('cookie'), 'chat', secure)
  const keep = (c: C, id: string) =>
    c.header('set-cookie', bake('chat', id, secure), { append: true })
  const page = (c: C) => `/${slugOf(c)}/chat/`
  const go = (c: C, path: string) => c.redirect(base + path, 303)

  app.post('/:place/chat', backToPage(base, page), gate.limit('chat'), async (c) => {
    const what = lineOf(await fieldsOf(c))
    if (wants(c, 'text/event-stream')) {
      const { first, more } = await use.hear(slugOf(c), cookie(c), what)
      keep(c, first.id)
      // nginx would hold the events back.
      c.header('x-accel-buffering', 'no')
      return streamSSE(c, async (stream) => {
        const send = (event: string, talked: Talked) =>
          stream.writeSSE({ event, data: JSON.stringify(answerOf(talked, base)) })
        if (!more) return send('answer', first)
        await send('first', first)
        // Whatever a model does, the answer of the rules stands.
        return send('answer', (await more().catch(() => null)) ?? first)
      })
    }
    const talked = await use.talk(slugOf(c), cookie(c), what)
    keep(c, talked.id)
    if (wants(c, 'application/json')) return c.json(answerOf(talked, base))
    // The text is nowhere but in this answer: a note in memory, read once, gives it back to its writer.
    const note =
      talked.unsent === undefined
        ? ''
        : `?note=${notes.leave({ action: 'chat', typed: { say: [talked.unsent] }, once: true })}`
    return go(c, `${page(c)}${note}#now`)
  })

  app.post(
    '/:place/chat/files',
    backToPage(base, page, () => false),
    gate.limit('upload'),
    async (c) => {
      const body = await formOf(c)
      const files = [body['files'] ?? []].flat().filter((f) => f instanceof File)
      const { id, faults } = await use.addFiles(slugOf(c), cookie(c), files)
      const drop = String(body['drop'] ?? '')
      if (drop) await use.dropFile(slugOf(c), id, drop)
      keep(c, id)
      const note =
        faults.length === 0
          ? ''
          : `?note=${notes.leave({ action: 'files', say: faults.join('；'), typed: {}, once: true })}`
      return go(c, `${page(c)}${note}#now`)
    },
  )

  app.post('/:place/chat/send', backToPage(base, page), gate.limit('submit'), async (c) => {
    const sent = await use.send(slugOf(c), cookie(c), readContact(await fieldsOf(c)))
    c.header('set-cookie', sent.cookie, { append: true })
    return go(c, `/${slugOf(c)}/receipt/`)
  })
}
