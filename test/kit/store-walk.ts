import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import type { Case } from '#db/cases.ts'
import { receive, record } from '#db/casework.ts'
import type { ClockGround } from '#db/casework-clocks.ts'
import { Conflict, Duplicate } from '#db/errors.ts'
import type { Store } from '#db/open.ts'
import type { Writer } from '#db/store.ts'
import type { Action, Actor, CaseCore } from '#rules/case/action.ts'
import { caseKinds } from '#rules/case/kinds.ts'
import { step } from '#rules/case/lifecycle.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { verifyChain } from '#rules/chain/verify.ts'
import { calendarOf } from '#rules/clocks/calendar.ts'
import { Refusal } from '#rules/refusal.ts'
import { actorFor, anyAction, broken, walkers, whose } from '#test/kit/case-walk.ts'
import { facts } from '#test/kit/content.ts'
import { aCase, aStaff } from '#test/kit/rows.ts'

/** The way of the walk; MODEL_SEED takes another one. Clients at once differ each time. */
export const seed = Number(process.env['MODEL_SEED'] ?? 20_261_122)
const place = 'lingxi'
const begin = Date.UTC(2026, 4, 6, 1)
const ground: ClockGround = {
  clocks: [
    ...facts().clocks,
    {
      id: 'demo-answer',
      name: '答复',
      start: 'received',
      stop: 'answered',
      length: 5,
      unit: 'working',
      kinds: [],
      pauses: ['等来件人补充'],
      extension: { length: 5, unit: 'working', source: '演示' },
      source: '演示',
      standing: 'promise',
    },
  ],
  calendar: calendarOf(facts().holidays),
}
const coreOf = (c: Case): CaseCore => ({
  ...c,
  status: c.status as CaseCore['status'],
  kind: c.kind as CaseCore['kind'],
})

/** What was written for a case, as the steps that went through say; the store must hold just that. */
type Tally = { events: number; said: number; notices: number; answers: number }

async function setUp(store: Store, many: number) {
  const people = new Map<string, string>()
  for (const body of [...walkers, 'office'])
    await store.write(async (tx) => {
      people.set(body, (await tx.staff.insert(aStaff({ body, place }))).id)
    })
  const tallies = new Map<string, Tally>()
  for (let n = 0; n < many; n += 1) {
    const row = {
      ...aCase({ place, receivedAt: begin, nameMode: 'real' }),
      id: randomUUID(),
      kind: caseKinds[n % caseKinds.length] ?? 'report',
      clueKind: n % 5 === 0 ? 'nobody' : null,
      firstResponder: 'team',
      audience: null,
    }
    await store.write((tx) => receive(tx, row, { n }, { role: 'citizen' }, ground))
    tallies.set(row.id, { events: 1, said: 0, notices: 1, answers: 0 })
  }
  return { people, tallies, ids: [...tallies.keys()] }
}

/** Puts real ids into an action that was drawn blindly; undefined when there is nothing that it could be about. */
async function made(
  tx: Writer,
  c: Case,
  drawn: Action,
  ids: readonly string[],
  people: Map<string, string>,
): Promise<Action | undefined> {
  switch (drawn.do) {
    case 'assign':
      return { ...drawn, to: people.get(c.owner) ?? '' }
    case 'request':
      return { ...drawn, request: randomUUID() }
    case 'file':
      return { ...drawn, filing: randomUUID(), number: drawn.number.trim() && randomUUID() }
    case 'decide': {
      const open = (await tx.filings.of(c.id)).find((f) => f.endedAt === null)
      return open && { ...drawn, filing: open.id }
    }
    case 'answerRequest':
    case 'lapseRequest':
    case 'markCrime': {
      const open = (await tx.requests.of(c.id)).find(
        (r) => r.outcome === null && (drawn.do !== 'lapseRequest' || r.lapsedAt === null),
      )
      if (!open) return undefined
      return drawn.do === 'markCrime'
        ? { ...drawn, request: open.id }
        : { ...drawn, request: open.id, kind: open.kind, to: open.toBody }
    }
    case 'merge': {
      const into = ids.find((id) => id !== c.id)
      return into ? { ...drawn, into } : undefined
    }
    default:
      return drawn
  }
}

const signed = (by: Actor, people: Map<string, string>): Actor =>
  by.role === 'staff' ? { ...by, id: people.get(by.body) ?? '' } : by

/** Everything that must hold of a case as it lies in the store. */
async function faultsOf(store: Store, id: string, tally: Tally): Promise<string[]> {
  const { read } = store
  const c = await read.cases.byId(id)
  if (!c) return ['the case is lost']
  const [events, messages, transfers, disputes, clocks] = await Promise.all([
    read.events.of(id),
    read.messages.of(id),
    read.transfers.of(id),
    read.disputes.of(id),
    read.caseClocks.of(id),
  ])
  const out = transfers.filter((t) => t.status === 'pending')
  const chain = { number: c.number, head: c.chainHead, length: c.chainLength }
  const running = clocks.filter((k) => k.stoppedOn === null && k.pausedOn === null)
  const waits = !['answered', 'closed', 'withdrawn'].includes(c.status)
  const answers = messages.filter((m) => m.author !== 'citizen')
  const rules: readonly (readonly [string, boolean])[] = [
    ['exactly one owner, of the bodies there are', walkers.includes(c.owner)],
    [
      'S0-41: the first responder is who took it in, or took over from it',
      c.firstResponder === events.reduce(heir, 'team'),
    ],
    ['every event is in the chain', events.length === tally.events],
    ['and the chain verifies', verifyChain(sha256, events, chain).ok],
    [
      'no message of the citizen is lost',
      messages.filter((m) => m.author === 'citizen').length === tally.said,
    ],
    ['answers reach whoever left a name', answers.length >= tally.answers],
    ['a transfer is out exactly while the case says so', out.length === (c.pendingTo ? 1 : 0)],
    ['and to that body', out.every((t) => t.toBody === c.pendingTo && t.fromBody === c.owner)],
    [
      'a dispute is open exactly while the case says so',
      disputes.filter((d) => d.settledAt === null).length === (c.dispute ? 1 : 0),
    ],
    ['one clock of each rule', new Set(clocks.map((k) => k.clockId)).size === clocks.length],
    [
      'the inbox shows the nearest running day, and none of a case that is done',
      c.dueOn === (waits ? (running.map((k) => k.dueOn).toSorted()[0] ?? null) : null),
    ],
    [
      'every transfer was told to the citizen in its own write',
      transfers
        .filter((t) => t.kind === 'transfer')
        .every((t) => messages.some((m) => m.at === t.at && m.author === 'staff')),
    ],
  ]
  return rules.filter(([, held]) => !held).map(([rule]) => `${rule} (${id})`)
}

/** Walks `steps` random steps over `many` cases by so many clients at once; gives what was broken. */
export async function walk(stores: readonly Store[], steps: number, many: number, clients: number) {
  const [store] = stores
  if (!store) throw new Error('no store')
  const { people, tallies, ids } = await setUp(store, many)
  const plan = fc.sample(fc.tuple(anyAction, whose, fc.nat({ max: many - 1 })), {
    numRuns: steps,
    seed,
  })
  const faults: string[] = []
  const seen = new Set<string>()
  let at = begin
  const one = async (mine: Store, [drawn, who, n]: (typeof plan)[number]): Promise<void> => {
    const id = ids[n] ?? ''
    // Each step has its own moment, a quarter of an hour after the last.
    at += 15 * 60_000
    const now = at
    try {
      const done = await mine.write(async (tx) => {
        const before = await tx.cases.byId(id)
        if (!before) throw new Error('no case')
        const what = await made(tx, before, drawn, ids, people)
        if (!what) return undefined
        const by = signed(actorFor(coreOf(before), who), people)
        const expected = step(coreOf(before), what, by, now)
        const after = await record(tx, before, what, by, now, ground)
        return { before, after, what, by, expected }
      })
      if (!done) return
      const { before, after, what, by, expected } = done
      if (expected instanceof Refusal) throw new Error('a refused step went through')
      faults.push(...broken(coreOf(before), coreOf(after), what, by, expected))
      seen.add(expected.event.verb)
      const tally = tallies.get(id)
      if (!tally) throw new Error('no tally')
      tally.events += 1
      tally.said += expected.said ? 1 : 0
      tally.notices += expected.notices.length
      tally.answers += what.do === 'answer' ? 1 : 0
    } catch (error) {
      // A refusal leaves nothing behind, and neither does a race that was lost; the tallies prove it.
      if (error instanceof Refusal || error instanceof Conflict || error instanceof Duplicate)
        return
      throw error
    }
  }
  const queue = [...plan]
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const mine = stores[client % stores.length] ?? store
      for (let next = queue.shift(); next; next = queue.shift()) await one(mine, next)
    }),
  )
  for (const [id, tally] of tallies) faults.push(...(await faultsOf(store, id, tally)))
  const told = [...tallies.values()].reduce((sum, t) => sum + t.notices, 0)
  if ((await store.read.outbox.pending()).open !== told)
    faults.push('every notice is in the outbox')
  return { faults, seen }
}

/** Who is first responder after an event. */
const heir = (first: string, e: { verb: string; payload: unknown }): string => {
  const { from, to } = (e.payload ?? {}) as { from?: unknown; to?: unknown }
  return e.verb === 'succeeded' && from === first ? String(to) : first
}
