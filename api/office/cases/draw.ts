import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import type { LetterRow } from '#db/letters.ts'
import type { Writer } from '#db/store.ts'
import { dayAt } from '#rules/clocks/day.ts'
import {
  dayWords,
  fillParagraphs,
  serialWords,
  type LetterTemplate,
  type LetterText,
} from '#rules/letters/template.ts'
import { withoutIdentity } from '#rules/staff/sight.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { identityOf } from './identity.ts'
import { issuerOf } from './papers.ts'
import { nameIn, placeOf } from './scope.ts'

type Drawn = {
  c: Case
  template: LetterTemplate
  serial: string
  /** Whom it addresses, in words; `toBody` is null for the citizen. */
  to: string
  toBody: string | null
  paragraphs: string[]
  by: StaffMember
}

/** Keeps a letter with all its words fixed, in the caller's write. */
export function drawn(deps: Deps, tx: Writer, d: Drawn): Promise<LetterRow> {
  const { c, template, by } = d
  const at = deps.now()
  const data: LetterText = {
    kind: template.id,
    title: template.title,
    serial: serialWords(d.serial),
    to: d.to,
    paragraphs: d.paragraphs,
    closing: template.closing,
    // In whose name the power is exercised, as the page of the letter says it (S0-18).
    issuer: nameIn(
      deps,
      c,
      issuerOf(deps, placeOf(deps, c.place), c, { at, fromBody: by.body }),
      '',
    ),
    on: dayWords(dayAt(at)),
    demo: c.demo || deps.config.mode === 'demo',
  }
  const { serial, toBody } = d
  const row = { caseId: c.id, place: c.place, kind: template.id, serial, toBody, data, at }
  return tx.letters.insert({ ...row, staffId: by.id })
}

type Auto = {
  kind: string
  serial: string
  to: string
  text?: string
  grounds?: string
  handling?: string
  dueOn?: string
  evidence: readonly string[]
}

/**
 * The letter that a step itself sends: transfer, summons, assistance, hazard. Who withheld their name is not in it
 * (S1-25). A kind without a template (a suspected crime has a form of its own) leaves none.
 */
export async function drawAuto(
  deps: Deps,
  tx: Writer,
  by: StaffMember,
  c: Case,
  auto: Auto,
): Promise<void> {
  const template = deps.facts().letters?.find((t) => t.id === auto.kind && t.when === 'auto')
  if (!template || c.audience !== null) return
  const known = Object.values(identityOf(deps.keys, c))
  const plain = (text: string) => withoutIdentity(text, known)
  const paragraphs = fillParagraphs(template, {
    number: c.number,
    title: c.snapshot.item?.title ?? null,
    text: plain(auto.text ?? c.text),
    grounds: plain(auto.grounds ?? ''),
    handling: plain(auto.handling ?? ''),
    evidence: plain(auto.evidence.join('；') || '无'),
    dueOn: auto.dueOn ? dayWords(auto.dueOn) : null,
  })
  const to = nameIn(deps, c, auto.to, '/to')
  await drawn(deps, tx, { c, template, serial: auto.serial, to, toBody: auto.to, paragraphs, by })
}
