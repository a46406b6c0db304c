import type { Deps } from '#api/office/deps.ts'
import { claimNames, oversightOf } from '#rules/catalogue/claims.ts'
import { completeness } from '#rules/catalogue/completeness.ts'
import { faultsOf } from '#rules/catalogue/faults.ts'
import { staleBases } from '#rules/catalogue/stale.ts'
import { dayAt } from '#rules/clocks/day.ts'
import type { Approval, Guidance, Returned, Supervised } from '#rules/content/oversight.ts'
import { bodyName } from '#rules/place/name.ts'
import { invalid } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { must, placeOf, type Revise, type Written } from './revise.ts'

/** How the supervising item is written: as the enforcement item is called, in own words, or an explicit «无». */
export type ClaimInput = { items: string[]; matter: 'same' | 'named' | 'none'; text: string }

/** Supervision beside enforcement: claims, approvals, guidance, what is sent back (S0-3, S0-28, S1-32, S2-17, S4-5). */
export const createClaims = (deps: Deps, revise: Revise) => {
  const today = () => dayAt(deps.now())
  const own = (by: StaffMember) => {
    const place = placeOf(deps, by.place)
    return { place, ...completeness(place, deps.facts(), today()) }
  }
  const known = (ids: readonly string[]): void => {
    const there = new Set(deps.facts().items.map((i) => i.id))
    const odd = ids.find((id) => !there.has(id))
    if (odd) throw invalid(`目录里没有事项“${odd}”`)
  }

  return {
    /** What the overview of the desk shows. */
    overview: (by: StaffMember) => {
      must(by, 'catalogue.see')
      const { place, fields, total, checks } = own(by)
      const day = today()
      return {
        place,
        day,
        fields,
        total,
        checks,
        faults: faultsOf(place, deps.facts(), day),
        stale: staleBases(deps.facts(), deps.revisions(), day),
        scheduled: deps
          .revisions()
          .filter((r) => r.from > day && (!('place' in r) || r.place === by.place))
          .toSorted((a, b) => (a.from < b.from ? -1 : 1)),
        oversight: oversightOf(place),
        /** Items and laws are common to all places of a deployment. */
        mayChangeCommon: deps.facts().places.length === 1,
      }
    },

    /** A department claims the supervising items of these enforcement items, in its own name. */
    claim: async (by: StaffMember, { items, matter, text }: ClaimInput): Promise<number> => {
      known(items)
      if (matter !== 'same' && text.length < 4)
        throw invalid('请写明', [
          {
            pointer: '/text',
            detail: matter === 'none' ? '请写为什么没有监管事项' : '请写监管事项的名称',
          },
        ])
      const names = new Map(deps.facts().items.map((i) => [i.id, i.name]))
      const rows = items.map((item): Written => {
        const payload: Supervised =
          matter === 'none'
            ? { item, matter: null, why: text }
            : {
                item,
                matter: matter === 'same' ? (names.get(item) ?? item) : text,
                claimedBy: by.body,
                claimedOn: today(),
              }
        return { kind: 'supervised', id: item, payload }
      })
      await revise(by, 'catalogue.claim', rows, '部门认领监管事项')
      return rows.length
    },

    /** Records who approved a published list, and when: the paper itself is the county's. */
    approve: (by: StaffMember, approval: Approval) =>
      revise(
        by,
        'catalogue.edit',
        [{ kind: 'approval', id: approval.list, payload: approval }],
        '登记清单的批准',
      ),

    guide: async (by: StaffMember, guidance: Guidance): Promise<void> => {
      known(guidance.items)
      const unit = placeOf(deps, by.place).bodies.some((b) => b.id === guidance.unit)
      if (!unit) throw invalid('请选指导单位', [{ pointer: '/unit', detail: '请选指导单位' }])
      if (guidance.until < today())
        throw invalid('日期不对', [{ pointer: '/until', detail: '截止日期已经过去了' }])
      await revise(
        by,
        'catalogue.edit',
        [{ kind: 'guidance', id: guidance.id, payload: guidance }],
        '登记过渡期指导',
      )
    },

    /** Sends a weak item back with what has to be mended; the reviewer alone takes the mark off again. */
    sendBack: (by: StaffMember, item: string, reasons: string[]) => {
      known([item])
      const payload: Returned = { item, reasons, on: today(), by: by.body }
      return revise(by, 'catalogue.return', [{ kind: 'returned', id: item, payload }], '退回补正')
    },
    mended: (by: StaffMember, item: string) =>
      revise(
        by,
        'catalogue.return',
        [{ kind: 'returned', id: item, payload: null }],
        '补正后复核通过',
      ),

    /** The supervision list for 互联网+监管 (S4-5): one row for each item, claimed or not. */
    supervisionRows: (by: StaffMember) => {
      must(by, 'catalogue.see')
      const { place, checks } = own(by)
      const fields = new Map(deps.facts().fields.map((f) => [f.id, f.name]))
      const name = (id: string | undefined): string | null => {
        const body = place.bodies.find((b) => b.id === id)
        return body ? bodyName(body) : null
      }
      return checks.map(({ item, claim: { row, state } }) => ({
        id: item.id,
        item: item.name,
        field: fields.get(item.field) ?? item.field,
        matter: row?.matter ?? (state === 'none' ? '无' : null),
        state: claimNames[state],
        claimedBy: name(row?.claimedBy),
        claimedOn: row?.claimedOn ?? null,
      }))
    },
  }
}
