import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ApiEnv, Deps, Gate } from '#api/office/deps.ts'
import { backToPage, fieldsOf, formOf } from '#api/office/form-route.ts'
import type { Notes } from '#api/office/notes.ts'
import { bake, cookieIn } from '#api/office/visitor-cookies.ts'
import { readContact } from '#rules/journey/contact.ts'
import type { ChatUse } from './use.ts'

type C = Context<ApiEnv>
const slugOf = (c: C): string => c.req.param('place') ?? ''
const wantsJson = (c: C): boolean => (c.req.header('accept') ?? '').startsWith('application/json')

/** The conversation: a form post that answers 303, or JSON for the page's script. */
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
    const form = await fieldsOf(c)
    const start = form['item'] ? { item: form['item'] } : {}
    const { id, chat, says, options, unsent } = await use.talk(
      slugOf(c),
      cookie(c),
      form['pick'] || (form['say'] ?? ''),
      start,
    )
    keep(c, id)
    if (wantsJson(c)) return c.json({ says, options, ask: chat.ask, unsent: unsent ?? null })
    // The text is nowhere but in this answer: a note in memory, read once, gives it back to its writer.
    const note =
      unsent === undefined
        ? ''
        : `?note=${notes.leave({ action: 'chat', typed: { say: [unsent] }, once: true })}`
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
