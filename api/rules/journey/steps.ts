import type { Answers } from './answers.ts'

export const stepIds = [
  'happened',
  'where',
  'when',
  'evidence',
  'name',
  'contact',
  'check',
] as const
export type StepId = (typeof stepIds)[number]

/** The question of each page, one a page. */
export const questions: Record<StepId, string> = {
  happened: '发生了什么事？',
  where: '事情发生在哪里？',
  when: '是什么时候的事？',
  evidence: '有照片或文件吗？',
  name: '要不要留姓名？',
  contact: '怎么联系您？',
  check: '请检查一遍，再提交',
}

/** The steps that these answers call for: a question or a suggestion has no day, an anonymous person no contact. */
export const stepsFor = (a: Answers): StepId[] =>
  stepIds.filter(
    (step) =>
      !(step === 'when' && (a.wish === 'ask' || a.wish === 'suggest')) &&
      !(step === 'contact' && a.nameMode === 'anonymous'),
  )

/** «第 2 步，共 7 步». */
export function progressOf(step: StepId, a: Answers): { at: number; of: number; say: string } {
  const steps = stepsFor(a)
  const at = steps.indexOf(step) + 1
  return { at, of: steps.length, say: `第 ${at} 步，共 ${steps.length} 步` }
}
