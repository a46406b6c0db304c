import { z } from 'zod'

/** When a letter of this kind may be made: by the step itself, by a person who writes its words, or once a case got so far. */
export const letterMoments = [
  'auto',
  'manual',
  'accepted',
  'transferred',
  'extended',
  'answered',
] as const
export type LetterMoment = (typeof letterMoments)[number]

/** 文书 as data: title, paragraphs with words in braces that the case fills, and the remedies at the end. */
export const letterTemplate = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  title: z.string(),
  to: z.enum(['citizen', 'body']),
  when: z.enum(letterMoments),
  paragraphs: z.array(z.string()).min(1),
  /** Remedies and where to complain about the handling. */
  closing: z.array(z.string()).min(1),
})
export type LetterTemplate = z.infer<typeof letterTemplate>

/** A letter as it goes out: every word fixed, so that the archive can make its copy from this alone. */
export const letterText = z.strictObject({
  kind: z.string(),
  title: z.string(),
  /** `2026 年第 17 号` */
  serial: z.string(),
  to: z.string(),
  paragraphs: z.array(z.string()),
  closing: z.array(z.string()),
  issuer: z.string(),
  /** `2026年5月6日` */
  on: z.string(),
  demo: z.boolean(),
})
export type LetterText = z.infer<typeof letterText>

/** What a case fills in; an empty value leaves out the paragraph that needs it. */
export type LetterValues = Partial<Record<string, string | null>>

const wanted = /\{(\w+)\}/g

/** The paragraphs of a template with the words of a case in them. */
export const fillParagraphs = (
  template: Pick<LetterTemplate, 'paragraphs'>,
  values: LetterValues,
): string[] =>
  template.paragraphs.flatMap((paragraph) => {
    const names = [...paragraph.matchAll(wanted)].map(([, name = '']) => name)
    if (names.some((name) => !values[name]?.trim())) return []
    return [paragraph.replace(wanted, (_all, name: string) => values[name]?.trim() ?? '')]
  })

/** `2026-17` as a letter writes it. */
export const serialWords = (serial: string): string => {
  const [year = '', n = ''] = serial.split('-')
  return `${year} 年第 ${n} 号`
}

/** `2026-05-06` as a letter writes it. */
export const dayWords = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(year)}年${Number(month)}月${Number(date)}日`
}

/** 三书一函 and kin, counted (S2-5). */
export const supervisionKinds = ['prompt', 'supervise', 'advise', 'risk'] as const
