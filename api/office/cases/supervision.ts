import type { Deps } from '#api/office/deps.ts'
import type { LetterRow } from '#db/letters.ts'
import type { Request } from '#db/requests.ts'
import { dayAt, daysBetween } from '#rules/clocks/day.ts'
import { serialWords, supervisionKinds } from '#rules/letters/template.ts'
import { invalid } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'

const most = 200

/** 督办文书 say what is wrong and until when an answer is due. */
export function refuseIncomplete(of: { text: string; dueOn: string }, today: string): void {
  if (!of.text) throw invalid('请写明内容', [{ pointer: '/text', detail: '请写明内容' }])
  const wrong = !of.dueOn ? '请写要求反馈的日期' : of.dueOn < today ? '日期已经过了' : null
  if (wrong) throw invalid(wrong, [{ pointer: '/dueOn', detail: wrong }])
}

/** A letter as lists name it. */
export const letterLine = (l: LetterRow, titles: ReadonlyMap<string, string>) => ({
  id: l.id,
  caseId: l.caseId,
  title: titles.get(l.kind) ?? l.kind,
  serial: serialWords(l.serial),
  at: l.at,
  sha256: l.sha256,
})

/** What came back on a paper, or how long it has been silent. */
const answerOf = (r: Request, today: string) => ({
  outcome: r.outcome,
  text: r.answer,
  at: r.answeredAt,
  dueOn: r.dueOn,
  late: r.outcome === null && r.dueOn !== null && r.dueOn < today,
  /** Its silence stands on record. */
  lapsed: r.lapsedAt !== null,
  age: daysBetween(dayAt(r.at), today),
})

/** The ledger of 督办文书: what this body sent and received, whose answer is due, whose is late (S2-5). */
export const createSupervision = ({ store, now, facts }: Deps) => ({
  async supervisionLetters(by: StaffMember) {
    const [rows, asked, people] = await Promise.all([
      store.read.letters.kinds(by.place, supervisionKinds, most),
      store.read.requests.ofKind(by.place, 'supervision', most),
      store.read.staff.list(by.place),
    ])
    const titles = new Map((facts().letters ?? []).map((t) => [t.id, t.title]))
    const today = dayAt(now())
    const answers = new Map(asked.map(({ request: r }) => [r.letterSerial, answerOf(r, today)]))
    const bodies = new Map(people.map((s) => [s.id, s.body]))
    const lines = rows
      .map((r) => ({
        ...letterLine(r, titles),
        to: r.toBody,
        mine: bodies.get(r.staffId ?? '') === by.body,
        answer: answers.get(r.serial) ?? null,
      }))
      .filter((l) => l.mine || l.to === by.body)
    const open = lines.filter((l) => l.mine && l.answer?.outcome === null)
    const rank = ({ answer }: (typeof lines)[number]) =>
      answer?.outcome !== null ? 2 : answer.late ? 0 : 1
    return {
      counts: supervisionKinds.map((kind) => ({
        title: titles.get(kind) ?? kind,
        count: rows.filter((r) => r.kind === kind).length,
      })),
      /** Papers of this body without an answer, and those of them whose day has passed. */
      waiting: open.length,
      overdue: open.filter((l) => l.answer?.late).length,
      lines: lines.toSorted((a, b) => rank(a) - rank(b)),
    }
  },
})
