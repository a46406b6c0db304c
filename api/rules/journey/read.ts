import { clueKinds, nameModes, wishes } from '../case/kinds.ts'
import { tidy } from '../case/text.ts'
import { timeIds, type Answers } from './answers.ts'
import type { StepId } from './steps.ts'

export type Form = Record<string, string | undefined>

const oneOf = <T extends string>(list: readonly T[], value: string | undefined): T | '' =>
  list.find((v) => v === value) ?? ''

/** A text as it was written, cut only where no honest text reaches, so that an oversize one comes back whole. */
const textOf = (value: string | undefined, max: number): string => tidy((value ?? '').slice(0, max))

/** The answers that one page brings, read from its form; what does not belong to the page is ignored. */
export function readStep(step: StepId, form: Form): Partial<Answers> {
  switch (step) {
    case 'happened': {
      const wish = oneOf(
        wishes.map((w) => w.id),
        form['wish'],
      )
      return {
        story: textOf(form['story'], 300_000),
        wish,
        clue: wish === 'clue' ? oneOf(clueKinds, form['clue']) : '',
        item: textOf(form['item'], 40),
      }
    }
    case 'where':
      return { area: textOf(form['area'], 60), spot: textOf(form['spot'], 2000) }
    case 'when': {
      const time = oneOf(timeIds, form['time'])
      return {
        time,
        day: time === 'day' ? textOf(form['day'], 20) : '',
        timeWords: textOf(form['timeWords'], 1000),
      }
    }
    case 'evidence':
      return { evidence: 'done' }
    case 'name':
      return { nameMode: oneOf(nameModes, form['nameMode']) }
    case 'contact':
    case 'check':
      return {}
  }
}
