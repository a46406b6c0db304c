import type { AstroGlobal } from 'astro'
import type { Place } from '#rules/content/place.ts'
import type { Answers } from '#rules/journey/answers.ts'
import { faultsOf, mayShow, nextStep } from '#rules/journey/faults.ts'
import { readStep } from '#rules/journey/read.ts'
import { stepsFor, type StepId } from '#rules/journey/steps.ts'
import type { FieldError } from '#rules/refusal.ts'
import { faultStatus, faultText, sentForm } from './faults.ts'

/** Where a step stands; the first page is the front of the form. */
export const stepPath = (place: Pick<Place, 'slug'>, step: StepId): string =>
  `/${place.slug}/complain/${step === 'happened' ? '' : `${step}/`}`

export type StepView = {
  answers: Answers
  faults: FieldError[]
  /** A sentence above the form, for what no field can mend. */
  general: string
  files: { id: string; name: string; bytes: number }[]
  fileFaults: string[]
  sent: Record<string, string> | null
  /** Where to send a reader who is ahead of the answers; null when the page may be shown. */
  goTo: string | null
  back: string | null
}

/**
 * Everything that a page of the form shows: the draft, with what was just typed laid over it when the form came back.
 * Sets the status of the page; nothing of such a page is ever cached.
 */
export async function loadStep(astro: AstroGlobal, place: Place, step: StepId): Promise<StepView> {
  const { office, url } = astro.locals
  const cookies = astro.request.headers.get('cookie')
  const draft = await office.complaints.pages.form(place.slug, cookies, astro.url.searchParams)
  const sent = await sentForm(astro.request)
  const answers = sent ? { ...draft.answers, ...readStep(step, sent) } : draft.answers
  const code = astro.url.searchParams.get('fault')
  const faults = sent ? faultsOf(step, answers, draft.ground) : []
  const general = faultText(code)
  if (faults.length > 0 || general !== '')
    astro.response.status = faultStatus(general ? code : null)
  astro.response.headers.set('cache-control', 'no-store')
  const steps = stepsFor(answers)
  const before = steps[steps.indexOf(step) - 1]
  const allowed = sent !== null || mayShow(step, draft.answers, draft.ground)
  // Nothing behind the cookie: it is a day old, or the browser keeps no cookies.
  const lost = draft.isNew ? '?fault=draft.none' : ''
  return {
    answers,
    faults,
    general,
    files: draft.files,
    fileFaults: draft.fileFaults,
    sent,
    goTo: allowed ? null : url(stepPath(place, nextStep(draft.answers, draft.ground)) + lost),
    back: before ? url(stepPath(place, before)) : null,
  }
}

/** What is wrong with one field, or undefined. */
export const faultOf = (faults: readonly FieldError[], name: string): string | undefined =>
  faults.find((f) => f.pointer === `/${name}`)?.detail
