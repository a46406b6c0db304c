import { bodyName } from '#rules/place/name.ts'
import { mayBeGranted } from '#rules/place/standing.ts'
import type { Holder } from './assign.ts'
import { deskOwner, nameOf } from './owner.ts'
import { houseRule, sourceOf } from './source.ts'
import type { Ground } from './routing.ts'

/** Where the holder’s people sit: a fact about staff, which changes neither power nor name (S2-6). */
export const sayPresence = (g: Ground, holder: Holder): void => {
  const { body, inNameOf, presence, source } = holder
  const ways = presence ? [presence] : (body.presence ?? [])
  if (ways.length === 0) return
  const which = ways.length > 1 ? `以${ways.join('、')}之一下沉，是哪一种未公布` : ways.join('')
  g.say(
    `人员${which}：只是力量下沉，职权和名义不变，仍以${nameOf(g, inNameOf)}的名义办`,
    sourceOf(g, presence ? source : body.source),
  )
}

/** What the source says is to become of the holder, and whom it is to follow; a plan is no change yet (S2-14). */
export const sayLifecycle = (g: Ground, { body }: Holder): void => {
  const name = bodyName(body, g.fieldName)
  const { planned } = body
  if (planned)
    g.say(
      `${name}来源写着${planned.when ?? ''}${planned.act}：${planned.outcome ?? '结果没有公布，公布以前仍由它办'}`,
      sourceOf(g, planned.source),
    )
  for (const former of g.place.bodies.filter((other) => other.successor === body.id)) {
    const gone = former.to !== undefined && former.to < g.date
    const how = gone ? `已于${former.to}撤销` : (former.planned?.act ?? '职责转出')
    g.say(`${bodyName(former, g.fieldName)}${how}，由${name}承接`, sourceOf(g, former.source))
  }
}

/** Powers were handed to the townships and nobody published which: this one may be among them (S2-7, S4-9). */
export const unlisted = (g: Ground, holder: Holder): boolean =>
  mayBeGranted(g.place, holder, holder.body)

export const sayGrants = (g: Ground, holder: Holder): void => {
  const { grants } = g.place
  if (!grants || !unlisted(g, holder)) return
  g.say(
    `另有${grants.count}${grants.unit}事项交给了${grants.to}，是哪些没有公布：这一项在不在内没有核对，不猜；首问单位核对到的，由它自己办`,
    sourceOf(g, grants.source),
  )
}

/**
 * Whistle: the township calls and the department comes (吹哨报到, S4-9). Until it answers, the desk keeps the matter.
 * Returns the bodies (ids) that are called in; none where the matter stays or nothing is called.
 */
export const summoned = (g: Ground, ...holders: readonly Holder[]): string[] => {
  const called = holders.filter((h) => h.summons && h.body.id !== deskOwner(g).body)
  const first = called[0]
  if (!first) return []
  const names = [...new Set(called.map((h) => nameOf(g, h.body.id)))]
  const posted = called.some((h) => h.presence) ? '派驻的人能办的当场办；要部门来人的，' : ''
  g.say(
    `${posted}由${deskOwner(g).name}吹哨，${names.join('、')}报到；多久回应来源没有写，没有回应的看得见`,
    sourceOf(g, first.source),
  )
  return [...new Set(called.map((h) => h.body.id))]
}

/** Severe penalties where the place has published no list of what stays above (S0-12): a reviewer must look. */
export const sayNoReserve = (g: Ground, intends: readonly string[]): void => {
  if (intends.length > 0)
    g.say(
      `拟作出${intends.join('、')}：本地没有公布哪些重大处罚留在上级，由法制审核人员认定以后再决定`,
      houseRule,
    )
}
