import type { Clock } from '#rules/content/common.ts'
import { ofTheComplaint } from './verbs.ts'

/** How a standing reads beside its source (on-the-page 5). */
export const clockStandingNames: Record<Clock['standing'], string> = {
  statute: '法律或国家规定',
  local: '本地文件规定',
  promise: '本单位承诺',
  internal: '内部提醒',
}

/** Said when no limit for an answer is published here (复议法 23; 诉讼法 47; 复议法实施条例 16). */
export const noLimitSentence =
  '本地没有公布答复期限。如果您请求保护自己的人身、财产等合法权益，机关自收到之日起两个月内不履行的，可以先申请行政复议。'

/**
 * The clocks of a complaint that a citizen may be shown: never an internal reminder. Without one that ends with the
 * answer, `sentence` says so; no default is presented as law (on-the-page 5).
 */
export const citizenClocks = (
  clocks: readonly Clock[],
  kind: string,
): { clocks: Clock[]; sentence: string | undefined } => {
  const shown = clocks.filter(
    (clock) =>
      clock.standing !== 'internal' &&
      ofTheComplaint(clock) &&
      (clock.kinds.length === 0 || clock.kinds.includes(kind)),
  )
  const answered = shown.some((clock) => clock.stop === 'answered')
  return { clocks: shown, sentence: answered ? undefined : noLimitSentence }
}

/** The clocks that hold in a place: the common ones, with those of the same id replaced by the place's own. */
export const clocksOf = (
  common: readonly Clock[],
  place: { clocks: readonly Clock[] },
): Clock[] => [
  ...common.filter((clock) => !place.clocks.some((own) => own.id === clock.id)),
  ...place.clocks,
]
