import { z } from 'zod'
import { reading, type AdminReading } from '#api/office/admin-reading.ts'
import { caseKinds } from '#rules/case/kinds.ts'
import { boxes, openStatuses } from '#rules/staff/boxes.ts'
import type { CasesUse } from './use.ts'

const none = z.object({})
const readers = ['case.see', 'restricted.see'] as const
const listQuery = z.object({
  box: z.enum(boxes, 'box 要写清单里的一个').default('body').openapi({ description: '哪一类' }),
  status: z.enum(openStatuses, 'status 要写清单里的一个').optional(),
  kind: z.enum(caseKinds, 'kind 要写清单里的一个').optional(),
  q: z.string().trim().max(200, 'q 最多 200 个字').optional().openapi({
    description: '编号，或内容里的词；写了它，别的条件都不用',
  }),
  after: z.string().max(200).optional().openapi({ description: '上一页的 next' }),
})

/** What the desk shows, as JSON; mounted under /api. */
export const caseReadings = (cases: CasesUse): AdminReading[] => [
  reading({
    path: '/admin/todo',
    gate: readers,
    summary: '要先办的：今天到期、快到期、超期、被退回、等回话',
    query: none,
    run: async ({ by }) => ({
      ...(await cases.todo(by)),
      letters: await cases.lettersDue(by),
    }),
  }),
  reading({
    path: '/admin/cases',
    gate: readers,
    summary: '工单的清单，期限近的在前；也按编号和内容找',
    query: listQuery,
    run: async ({ by }, { box, status = '', kind = '', q = '', after = null }) => {
      const counts = await cases.counts(by)
      if (q) return { counts, lines: await cases.search(by, q), next: null }
      if (box === 'copied') return { counts, lines: await cases.copied(by), next: null }
      return { counts, ...(await cases.inbox(by, box, after, { status, kind })) }
    },
  }),
  reading({
    path: '/admin/cases/:id',
    gate: readers,
    summary: '一件工单：内容、经过、往来、期限、函件、谁看过（打开会记入审计）',
    query: none,
    run: async ({ by, id }) => {
      // The place has an API of its own: the open data of its pages.
      const { place: _, ...view } = await cases.open(by, id)
      const letters = view.case.restricted ? null : await cases.lettersOf(by, id)
      return { ...view, letters, seenBy: await cases.seenBy(by, id) }
    },
  }),
  reading({
    path: '/admin/letters',
    gate: 'case.respond',
    summary: '来函：别的单位吹哨、请求协助、通报、督办的',
    query: none,
    run: async ({ by }) => cases.letters(by),
  }),
  reading({
    path: '/admin/agenda',
    gate: 'case.see',
    summary: '会商清单：一个单位定不了的事',
    query: none,
    run: async ({ by }) => ({ agenda: await cases.agenda(by) }),
  }),
  reading({
    path: '/admin/filings',
    gate: 'case.see',
    summary: '立案未结的，和九十日的最后一天',
    query: none,
    run: async ({ by }) => ({ filings: await cases.filings(by) }),
  }),
  reading({
    path: '/admin/proposals',
    gate: 'catalogue.see',
    summary: '从工单提出的建议',
    query: none,
    run: async ({ by }) => cases.proposals(by),
  }),
]
