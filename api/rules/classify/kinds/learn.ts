import type { Example } from '#rules/content/common.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import { pack } from '../linear/file.ts'
import { plain, type Sample } from '../linear/fit.ts'
import { randomly } from '../linear/solve.ts'
import { train } from '../linear/train.ts'
import { groundOf } from './ground.ts'
import { signsOf } from './signs.ts'

/** How much an example with small talk around it counts beside the plain one. */
const chatty = 0.3

/** Each example as it stands, and once with small talk before or behind it. */
export const samplesOf = (examples: readonly Example[], facts: Facts, place: Place): Sample[] => {
  const { before = [], after = [] } = facts.smallTalk ?? {}
  const random = randomly(7)
  const pick = (list: string[]): string => list[Math.floor(random() * list.length)] ?? ''
  const features = (text: string) => signsOf(groundOf(text, facts, place))
  return examples.flatMap(({ kind, text }, at) => {
    const group = `${at}`
    const [first, last] = [pick(before), pick(after)]
    const way = Math.floor(random() * 3)
    const talk =
      [`${first}。${text}`, `${text}。${last}。`, `${first}，${text}，${last}`][way] ?? text
    return [
      { features: features(text), label: kind, group },
      { features: features(talk), label: kind, group, weight: chatty },
    ]
  })
}

export const recipe = { ...plain, cost: 1, size: 30_000 }

/**
 * The model that hears what kind of matter a text is, trained on the examples, with the catalogue of the first place
 * among its signs; as the text of its file. Undefined where there are no examples.
 */
export const learnKinds = (facts: Facts, made: string, folds = 3): string | undefined => {
  const { examples = [], places } = facts
  const [place] = places
  if (!place || examples.length === 0) return undefined
  return pack(train(samplesOf(examples, facts, place), made, { folds, recipe }).model)
}
