import type { Deps } from '#api/office/deps.ts'
import { restrictedObject } from '#db/audit.ts'
import type { Case } from '#db/cases.ts'
import type { CaseEvent } from '#db/events.ts'
import type { Reader } from '#db/store.ts'
import { eventNames, type EventVerb } from '#rules/case/action.ts'
import { nameModeNames } from '#rules/case/kinds.ts'
import { reservedParts } from '#rules/place/reserved.ts'
import { maySeeIdentity, withoutIdentity } from '#rules/staff/sight.ts'
import { roleNames, type Role, type StaffMember } from '#rules/staff/roles.ts'
import { besideOf, seesCrime } from './beside.ts'
import { eventText, isCrime } from './event-text.ts'
import { crimeClocks } from '#rules/clocks/verbs.ts'
import { identityOf } from './identity.ts'
import { talkOf } from './talk.ts'
import { caseFor, deskOf, mayHold, nameIn, placeOf } from './scope.ts'

const houseVerbs: Partial<Record<string, string>> = {
  assigned: '转办',
  noted: '内部记录',
  requested: '发函给别的单位',
  request_answered: '别的单位答复',
  request_lapsed: '别的单位到期没有回应',
  request_marked: '函件办到下一步',
  measured: '保存证据、查封扣押',
}

/** Who of the staff did something, by name; an account that is gone keeps its id. */
async function namesOf(
  read: Reader,
  by: StaffMember,
): Promise<Map<string, { name: string; role: Role; holds: boolean }>> {
  const all = await read.staff.list(by.place)
  return new Map(
    all.map((s) => [s.id, { name: s.name, role: s.role as Role, holds: mayHold(by, s) }]),
  )
}

/**
 * Everything that the page of a case shows to this person. Whoever may not know who complained gets the texts with
 * the complainant's name, telephone and mail blanked out. Opening is an audit row (A6.7).
 */
export const createView = (deps: Deps) => ({
  async open(by: StaffMember, id: string) {
    const { store, now } = deps
    const c = await caseFor(deps, store.read, by, id)
    const desk = deskOf(store.read, by)
    const [events, messages, files, transfers, clocks, names] = await Promise.all([
      desk.events.of(c.id),
      desk.messages.of(c.id),
      desk.files.of(c.id),
      desk.transfers.of(c.id),
      desk.caseClocks.of(c.id),
      namesOf(store.read, by),
    ])
    const sees = maySeeIdentity(by, c)
    const identity = identityOf(deps.keys, c)
    const plain = (text: string): string =>
      sees ? text : withoutIdentity(text, Object.values(identity))
    const hidden = crimeClocks(deps.facts().clocks)
    const seen = (e: CaseEvent) => seesCrime(by, c) || !isCrime(e.verb, e.payload)
    const object = c.audience === null ? `case:${c.id}` : restrictedObject(c.audience, c.id)
    const verb = c.audience === null ? 'case.see' : 'restricted.see'
    await store.write((tx) =>
      tx.audit.insert({
        at: now(),
        staffId: by.id,
        verb,
        object,
        detail: { identity: sees && c.nameMode !== 'anonymous' },
      }),
    )
    const place = placeOf(deps, c.place)
    const nameOf = (key: string) =>
      names.get(key)?.name ??
      (place.bodies.some((b) => b.id === key) ? nameIn(deps, c, key, '') : undefined)
    const item = deps.facts().items.find((i) => i.id === c.itemId)
    const beside = await besideOf(deps, by, c, desk, clocks)
    return {
      case: shown(c, plain),
      /** The number and the day of the platform that handed it down. */
      order: c.foreignId === null ? null : ((await store.read.workOrders.ofCase(c.id)) ?? null),
      place,
      identity: sees ? identity : null,
      identityWhy: whyHidden(c, sees),
      ...beside,
      requests: beside.requests.map((r) => ({
        ...r,
        text: plain(r.text),
        answer: r.answer === null ? null : plain(r.answer),
      })),
      disputes: beside.disputes.map((d) => ({
        ...d,
        grounds: plain(d.grounds),
        text: d.text === null ? null : plain(d.text),
      })),
      timeline: events.filter(seen).map((e) => ({
        seq: e.seq,
        at: e.at,
        verb: e.verb,
        name: eventNames[e.verb as EventVerb] ?? houseVerbs[e.verb] ?? e.verb,
        who: e.staffId ? (names.get(e.staffId)?.name ?? '') : e.role === 'citizen' ? '来件人' : '',
        role: roleNames[e.role as Role] ?? '',
        text: plain(eventText(e.verb, e.payload, nameOf)),
        public: e.public,
      })),
      /** What was said in the conversation that the case came from. */
      talk: talkOf(events[0]?.payload).map((t) => ({ ...t, text: plain(t.text) })),
      messages: messages.map((m) => ({
        ...m,
        text: plain(m.text),
        who: m.staffId ? (names.get(m.staffId)?.name ?? '') : '',
      })),
      files: files.map((f) => ({
        id: f.id,
        name: plain(f.name),
        mime: f.mime,
        bytes: f.bytes,
        author: f.author,
      })),
      transfers: transfers.map((t) => ({
        ...t,
        grounds: plain(t.grounds),
        initialHandling: t.initialHandling === null ? null : plain(t.initialHandling),
        reason: t.reason === null ? null : plain(t.reason),
        evidence: null,
      })),
      clocks: clocks.filter((k) => seesCrime(by, c) || !hidden.has(k.clockId)),
      /** S0-12: which penalties for this matter stay above. */
      reserved: item ? reservedParts(place, item) : null,
      item: item ?? null,
      /** What the desk settled it to be about; null before that, and for what is restricted. */
      settled: (await store.read.labelled.of(c.id)) ?? null,
      colleagues: [...names]
        .filter(([staffId, n]) => n.holds && staffId !== c.handler)
        .map(([staffId, { name, role }]) => ({ id: staffId, name, role })),
      handler: c.handler ? (names.get(c.handler)?.name ?? '') : '',
    }
  },
})
export type CaseView = Awaited<ReturnType<ReturnType<typeof createView>['open']>>

const shown = (c: Case, plain: (text: string) => string) => ({
  id: c.id,
  number: c.number,
  version: c.version,
  place: c.place,
  kind: c.kind,
  clueKind: c.clueKind,
  channel: c.channel,
  status: c.status,
  text: plain(c.text),
  wish: c.wish,
  occurred: c.occurred,
  area: c.area,
  spot: c.spot === null ? null : plain(c.spot),
  itemId: c.itemId,
  snapshot: c.snapshot,
  firstResponder: c.firstResponder,
  owner: c.owner,
  handler: c.handler,
  pendingTo: c.pendingTo,
  inNameOf: c.inNameOf,
  nameMode: c.nameMode,
  restricted: c.audience !== null,
  receivedAt: c.receivedAt,
  acceptedAt: c.acceptedAt,
  answeredAt: c.answeredAt,
  closedAt: c.closedAt,
  dueOn: c.dueOn,
  dispute: c.dispute,
  finding: c.finding,
  namedOwner: c.namedOwner,
  rating: c.rating,
  demo: c.demo,
  chainLength: c.chainLength,
})

const whyHidden = (c: Case, sees: boolean): string => {
  if (c.nameMode === 'anonymous') return '匿名，没有留下姓名和联系方式'
  if (sees) return nameModeNames[c.nameMode]
  return c.nameMode === 'withheld'
    ? '来件人要求保密：姓名和联系方式只有首问单位看得到。要补充情况，请用“请来件人补充”，由系统转达'
    : '姓名和联系方式由承办单位和首问单位掌握'
}
