import type { Deps } from '#api/office/deps.ts'
import type { Decision } from '#db/decisions.ts'
import type { Writer } from '#db/store.ts'
import { itemsOf } from '#rules/decisions/link.ts'
import { publicDecision } from '#rules/decisions/public.ts'
import { partyKinds, publicParty } from '#rules/decisions/party.ts'
import { conflict, forbidden, invalid, notFound, refusal } from '#rules/refusal.ts'
import { allows, type StaffMember, type Verb } from '#rules/staff/roles.ts'
import { tokens } from '#rules/text/tokens.ts'

export const sameHands = refusal('decision.same_hands', 403, '要由另一个人公开')

const mostDrafts = 500

/** The office's side of the register: drafts wait here until a second person has looked at them. */
export const createRelease = (deps: Deps) => {
  const { store, now } = deps

  const may = (by: StaffMember, verb: Verb): void => {
    if (!allows(by.role, verb)) throw forbidden('您的岗位不能做这一步')
  }
  const own = (by: StaffMember, row: Decision | undefined): Decision => {
    if (!row || row.place !== by.place) throw notFound('没有这份处罚决定')
    return row
  }
  const job = (tx: Writer, row: Decision, gone: boolean) =>
    tx.publishJobs.insert(
      { type: 'decision', place: row.place, id: row.id, month: row.month, item: row.itemId, gone },
      now(),
    )
  const audit = (tx: Writer, by: StaffMember, verb: Verb, row: Decision) =>
    tx.audit.insert({ at: now(), staffId: by.id, verb, object: `decision:${row.id}` })

  return {
    drafts: async (by: StaffMember): Promise<Decision[]> => {
      may(by, 'decision.see')
      return store.read.decisions.byStatus(by.place, 'draft', mostDrafts)
    },
    released: async (by: StaffMember): Promise<Decision[]> => {
      may(by, 'decision.see')
      return store.read.decisions.byStatus(by.place, 'released', mostDrafts)
    },
    imports: async (by: StaffMember) => {
      may(by, 'decision.see')
      return store.read.imports.list(by.place, 20)
    },
    /** One decision as it stands inside, beside what the public would read. */
    async inside(by: StaffMember, id: string) {
      may(by, 'decision.see')
      const row = own(by, await store.read.decisions.byId(id))
      await store.write((tx) => audit(tx, by, 'decision.see', row))
      const shown = partyShown(row, false)
      return {
        row,
        shown: publicDecision({ ...row, partyShown: row.partyShown ?? shown }),
        mine: row.enteredBy === by.id,
        /** Items whose penalising article the decision cites. */
        candidates: itemsOf(row.basis, deps.facts().items),
      }
    },

    /**
     * Makes a draft public. The person must be another than who brought it in (DESIGN §6.4). `item` settles the link
     * to the catalogue; `impersonal` says that a household's name holds no person's name (on-the-page 12).
     */
    async release(
      by: StaffMember,
      id: string,
      input: { item: string; impersonal: boolean },
    ): Promise<void> {
      may(by, 'decision.release')
      const item =
        input.item === '' ? undefined : deps.facts().items.find((i) => i.id === input.item)
      if (input.item !== '' && !item)
        throw invalid('目录里没有这个事项', [
          { pointer: '/item', detail: '请写目录里的事项编号，或者留空' },
        ])
      await store.write(async (tx) => {
        const row = own(by, await tx.decisions.byId(id))
        if (row.status !== 'draft') throw conflict('这份决定已经公开或撤回过了')
        if (row.enteredBy === by.id)
          throw sameHands('录入或导入的人不能自己公开，请另一位信息发布员来核对')
        const stored = await tx.decisions.update(row.id, row.version, {
          status: 'released',
          releasedBy: by.id,
          releasedAt: now(),
          partyShown: partyShown(row, input.impersonal),
          itemId: item?.id ?? null,
          field: item?.field ?? null,
        })
        const shown = publicDecision(stored)
        const words = tokens(
          [
            shown.number,
            shown.organ,
            shown.party,
            shown.act,
            shown.facts,
            shown.basis,
            shown.content,
            item?.title ?? '',
          ].join('\n'),
        )
        await tx.search.putDecision(row.id, row.decidedOn, words, {
          place: row.place,
          body: stored.body,
          field: stored.field,
          kinds: stored.kinds,
          month: stored.month,
        })
        await job(tx, stored, false)
        await audit(tx, by, 'decision.release', row)
      })
      deps.publish()
    },

    /** Takes a public decision back: number, organ, dates and the reason stay as a stub (行政处罚法 48). */
    async withdraw(by: StaffMember, id: string, reason: string): Promise<void> {
      may(by, 'decision.withdraw')
      await store.write(async (tx) => {
        const row = own(by, await tx.decisions.byId(id))
        if (row.status !== 'released') throw conflict('只有已经公开的决定才能撤回')
        const stored = await tx.decisions.update(row.id, row.version, {
          status: 'withdrawn',
          withdrawnAt: now(),
          withdrawReason: reason,
        })
        await tx.search.dropDecision(row.id)
        await job(tx, stored, true)
        await audit(tx, by, 'decision.withdraw', row)
      })
      deps.publish()
    },
  }
}

const partyShown = (row: Decision, impersonal: boolean): string =>
  publicParty(partyKinds.find((k) => k === row.partyKind) ?? 'person', row.partyName, impersonal)
