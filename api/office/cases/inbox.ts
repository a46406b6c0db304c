import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import type { InboxMark } from '#db/inbox.ts'
import { parseNumber } from '#rules/case/number.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { isLateAt } from '#rules/clocks/due.ts'
import { tokens } from '#rules/text/tokens.ts'
import { countedTo, doneStatuses, openStatuses, type Box } from '#rules/staff/boxes.ts'
import { maySee, maySeeIdentity, withoutIdentity } from '#rules/staff/sight.ts'
import { allows, type StaffMember } from '#rules/staff/roles.ts'
import { identityOf } from './identity.ts'
import { deskOf } from './scope.ts'

export const pageSize = 50
const most = 200

/** One line of the inbox: enough to choose by, without anybody's name. */
const lineOf = (c: Case, dueAt: number | undefined, text: string) => ({
  id: c.id,
  number: c.number,
  status: c.status,
  kind: c.kind,
  title: c.snapshot.item?.title ?? null,
  text: [...text].slice(0, 60).join(''),
  area: c.area,
  owner: c.owner,
  firstResponder: c.firstResponder,
  pendingTo: c.pendingTo,
  handler: c.handler,
  dueOn: c.dueOn,
  /** The minute, where the next deadline is one in hours. */
  dueAt: dueAt !== undefined && dayAt(dueAt) === c.dueOn ? dueAt : null,
  receivedAt: c.receivedAt,
  demo: c.demo,
})
export type Line = ReturnType<typeof lineOf>

/** Lines as a person may read them: without the complainant's name in the text for whoever may not know it. */
export const lineFor =
  ({ keys }: Pick<Deps, 'keys'>, by: StaffMember) =>
  (c: Case, dueAt?: number): Line => {
    const open = c.nameMode === 'anonymous' || maySeeIdentity(by, c)
    const text = open ? c.text : withoutIdentity(c.text, Object.values(identityOf(keys, c)))
    return lineOf(c, dueAt, text)
  }
/** What a list is narrowed to; an empty word narrows nothing. */
export type Narrowed = { status?: string; kind?: string }

const markOf = (text: string | null): InboxMark | undefined => {
  const [dueOn = '', receivedAt = '', id = ''] = (text ?? '').split('~')
  return id ? { dueOn: dueOn || null, receivedAt: Number(receivedAt), id } : undefined
}
const markText = (c: Case): string => `${c.dueOn ?? ''}~${c.receivedAt}~${c.id}`

/** The desk's lists: by deadline, counted, searched. Each reads through the person's own sight. */
export function createInbox(deps: Deps) {
  const { store, now } = deps
  const today = () => dayAt(now())
  /** Cases whose last minute went by today, by id, each with its status. */
  const lateIds = async (by: StaffMember): Promise<Map<string, string>> => {
    const { place, body } = by
    const { caseClocks } = deskOf(store.read, by)
    const late = await caseClocks.lateToday({ place, body, now: now(), today: today() })
    return new Map(late.map((row) => [row.id, row.status]))
  }

  async function rows(
    by: StaffMember,
    box: Box,
    after: string | null,
    { status = '', kind = '' }: Narrowed = {},
  ): Promise<Case[]> {
    const { cases } = deskOf(store.read, by)
    const from = markOf(after)
    const of = {
      place: by.place,
      body: by.body,
      limit: pageSize,
      ...(from ? { after: from } : {}),
      ...(kind ? { kind } : {}),
    }
    const open = openStatuses.filter((s) => status === '' || s === status)
    switch (box) {
      case 'mine':
        return cases.inbox({ ...of, status: open, handler: by.id })
      case 'waiting':
        return (
          await cases.inbox({ ...of, limit: most, status: ['waiting_receiver', 'withdrawn'] })
        ).filter((c) => c.pendingTo !== null)
      case 'overdue': {
        const next = await cases.inbox({ ...of, status: openStatuses })
        const late = await lateIds(by)
        return next.filter((c) => isLateAt(c, now()) || late.has(c.id))
      }
      case 'following':
        return cases.inbox({ ...of, box: 'following', status: open })
      case 'done':
        return cases.inbox({ ...of, status: doneStatuses })
      case 'copied':
        return []
      case 'body':
        return cases.inbox({ ...of, status: open })
    }
  }

  /** The case that a platform knows by this number, in the person's own place. */
  const byOrder = async (by: StaffMember, id: string): Promise<Case | undefined> => {
    if (id.length < 4 || id.length > 60) return undefined
    const { cases } = deskOf(store.read, by)
    return (
      (await cases.byForeignId('hotline', id, by.place)) ??
      (await cases.byForeignId('platform', id, by.place))
    )
  }

  return {
    /** One box, the next deadline first; `next` is the mark behind which the next page begins. */
    async inbox(by: StaffMember, box: Box, after: string | null = null, only: Narrowed = {}) {
      const found = await rows(by, box, after, only)
      const last = found.at(-1)
      const moments = await deskOf(store.read, by).caseClocks.moments(found.map((c) => c.id))
      return {
        lines: found.map((c) => lineFor(deps, by)(c, moments.get(c.id))),
        next: found.length === pageSize && last ? markText(last) : null,
      }
    },

    /** What the body was told for information (S1-20(3)): never the case itself. */
    async copied(by: StaffMember) {
      const told = await deskOf(store.read, by).transfers.to(by.place, by.body, 'accepted', most)
      return told
        .filter(({ transfer }) => transfer.kind === 'copy')
        .map(({ transfer, case: c }) => ({
          number: c.number,
          title: c.snapshot.item?.title ?? null,
          from: transfer.fromBody,
          grounds: transfer.grounds,
          at: transfer.at,
        }))
    },

    /** Numbers beside the boxes; from `countedTo` on a number only says that there are more. */
    async counts(by: StaffMember): Promise<Partial<Record<Box, number>>> {
      const { cases } = deskOf(store.read, by)
      const { place, body } = by
      const groups = await cases.counts({ place, body, today: today(), most: countedTo })
      const sum = (statuses: readonly string[], of: 'count' | 'overdue' = 'count') =>
        groups.filter((g) => statuses.includes(g.status)).reduce((n, g) => n + g[of], 0)
      const mine = await cases.inbox({
        place,
        body,
        status: openStatuses,
        handler: by.id,
        limit: most,
      })
      return {
        body: sum(openStatuses),
        mine: mine.length,
        waiting: (await rows(by, 'waiting', null)).length,
        overdue:
          sum(openStatuses, 'overdue') +
          [...(await lateIds(by)).values()].filter((status) =>
            openStatuses.some((open) => open === status),
          ).length,
        done: sum(doneStatuses),
      }
    },

    /** By number, else by words; restricted cases have no index and are found by their number alone. */
    async search(by: StaffMember, query: string): Promise<Line[]> {
      const desk = deskOf(store.read, by)
      const number = parseNumber(query)
      const exact = number
        ? await desk.cases.byNumber(number)
        : await byOrder(by, query.normalize('NFKC').replace(/\s/g, ''))
      const found = exact
        ? [exact]
        : allows(by.role, 'restricted.see')
          ? []
          : await store.read.search.cases(tokens(query.slice(0, 200)).slice(0, 40), {
              place: by.place,
              body: by.body,
              limit: pageSize,
            })
      const seen = found.filter((c) => maySee(by, c))
      // What was looked for may itself be personal, so only the fact stands in the audit.
      await store.write((tx) =>
        tx.audit.insert({
          at: now(),
          staffId: by.id,
          verb: 'case.search',
          object: `place:${by.place}`,
          detail: { found: allows(by.role, 'restricted.see') ? 0 : seen.length },
        }),
      )
      return seen.map((c) => lineFor(deps, by)(c))
    },
  }
}
