import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import { needsOwner } from '#rules/case/kinds.ts'
import { dayAt, daysBetween } from '#rules/clocks/day.ts'
import { openStatuses } from '#rules/staff/boxes.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { coordinates, placeOf } from './scope.ts'

const most = 200

/** Why a case belongs on the table of a joint meeting. */
export type Topic = 'dispute' | 'silent' | 'clue'
export const topicNames: Record<Topic, string> = {
  dispute: '由谁管有争议',
  silent: '到期没有回应',
  clue: '没人管或者好几家都管',
}

/**
 * 会商清单: the open cases of a place that one body cannot end alone, made from the cases themselves (S1-20(1), (2)).
 * The ladder sees all, every other body those in which it has a part. Nobody's name and no text of a citizen is in it.
 */
export function createAgenda(deps: Deps) {
  const { store, now } = deps
  const days = (from: number) => daysBetween(dayAt(from), dayAt(now()))
  const head = (c: Case) => ({
    id: c.id,
    number: c.number,
    title: c.snapshot.item?.title ?? null,
    area: c.area,
    owner: c.owner,
    status: c.status,
  })

  return {
    async agenda(by: StaffMember) {
      const all = coordinates(deps, by.place, by)
      const { disputes, requests, cases } = store.read
      const [open, silent, clues] = await Promise.all([
        disputes.list(by.place, true, most),
        requests.silent(by.place, dayAt(now()), false, most),
        cases.clues(by.place, ['nobody', 'many'], most),
      ])
      const rows = [
        ...open.map(({ dispute: d, case: c }) => ({
          ...head(c),
          topic: 'dispute' as const,
          bodies: d.parties,
          say: d.grounds,
          stage: d.stage,
          days: days(d.openedAt),
        })),
        ...silent.map(({ request: r, case: c }) => ({
          ...head(c),
          topic: 'silent' as const,
          bodies: [r.fromBody, r.toBody],
          say: `要求 ${r.dueOn} 前回应`,
          stage: null,
          days: days(r.at),
        })),
        ...clues
          .filter((c) => needsOwner(c.clueKind) && c.namedOwner === null)
          .filter((c) => c.dispute === null && openStatuses.some((s) => s === c.status))
          .map((c) => ({
            ...head(c),
            topic: 'clue' as const,
            bodies: [c.owner],
            say: '还没有定下由谁管',
            stage: null,
            days: days(c.receivedAt),
          })),
      ]
      const mine = rows.filter((r) => all || [r.owner, ...r.bodies].includes(by.body))
      return {
        rows: mine.toSorted((a, b) => b.days - a.days),
        coordinates: all,
        meetings: placeOf(deps, by.place).meetings ?? [],
      }
    },

    /** 立案未结: penalty cases of the body without a decision, with the last day of the ninety (行政处罚法 60). */
    async filings(by: StaffMember) {
      const rows = await store.read.filings.open(by.place, by.body, most)
      return Promise.all(
        rows.map(async ({ filing, case: c }) => {
          const clocks = await store.read.caseClocks.of(c.id)
          const clock = clocks.find((k) => k.clockId === 'penalty-decision' && !k.stoppedOn)
          return {
            ...head(c),
            filing: filing.number,
            filedAt: filing.filedAt,
            dueOn: clock?.dueOn ?? null,
            pausedOn: clock?.pausedOn ?? null,
            provisional: clock?.provisional ?? false,
            source: clock?.source ?? null,
          }
        }),
      )
    },
  }
}
export type AgendaRow = Awaited<
  ReturnType<ReturnType<typeof createAgenda>['agenda']>
>['rows'][number]
