import { z } from 'zod'
import type { Content } from '#rules/decisions/content.ts'
import { partyKinds } from '#rules/decisions/party.ts'
import { fen, yuan } from './enter.ts'

const must = (most: number) =>
  z.string().trim().min(1, '不能空着').max(most, `最多 ${most} 个字`).optional()
const code = z.string().trim().toUpperCase().max(18).optional()
const money = yuan.optional()
const day = z.iso.date('请写成 2026-05-01 的样子')

/** What of a decision may be corrected, as a form or a program says it; what is left out stays. Money in yuan. */
export const correctInput = z.strictObject({
  partyName: must(200),
  partyKind: z.enum(partyKinds, '请选当事人类别').optional(),
  partyCode: code,
  organCode: code,
  act: must(2000),
  facts: z.string().trim().max(10_000, '最多 10000 个字').optional(),
  basis: must(4000),
  kinds: z
    .union([z.string().max(200), z.array(z.string().max(40)).max(14)])
    .transform((v) => (Array.isArray(v) ? v : v.split(/[;；]/)).map((k) => k.trim()))
    .transform((v) => [...new Set(v.filter(Boolean))])
    .optional(),
  content: must(4000),
  fine: money,
  confiscated: money,
  decidedOn: day.optional(),
  displayUntil: z.union([day, z.literal('')]).optional(),
  /** Item of the catalogue; empty = none. */
  item: z.string().trim().max(40).optional(),
  why: z.string('请写为什么改正').trim().min(4, '请写为什么改正').max(500, '最多 500 个字'),
})
export type CorrectInput = z.output<typeof correctInput>

/** The corrected columns of the register: money in 分, what was emptied null, what was left out not there. */
export function correctedContent(input: CorrectInput): Partial<Content> {
  const { fine, confiscated, partyCode, organCode, displayUntil, item: _, why: __, ...same } = input
  const emptied = <T>(value: string | undefined, as: (v: string) => T): T | null | undefined =>
    value === undefined ? undefined : value === '' ? null : as(value)
  const text = (value: string): string => value
  const all: { [K in keyof Content]?: Content[K] | undefined } = {
    ...same,
    fineFen: emptied(fine, fen),
    confiscatedFen: emptied(confiscated, fen),
    partyCode: emptied(partyCode, text),
    organCode: emptied(organCode, text),
    displayUntil: emptied(displayUntil, text),
  }
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as Partial<Content>
}
