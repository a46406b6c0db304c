import type { ClockRow } from '#db/casework-clocks.ts'
import type { Case } from '#db/cases.ts'
import type { CaseEvent } from '#db/events.ts'
import type { FileRow } from '#db/files.ts'
import type { Message } from '#db/messages.ts'
import { eventNames, type Action, type EventVerb } from '#rules/case/action.ts'
import {
  caseKindNames,
  caseStatusNames,
  findingNames,
  nameModeNames,
  type CaseKind,
  type CaseStatus,
  type Finding,
} from '#rules/case/kinds.ts'
import { step } from '#rules/case/lifecycle.ts'
import { sentence } from '#rules/case/notice.ts'
import { citizenClocks, clocksOf, clockStandingNames } from '#rules/clocks/citizen.ts'
import { provisionalNote } from '#rules/clocks/calendar.ts'
import type { Clock } from '#rules/content/common.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { isLateAt } from '#rules/clocks/due.ts'
import { innerClocks } from '#rules/clocks/verbs.ts'
import { bodyName } from '#rules/place/body.ts'
import { Refusal } from '#rules/refusal.ts'
import type { Decided } from './decided.ts'

type Parts = {
  facts: Facts
  place: Place
  c: Case
  events: readonly Pick<CaseEvent, 'verb' | 'at' | 'payload'>[]
  messages: readonly Message[]
  clocks: readonly ClockRow[]
  files: readonly FileRow[]
  decisions: Decided[]
  now: number
}

/** What an event says beside its name, from its payload; erased payloads say nothing. */
function detail(e: Pick<CaseEvent, 'verb' | 'payload'>): string {
  if (e.payload === null || typeof e.payload !== 'object' || Array.isArray(e.payload)) return ''
  const value = (key: string): string => {
    const found = (e.payload as Record<string, unknown>)[key]
    return typeof found === 'string' ? found : ''
  }
  switch (e.verb) {
    case 'transferred':
      return `接收单位：${value('toName')}`
    case 'transfer_returned':
      return `理由：${sentence(value('grounds'))}建议：${sentence(value('proposal'))}`
    case 'transfer_recalled':
    case 'disputed':
    case 'dispute_raised':
      return `理由：${value('grounds')}`
    case 'dispute_settled':
      return [`由${value('ownerName')}管`, value('organ'), value('document')]
        .filter(Boolean)
        .join('，')
    case 'extended':
      return `理由：${value('reason')}`
    case 'checked':
      return `两名以上执法人员到过现场，日期：${value('on')}`
    case 'found':
      return findingNames[value('finding') as Finding] ?? ''
    case 'filed':
      return `立案编号：${value('number')}`
    case 'concluded':
      return `决定书文号：${value('decision')}`
    case 'closed':
      return value('result')
    default:
      return ''
  }
}

/** Said of a clock that ran out where its own row says nothing else (行政处罚法 75). */
const lateRemedy = '可以在这里催办，也可以向承办单位的上级机关或者监督机构反映'

/**
 * Deadlines as a citizen may see them: never an internal reminder, each with source and standing (on-the-page 5); one that
 * ran out says so, and what can be done.
 */
const shownClocks = (
  clocks: readonly ClockRow[],
  hidden: ReadonlySet<string>,
  rules: readonly Clock[],
  now: number,
) =>
  clocks
    .filter((k) => k.standing !== 'internal' && !hidden.has(k.clockId))
    .map((k) => ({
      name: k.name,
      dueOn: k.dueOn,
      dueAt: k.dueAt,
      standing: clockStandingNames[k.standing as Clock['standing']],
      source: k.source,
      note: k.provisional ? provisionalNote : '',
      paused: k.pausedOn !== null,
      done: k.stoppedOn,
      late: k.stoppedOn === null && k.pausedOn === null && isLateAt(k, now),
      remedy: rules.find((rule) => rule.id === k.clockId)?.remedy ?? lateRemedy,
    }))

const citizenSteps = {
  reply: { do: 'reply', text: '·' },
  withdraw: { do: 'withdraw' },
  urge: { do: 'urge', text: '·' },
  rate: { do: 'rate', score: 5 },
  reopen: { do: 'dissatisfied', reason: '·' },
} as const satisfies Record<string, Action>
export type May = keyof typeof citizenSteps

/** What the citizen may do now, by trying each on the one state machine. */
function mayNow(c: Case): May[] {
  const core = { ...c, status: c.status as CaseStatus, kind: c.kind as CaseKind }
  return (Object.keys(citizenSteps) as May[]).filter(
    (name) => !(step(core, citizenSteps[name], { role: 'citizen' }, 0) instanceof Refusal),
  )
}

/** The case as its citizen sees it: no staff name, nothing from inside the house. */
export function caseView(parts: Parts) {
  const { facts, place, c, events, messages, clocks, files, decisions } = parts
  const status = c.status as CaseStatus
  const field = c.itemId === null ? undefined : facts.items.find((i) => i.id === c.itemId)?.field
  const fieldName = facts.fields.find((f) => f.id === field)?.name
  const named = (id: string): string => {
    const body = place.bodies.find((b) => b.id === id)
    return body ? bodyName(body, fieldName) : '首问单位'
  }
  return {
    number: c.number,
    kind: caseKindNames[c.kind as CaseKind] ?? c.kind,
    status,
    statusName: caseStatusNames[status],
    text: c.text,
    wish: c.wish,
    occurred: c.occurred,
    area: place.areas.find((a) => a.id === c.area)?.name ?? null,
    spot: c.spot,
    nameMode: nameModeNames[c.nameMode],
    restricted: c.audience !== null,
    /** The item, the body and the reasons as they stood on the day (DESIGN §5). */
    item: c.snapshot.item,
    assigned: c.snapshot.owner,
    inNameOf: c.inNameOf === null ? null : named(c.inNameOf),
    trace: c.snapshot.trace,
    owner: named(c.owner),
    firstResponder: named(c.firstResponder),
    waitingFor: c.pendingTo === null ? null : named(c.pendingTo),
    receivedAt: c.receivedAt,
    timeline: events.map((e) => ({
      at: e.at,
      verb: e.verb,
      name: eventNames[e.verb as EventVerb] ?? '',
      detail: detail(e),
    })),
    messages: messages.map((m) => ({
      at: m.at,
      mine: m.author === 'citizen',
      from: m.author === 'citizen' ? '您' : m.body ? named(m.body) : '系统',
      text: m.text,
    })),
    clocks: shownClocks(
      clocks,
      innerClocks(facts.clocks),
      clocksOf(facts.clocks, place),
      parts.now,
    ),
    /** Said when no limit for the answer is published. */
    noLimit: citizenClocks(clocksOf(facts.clocks, place), c.kind).sentence ?? null,
    files: files.map((f) => ({ name: f.name, bytes: f.bytes })),
    /** What the penalty case ended in, once the register shows it. */
    decisions,
    may: mayNow(c),
    rating: c.rating,
    chain: { head: c.chainHead, length: c.chainLength },
    demo: c.demo,
  }
}
export type CaseView = ReturnType<typeof caseView>
