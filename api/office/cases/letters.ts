import { randomUUID } from 'node:crypto'
import type { Deps } from '#api/office/deps.ts'
import { letterDocx } from '#api/outside/docx.ts'
import type { Case } from '#db/cases.ts'
import type { CaseEvent } from '#db/events.ts'
import type { LetterRow } from '#db/letters.ts'
import type { Reader, Writer } from '#db/store.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { shortFault } from '#rules/fault.ts'
import {
  dayWords,
  fillParagraphs,
  letterText,
  serialWords,
  type LetterTemplate,
  type LetterText,
  type LetterValues,
} from '#rules/letters/template.ts'
import { conflict, forbidden, invalid, notFound } from '#rules/refusal.ts'
import { withoutIdentity } from '#rules/staff/sight.ts'
import { allows, type StaffMember } from '#rules/staff/roles.ts'
import { drawn } from './draw.ts'
import { lastSaid } from './draft-answer.ts'
import { identityOf } from './identity.ts'
import { lookedInto } from './looked.ts'
import { caseFor, deskOf, nameIn } from './scope.ts'
import { letterSerial, type Step, type Target } from './step.ts'
import { letterLine, refuseIncomplete } from './supervision.ts'

export type LetterInput = { kind: string; to: string; text: string; dueOn: string }
const verbOf = { accepted: 'accepted', transferred: 'transferred', extended: 'extended' } as const
const most = 200

/** Official letters that a person makes on a case: to the citizen, and 督办函 and kin to a body (S2-5). */
export function createLetters(deps: Deps, act: Step) {
  const { store, now, files } = deps
  const templates = () => deps.facts().letters ?? []

  const reached = (t: LetterTemplate, events: readonly CaseEvent[], c: Case): boolean =>
    t.when === 'manual' ||
    (t.when === 'answered' ? c.answeredAt !== null : events.some((e) => e.verb === t.when))

  const mayMake = (by: StaffMember, t: LetterTemplate, c: Case): boolean =>
    c.audience === null &&
    t.when !== 'auto' &&
    (t.when === 'manual'
      ? allows(by.role, 'paper.supervise')
      : allows(by.role, 'paper.issue') && [c.owner, c.firstResponder].includes(by.body))

  async function valuesOf(read: Reader, c: Case, input: LetterInput, kind: LetterTemplate) {
    const events = await read.events.of(c.id)
    const answer = lastSaid(events, 'answered', 'text')
    const grounds =
      kind.when === 'extended'
        ? lastSaid(events, 'extended', 'reason')
        : lastSaid(events, verbOf.transferred, 'grounds')
    return {
      number: c.number,
      receivedOn: dayWords(dayAt(c.receivedAt)),
      title: c.snapshot.item?.title ?? null,
      owner: nameIn(deps, c, c.owner, ''),
      dueOn: input.dueOn ? dayWords(input.dueOn) : c.dueOn ? dayWords(c.dueOn) : null,
      answer,
      grounds,
      to: lastSaid(events, 'transferred', 'toName'),
      text: input.text,
    } satisfies LetterValues
  }

  /** Makes the archive copy of every letter that has none: at once after it was made, and again after a crash. */
  async function archive(): Promise<number> {
    let copies = 0
    for (const row of await store.read.looseLetters.uncopied(most)) {
      const copy = await files.put(await letterDocx(letterText.parse(row.data)))
      const kept = await store.write((tx) => tx.letters.copied(row.id, copy))
      if (kept) copies++
      // Somebody else was first: their copy is the archive's.
      else await files.remove(copy.path)
    }
    return copies
  }
  const soon = () =>
    archive().catch((error: unknown) =>
      deps.log('warn', 'letters.uncopied', { error: shortFault(error) }),
    )

  async function opened(by: StaffMember, caseId: string, letterId: string) {
    const desk = deskOf(store.read, by)
    const row = await desk.letters.byId(letterId)
    // Whoever is written to reads the letter, and nothing else of the case.
    const own = row?.caseId === caseId && row.place === by.place && row.toBody === by.body
    const c =
      (own ? await desk.cases.byId(caseId) : undefined) ??
      (await caseFor(deps, store.read, by, caseId))
    if (!row || row.caseId !== c.id || row.data === null) throw notFound('没有这份文书')
    await lookedInto(deps)(by, c, { letter: row.serial })
    return { row, text: letterText.parse(row.data), number: c.number }
  }

  return {
    archiveLetters: archive,

    /** Which letters this person may make on a case now, and those that went out. */
    async lettersOf(by: StaffMember, caseId: string) {
      const c = await caseFor(deps, store.read, by, caseId)
      const desk = deskOf(store.read, by)
      const [events, sent] = await Promise.all([desk.events.of(c.id), desk.letters.of(c.id)])
      const titles = new Map(templates().map((t) => [t.id, t.title]))
      return {
        make: templates()
          .filter((t) => mayMake(by, t, c) && reached(t, events, c))
          .map(({ id, title, to, when }) => ({ id, title, to, when })),
        sent: sent.map((l) => letterLine(l, titles)),
      }
    },

    /**
     * Makes a letter: number, words and the event in the chain in one write, the archive copy right after it. The number
     * is taken in that write, so a letter that fails leaves no gap. 督办文书 wait for an answer until their day (S2-5).
     */
    async letterOut(by: StaffMember, at: Target, input: LetterInput): Promise<LetterRow> {
      const template = templates().find((t) => t.id === input.kind)
      if (!template) throw invalid('请选文书', [{ pointer: '/kind', detail: '请从列表里选文书' }])
      const made: LetterRow[] = []
      const asks = template.when === 'manual'
      const verb = asks ? 'paper.supervise' : 'paper.issue'
      const request = randomUUID()
      await act(
        by,
        at,
        verb,
        async (c, tx) => {
          if (!mayMake(by, template, c)) throw forbidden('您的岗位不能在这件工单上出这种文书')
          if (!reached(template, await tx.events.of(c.id), c))
            throw conflict('工单还没有办到这一步，不能出这份文书')
          const serial = await letterSerial(deps, tx, c.place)
          made[0] = await put(tx, by, c, template, input, serial)
          return asks
            ? {
                do: 'request',
                request,
                kind: 'supervision',
                to: input.to,
                toName: nameIn(deps, c, input.to, '/to'),
                text: `${template.title}：${input.text}`,
                dueOn: input.dueOn,
              }
            : { do: 'note', text: `出具${template.title}，${serialWords(serial)}` }
        },
        async (tx) => {
          if (asks && made[0])
            await tx.requests.attach(request, { letterSerial: made[0].serial, evidence: [] })
        },
      )
      await soon()
      const [row] = made
      if (!row) throw new Error('a letter was made and is not there')
      return row
    },

    /** One letter as it went out; a look of its own in the audit. */
    letterCopy: opened,

    /** The archive copy, byte for byte, after its hash has been compared. */
    async letterFile(by: StaffMember, caseId: string, letterId: string) {
      const { row, text } = await opened(by, caseId, letterId)
      if (row.path === null) await archive()
      const again = row.path ? row : await deskOf(store.read, by).letters.byId(letterId)
      const bytes = again?.path ? await files.get(again.path) : undefined
      if (!again || !bytes) throw notFound('文书的存档副本不在了')
      return { name: `${text.title}（${text.serial}）.docx`, bytes, sha256: again.sha256 }
    },
  }

  async function put(
    tx: Writer,
    by: StaffMember,
    c: Case,
    template: LetterTemplate,
    input: LetterInput,
    serial: string,
  ): Promise<LetterRow> {
    if (template.when === 'manual') refuseIncomplete(input, dayAt(now()))
    const identity = identityOf(deps.keys, c)
    const toBody = template.to === 'body' ? input.to : null
    const values = await valuesOf(tx, c, input, template)
    // What goes to another body, and the words of an answer, never name who reported under a withheld name.
    const paragraphs = fillParagraphs(template, values).map((p) =>
      template.to === 'body' ? withoutIdentity(p, Object.values(identity)) : p,
    )
    const to = toBody === null ? (identity.name ?? '来件人') : nameIn(deps, c, toBody, '/to')
    return drawn(deps, tx, { c, template, serial, to, toBody, paragraphs, by })
  }
}

export type LettersView = Awaited<ReturnType<ReturnType<typeof createLetters>['lettersOf']>>
export type { LetterText }
