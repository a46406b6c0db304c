import type { Facts } from './facts.ts'
import { type Finding, findingAt, type Origin, repeated } from './finding.ts'
import { caseKinds } from '#rules/case/kinds.ts'
import { isVerb } from '#rules/clocks/verbs.ts'
import type { Clock, Procedure } from './common.ts'

const caseKindSet = new Set<string>(caseKinds)

const isPattern = (text: string): boolean => {
  try {
    return Boolean(new RegExp(text, 'u'))
  } catch {
    return false
  }
}

/** Steps that a reader can reach from the first one. */
const reached = (procedure: Procedure): Set<string> => {
  const seen = new Set<string>()
  const queue = procedure.steps.slice(0, 1)
  for (let step = queue.pop(); step; step = queue.pop()) {
    if (seen.has(step.id)) continue
    seen.add(step.id)
    for (const { to } of step.next) queue.push(...procedure.steps.filter((s) => s.id === to))
  }
  return seen
}

/** A clock that starts or stops on something nobody ever writes would never run. */
export const checkClocks = (clocks: readonly Clock[], origin: Origin): Finding[] => {
  const at = findingAt(origin)
  return clocks.flatMap((clock) => [
    ...(['start', 'stop'] as const).flatMap((key) =>
      isVerb(clock[key]) ? [] : [at(clock, key, `没有这个事件“${clock[key]}”`)],
    ),
    ...(clock.extension?.by && !isVerb(clock.extension.by)
      ? [at(clock, 'extension', `没有这个事件“${clock.extension.by}”`)]
      : []),
    ...clock.kinds.flatMap((kind, i) =>
      caseKindSet.has(kind) ? [] : [at(clock, `kinds[${i}]`, `没有这类来件“${kind}”`)],
    ),
    ...(clock.unit === 'hours' && (clock.pauses.length > 0 || clock.extension)
      ? [at(clock, 'unit', '按小时算的时限不能暂停，也不能延长')]
      : []),
  ])
}

/** Everything in content/common but the items. */
export const checkCommon = (facts: Facts, origin: Origin): Finding[] => {
  const at = findingAt(origin)
  const once = <T extends object>(rows: readonly T[], key: string, of: (row: T) => string) =>
    repeated(rows, of).map((row) => at(row, key, `“${of(row)}”重复`))
  const items = new Map(facts.items.map((i) => [i.id, i]))
  const numbers = new Set(facts.hotlines.map((h) => h.number))

  const tops = new Set(facts.fields.filter((f) => !f.within).map((f) => f.id))
  const titles = new Set(facts.laws.map((l) => l.title))
  const branches = facts.fields.flatMap((field) => [
    ...(field.within && !tops.has(field.within)
      ? [at(field, 'within', `没有这个领域“${field.within}”，或者它自己也是分支`)]
      : []),
    ...(field.laws ?? []).flatMap((law, i) =>
      titles.has(law) ? [] : [at(field, `laws[${i}]`, `laws.csv 里没有“${law}”`)],
    ),
    ...(field.laws && !field.within ? [at(field, 'laws', '只有分支（within）才写 laws')] : []),
  ])
  const topics = facts.topics.flatMap((topic) =>
    topic.items.flatMap((id, i) => {
      const item = items.get(id)
      if (!item) return [at(topic, `items[${i}]`, `没有这个事项“${id}”`)]
      return item.to ? [at(topic, `items[${i}]`, `“${id}”已于 ${item.to} 停用`)] : []
    }),
  )
  const specials = facts.specials.flatMap((special) => [
    ...special.hotlines.flatMap((n, i) =>
      numbers.has(n) ? [] : [at(special, `hotlines[${i}]`, `hotlines.yaml 里没有“${n}”`)],
    ),
    ...(['cues', 'not'] as const).flatMap((list) =>
      special[list].flatMap(({ pattern }, i) =>
        isPattern(pattern) ? [] : [at(special, `${list}[${i}].pattern`, '正则表达式写错了')],
      ),
    ),
  ])
  const procedures = facts.procedures.flatMap((procedure) => {
    const ids = new Set(procedure.steps.map((s) => s.id))
    const seen = reached(procedure)
    return procedure.steps.flatMap((step, i) => [
      ...step.next.flatMap(({ to }, n) =>
        ids.has(to) ? [] : [at(procedure, `steps[${i}].next[${n}].to`, `没有这一步“${to}”`)],
      ),
      ...(seen.has(step.id) ? [] : [at(procedure, `steps[${i}]`, `“${step.title}”从第一步走不到`)]),
    ])
  })
  const holidays = facts.holidays.flatMap((year) =>
    (['off', 'work'] as const).flatMap((list) =>
      year[list].flatMap((day, i) =>
        day.startsWith(`${year.year}-`)
          ? []
          : [at(year, `${list}[${i}]`, `不是${year.year}年的日子`)],
      ),
    ),
  )
  return [
    ...once(facts.fields, 'id', (f) => f.id),
    ...once(facts.fields, 'name', (f) => f.name),
    ...branches,
    ...once(facts.laws, 'title', (l) => l.title),
    ...repeated(facts.lexicon, (l) => `${origin(l).file} ${l.say}`).map((l) =>
      at(l, 'say', `“${l.say}”在这个文件里重复`),
    ),
    ...once(facts.specials, 'kind', (s) => s.kind),
    ...once(facts.hotlines, 'number', (h) => h.number),
    ...once(facts.holidays, 'year', (h) => String(h.year)),
    ...once(facts.topics, 'id', (t) => t.id),
    ...once(facts.procedures, 'id', (p) => p.id),
    ...facts.procedures.flatMap((p) =>
      repeated(p.steps, (s) => s.id).map((s) => at(p, 'steps', `步骤“${s.id}”重复`)),
    ),
    ...once(facts.clocks, 'id', (c) => c.id),
    ...checkClocks(facts.clocks, origin),
    ...topics,
    ...specials,
    ...procedures,
    ...holidays,
  ]
}
