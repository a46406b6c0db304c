import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ApiEnv, Deps, Gate } from '#api/office/deps.ts'
import { clueKinds } from '#rules/case/kinds.ts'
import { noAnswers, type Answers } from '#rules/journey/answers.ts'
import { noContact, readContact } from '#rules/journey/contact.ts'
import { readStep, type Form } from '#rules/journey/read.ts'
import { Refusal } from '#rules/refusal.ts'
import { bake, cookieIn, type CookieName } from '#api/office/visitor-cookies.ts'
import { backToPage, codeOf, fieldsOf, formOf } from '#api/office/form-route.ts'
import type { ComplaintsUse } from './use.ts'

type App = OpenAPIHono<ApiEnv>
type C = Context<ApiEnv>
const slugOf = (c: C): string => c.req.param('place') ?? ''

/** What a form of these pages needs besides its use case. */
export function formTools(deps: Deps) {
  const { base, secure } = deps.config
  return {
    cookie: (c: C, name: CookieName) => cookieIn(c.req.header('cookie'), name, secure),
    set: (c: C, name: CookieName, value: string) =>
      c.header('set-cookie', bake(name, value, secure), { append: true }),
    go: (c: C, path: string) => c.redirect(`${base}/${slugOf(c)}/${path}`, 303),
  }
}
/** The first page stands at the front of the form. */
const stepAt = (step: string): string => (step === 'happened' ? 'complain/' : `complain/${step}/`)
const pageAt = (path: string) => (c: C) => `/${slugOf(c)}/${path}`

/** A text that nobody here may take goes to the page that gives it back; everything else to its own page. */
const orElsewhere = (own: (c: C) => string) => (c: C, error: unknown) =>
  codeOf(error) === 'door.closed' ? `/${slugOf(c)}/complain/elsewhere/` : own(c)

const never = () => false

/** Which page mends what keeps a complaint from being sent. */
const mending = (c: C, error: unknown): string => {
  const contact =
    error instanceof Refusal && error.errors.some((e) => e.pointer.startsWith('/contact'))
  if (codeOf(error) === 'draft.expired') return `/${slugOf(c)}/complain/`
  return contact || codeOf(error) !== 'invalid'
    ? `/${slugOf(c)}/complain/check/`
    : `/${slugOf(c)}/complain/`
}

/** The pages of the form, each a post that answers 303 (DESIGN §8). */
export function mountForm(app: App, use: ComplaintsUse, gate: Gate, deps: Deps): void {
  const { base } = deps.config
  const { cookie, set, go } = formTools(deps)

  for (const step of ['happened', 'where', 'when', 'name'] as const)
    app.post(
      `/:place/complain/${step}`,
      backToPage(base, orElsewhere(pageAt(stepAt(step)))),
      gate.limit('draft'),
      async (c) => {
        const saved = await use.form.saveStep(slugOf(c), cookie(c, 'form'), step, await fieldsOf(c))
        set(c, 'form', saved.id)
        return go(c, stepAt(saved.next))
      },
    )

  app.post(
    '/:place/complain/first-call',
    backToPage(base, pageAt('complain/first-call/')),
    gate.limit('draft'),
    async (c) => {
      const saved = await use.form.called(slugOf(c), cookie(c, 'form'))
      set(c, 'form', saved.id)
      return go(c, stepAt(saved.next))
    },
  )

  app.post(
    '/:place/complain/evidence',
    backToPage(base, pageAt('complain/evidence/'), never),
    gate.limit('upload'),
    async (c) => {
      const slug = slugOf(c)
      const body = await formOf(c)
      const files = [body['files'] ?? []].flat().filter((f) => f instanceof File)
      const drop = String(body['drop'] ?? '')
      const { id, faults } = await use.form.addFiles('form', slug, cookie(c, 'form'), files)
      if (drop) await use.form.dropFile('form', slug, id, drop)
      await use.form.noteFaults(slug, id, faults)
      set(c, 'form', id)
      if ((c.req.header('accept') ?? '').startsWith('application/json')) return c.json({ faults })
      if (drop || body['do'] === 'upload' || faults.length > 0) return go(c, 'complain/evidence/')
      const saved = await use.form.saveStep(slug, id, 'evidence', {})
      return go(c, stepAt(saved.next))
    },
  )

  app.post(
    '/:place/complain/submit',
    backToPage(base, mending, (to) => to.endsWith('/check/')),
    gate.limit('submit'),
    async (c) => {
      const slug = slugOf(c)
      const sent = await use.submit.sendDraft(
        'form',
        slug,
        cookie(c, 'form'),
        readContact(await fieldsOf(c)),
      )
      c.header('set-cookie', use.receipts.hold(slug, sent.number, sent.secret), { append: true })
      return go(c, 'receipt/')
    },
  )

  /** «这是公用电脑»: nothing stays behind on this device or in a draft. */
  app.post('/:place/complain/clear', gate.limit('draft'), async (c) => {
    for (const name of ['form', 'chat'] as const) await use.drafts.clear(cookie(c, name))
    for (const name of ['form', 'chat', 'receipt'] as const) set(c, name, '')
    c.header('clear-site-data', '"storage"')
    return go(c, 'complain/cleared/')
  })
}

/** Clues and suggestions without a name: one page, no draft; the ticket in the form makes a double click harmless. */
export function mountClue(app: App, use: ComplaintsUse, gate: Gate, deps: Deps): void {
  const { go } = formTools(deps)
  app.post(
    '/:place/clue',
    backToPage(deps.config.base, pageAt('clue/')),
    gate.limit('clue'),
    async (c) => {
      const slug = slugOf(c)
      const form = await fieldsOf(c)
      const clue = clueKinds.find((k) => k === form['clue']) ?? ''
      const answers: Answers = {
        ...noAnswers,
        ...readStep('happened', { ...form, wish: form['clue'] === 'suggest' ? 'suggest' : 'clue' }),
        clue,
        area: form['area'] || 'unsure',
        spot: readStep('where', form).spot ?? '',
        time: 'unsure',
        nameMode: 'anonymous',
      }
      const ticket = /^[\w-]{20,60}$/.exec(form['ticket'] ?? '')?.[0] ?? null
      const sent = await use.submit.sendWhole(
        slug,
        { channel: 'clue', answers, contact: noContact },
        ticket,
      )
      c.header('set-cookie', use.receipts.hold(slug, sent.number, sent.secret), { append: true })
      return go(c, 'receipt/')
    },
  )
}

/** Two forms stand on one page, so their fields have names of their own. */
const textIn = (form: Form): string => form['text'] ?? form['reason'] ?? ''

/** Number and secret open a case for half an hour in this browser; messages, withdrawal, «没有解决». */
export function mountTrack(app: App, use: ComplaintsUse, gate: Gate, deps: Deps): void {
  const { base } = deps.config
  const { set, go } = formTools(deps)

  app.post('/:place/track', backToPage(base, pageAt('track/')), gate.limit('track'), async (c) => {
    const slug = slugOf(c)
    const form = await fieldsOf(c)
    const { number, secret } = await use.track.find(
      slug,
      form['number'] ?? '',
      form['secret'] ?? '',
    )
    c.header('set-cookie', use.receipts.hold(slug, number, secret), { append: true })
    return go(c, 'track/case/')
  })

  app.post('/:place/track/leave', (c) => {
    set(c, 'receipt', '')
    return go(c, 'track/')
  })

  const acts = {
    say: use.track.say,
    reopen: use.track.reopen,
    withdraw: use.track.withdraw,
    urge: use.track.urge,
  }
  for (const [name, act] of Object.entries(acts))
    app.post(
      `/:place/track/${name}`,
      backToPage(base, pageAt('track/case/')),
      gate.limit('message'),
      async (c) => {
        const slug = slugOf(c)
        const held = use.receipts.held(c.req.header('cookie') ?? null, slug)
        if (!held) return go(c, 'track/?fault=track.over')
        await act(slug, held.number, held.secret, textIn(await fieldsOf(c)))
        return go(c, `track/case/?done=${name}`)
      },
    )

  app.post(
    '/:place/track/rate',
    backToPage(base, pageAt('track/case/')),
    gate.limit('message'),
    async (c) => {
      const slug = slugOf(c)
      const held = use.receipts.held(c.req.header('cookie') ?? null, slug)
      if (!held) return go(c, 'track/?fault=track.over')
      const form = await fieldsOf(c)
      const score = Number(form['score'])
      await use.track.rate(slug, held.number, held.secret, score, form['words'] ?? '')
      return go(c, 'track/case/?done=rate')
    },
  )
}
