import type { Special } from '#rules/content/common.ts'
import type { Facts } from '#rules/content/facts.ts'
import { unpack } from '../linear/file.ts'
import { margins, probabilities, type Linear } from '../linear/model.ts'
import type { Ground } from './ground.ts'
import { signsOf } from './signs.ts'

export type Kind = Special['kind'] | 'report'
/** How likely each kind is, best first; `report` is an ordinary matter. */
export type Heard = { kind: Kind; score: number; lean: number }

const models = new WeakMap<object, Linear>()
const modelOf = (learned: NonNullable<Facts['learned']>): Linear => {
  const known = models.get(learned)
  if (known) return known
  const model = unpack(learned.kinds)
  models.set(learned, model)
  return model
}

/** What the cues alone found counts this much more. */
const cued = 0.2
/** Most of what comes in is ordinary, while the examples are not; the more so the better an item of the catalogue fits. */
const ordinary = ({ scored }: Ground): number => 0.1 + (scored.items[0]?.score ?? 0) - 0.35
/**
 * An alarm too many does less harm than one too few, where few words name a danger; the other way where words take it
 * back (last year, nearly, what if).
 */
const alarm = { named: 0.3, long: 0, unnamed: 0, takenBack: -0.8 }
/** Crimes are of more sorts than any list holds; one taken for an ordinary matter waits where it should not. */
const crime = 0.1
const few = 120
const dangers = /^(fall|trapped|collapse|fire|badstate|blood|suicide|weapon|attack|missing|call)$/
const atOnce = /^(call|now|badstate)$/

const alarmLead = ({ text, cues, classed }: Ground): number => {
  const own = cues.find(({ kind }) => kind === 'emergency')
  const speaks = (of: RegExp): boolean =>
    classed.flat().some(({ classes }) => classes.some((name) => of.test(name)))
  if (!own?.find.some(({ group }) => group === 'hazard') && !speaks(dangers)) return alarm.unnamed
  if (own && own.deny.length > 0) return speaks(atOnce) ? alarm.long : alarm.takenBack
  return text.length > few ? alarm.long : alarm.named
}

/** Weighs the kinds of a text by the trained model; `said` is what the cues alone made of it. */
export const hear = (
  ground: Ground,
  learned: NonNullable<Facts['learned']>,
  said: Special['kind'] | undefined,
): Heard[] => {
  const model = modelOf(learned)
  const leads: Partial<Record<string, number>> = {
    report: ordinary(ground),
    emergency: alarmLead(ground),
    police: crime,
  }
  const sums = margins(model, signsOf(ground)).map((sum, at) => {
    const kind = model.labels[at] ?? ''
    return sum + (kind === (said ?? 'report') ? cued : 0) + (leads[kind] ?? 0)
  })
  const shares = probabilities(sums, model.sharpness)
  return model.labels
    .map((label, at) => ({ kind: label as Kind, score: shares[at] ?? 0, lean: sums[at] ?? 0 }))
    .sort((a, b) => b.lean - a.lean)
}
