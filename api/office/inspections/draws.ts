import { randomUUID } from 'node:crypto'
import type { Deps } from '#api/office/deps.ts'
import type { InspectionDraw } from '#db/inspections.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { drawable, publicName } from '#rules/inspection/codes.ts'
import { commitmentOf } from '#rules/inspection/commitment.ts'
import { draw, drawFault, type Announced } from '#rules/inspection/draw.ts'
import { weigh } from '#rules/inspection/frequency.ts'
import { conflict, invalid, notFound } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { audited, bodiesOf, must, placeIn, planFor, withRoot } from './ground.ts'

export type DrawInput = {
  count: number
  valueSource: string
  valueOn: string
  /** Certificates of who cannot be drawn. */
  away: string[]
  /** Object number and certificate of who must not meet, a pair a line. */
  conflicts: string[]
}
const wrong = (pointer: string, detail: string) => invalid(detail, [{ pointer, detail }])

/** What was announced of a draw, from its row. */
export const announcedOf = (row: InspectionDraw): Announced => ({
  id: row.id,
  valueSource: row.valueSource,
  valueOn: row.valueOn,
  count: row.count,
  objects: row.lists.objects.map((o) => o.code),
  officers: row.lists.officers.map((o) => o.code),
  conflicts: row.lists.conflicts,
})

/** 双随机 (S1-16): lists and rule are published first, a number from outside decides later, anybody can draw again. */
export const createDraws = (deps: Deps) => ({
  async announce(by: StaffMember, id: string, input: DrawInput): Promise<string> {
    must(by, 'inspection.plan')
    const draws = randomUUID()
    const today = dayAt(deps.now())
    if (input.valueOn <= today) throw wrong('/valueOn', '这个数要在今天以后才出来，现在谁也不知道')
    await deps.store.write(async (tx) => {
      const plan = await planFor(tx, by, id)
      if (plan.body !== by.body) throw conflict('由牵头单位抽取')
      const plans = await withRoot(tx, plan)
      const all = await tx.inspections.objects(by.place, plan.objectKind)
      const ids = all.map((o) => o.id)
      const visits = await tx.inspections.visitsTo(ids, plans.at(-1))
      const before = Map.groupBy(visits, (v) => v.object)
      const wish = { on: input.valueOn, cause: 'plan' } as const
      const due = all.filter(
        ({ id: object }) => !weigh(plans, { ...wish, object }, before.get(object) ?? []).refused,
      )
      const objects = due.map((o) => ({ code: o.code, name: publicName(o.name, o.natural) }))
      const { officers: register } = placeIn(deps, by.place)
      const on = [today, input.valueOn]
      const officers = drawable(register, { bodies: bodiesOf(plan), on, away: input.away })
      const conflicts = input.conflicts.map((line): [string, string] => {
        const [object = '', certificate = ''] = line.trim().split(/[\s，,]+/)
        const code = officers.find((o) => o.certificate === certificate)?.code
        if (!code || !objects.some((o) => o.code === object))
          throw wrong('/conflicts', `“${line}”对不上名单：先写对象编号，再写执法证号`)
        return [object, code]
      })
      const at = deps.now()
      const lists = { objects, officers, conflicts }
      const { count, valueSource, valueOn } = input
      const row: InspectionDraw = {
        id: draws,
        place: by.place,
        plan: id,
        count,
        valueSource,
        valueOn,
        lists,
        commitment: '',
        announcedAt: at,
        staffId: by.id,
        value: null,
        seed: null,
        picked: null,
        drawnAt: null,
      }
      const announced = announcedOf(row)
      const fault = drawFault(announced)
      if (fault) throw wrong('/count', fault)
      await tx.inspections.addDraw({ ...row, commitment: commitmentOf(sha256, announced) })
      await audited(tx, by, at, 'inspection.plan', `inspection:${id}`)
    })
    return draws
  },

  /** Draws with the number that has come out; never before its day, and once. */
  hold: (by: StaffMember, id: string, value: string): Promise<string> =>
    deps.store.write(async (tx) => {
      must(by, 'inspection.plan')
      const row = await tx.inspections.draw(id)
      if (row?.place !== by.place) throw notFound('没有这次抽取')
      const plan = await planFor(tx, by, row.plan)
      if (plan.body !== by.body) throw conflict('由牵头单位抽取')
      const at = deps.now()
      if (dayAt(at) < row.valueOn) throw wrong('/value', `${row.valueOn} 才出来，现在不能抽`)
      const { seed, picked } = draw(sha256, announcedOf(row), value)
      await tx.inspections.hold(id, { value: value.trim(), seed, picked, drawnAt: at })
      await audited(tx, by, at, 'inspection.plan', `inspection:${plan.id}`)
      return plan.id
    }),
})
