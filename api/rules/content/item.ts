import { z } from 'zod'

/** The penalty kinds by their statutory names (行政处罚法 9). */
export const penaltyKinds = [
  '警告',
  '通报批评',
  '罚款',
  '没收违法所得',
  '没收非法财物',
  '暂扣许可证件',
  '降低资质等级',
  '吊销许可证件',
  '限制开展生产经营活动',
  '责令停产停业',
  '责令关闭',
  '限制从业',
  '行政拘留',
  '其他',
] as const
export type PenaltyKind = (typeof penaltyKinds)[number]

export const itemKinds = ['处罚', '强制', '检查', '未知'] as const

/** 第X条, as the statutes write it; 第X条之一 is allowed. */
const article = z
  .string()
  .regex(
    /^第[一二三四五六七八九十百千零]+条(之[一二三四五六七八九十]+)?$/,
    '条号要写成“第三十六条”的样子',
  )
const paragraph = z.string().regex(/^第[一二三四五六七八九十]+款$/, '款号要写成“第二款”的样子')
const point = z.string().regex(/^第[一二三四五六七八九十]+项$/, '项号要写成“第三项”的样子')

/** Where an item rests in the law; `law` is the short title in content/common/laws.csv. */
export const basis = z.strictObject({
  law: z.string().min(2),
  article,
  paragraph: paragraph.optional(),
  point: point.optional(),
  role: z.enum(['penalises', 'prohibits']),
})

/**
 * One step of a fine. `fixed` and `per_unit` are written in yuan in content/ and held in 分 (integers) once compiled;
 * `multiple` is times of `of`, `percent` is percent of `of`, `per_unit` is money for each `of` (每平方米).
 */
export const tier = z
  .strictObject({
    base: z.enum(['fixed', 'multiple', 'percent', 'per_unit']),
    min: z.number().nonnegative(),
    max: z.number().positive(),
    of: z.string().optional(),
    who: z.string().optional(),
    when: z.string().optional(),
  })
  .refine((t) => t.min <= t.max, '罚款下限大于上限')
  .refine((t) => t.base === 'fixed' || t.of, '倍数、百分比、按单位计的罚款要写明基数 of')

export const item = z.strictObject({
  /** `<field>-<three digits>`; never reused (content/common/retired.csv). */
  id: z.string().regex(/^[a-z]+-\d{3}$/),
  /** Official catalogue code; only from an imported list, never made up. */
  code: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  field: z.string(),
  /** Branch of the field (fields.yaml `within`); filled in from the branch's laws where the row says nothing. */
  branch: z.string().optional(),
  kind: z.enum(itemKinds).default('处罚'),
  /** Formal name of the matter, in our own words. */
  name: z.string().min(4).max(80),
  /** What a citizen would call it. */
  title: z.string().min(2).max(30),
  /** The act in plain words: one to three sentences. */
  act: z.string().min(10).max(400),
  basis: z.array(basis).min(1),
  kinds: z.array(z.enum(penaltyKinds)).min(1),
  tiers: z.array(tier).default([]),
  /** The article says 罚款 but no amount. */
  fineWithoutAmount: z.boolean().default(false),
  /** What must be put right (责令…), in our own words. */
  corrective: z.string().optional(),
  /** Who the law itself names as the authority; absent when it names none. */
  authority: z.string().optional(),
  conditions: z.string().optional(),
  /** 轻微免罚 or similar, only where a rule exists. */
  leniency: z.string().optional(),
  /** Discretion standard: reference, or absent = 尚未公布 (行政处罚法 34). */
  discretion: z.string().optional(),
  /** Who supervises day to day, who penalises, whom to call at once. */
  boundary: z.strictObject({
    supervises: z.string(),
    penalises: z.string().optional(),
    urgent: z.string().optional(),
  }),
  themes: z.array(z.string()).default([]),
  /** Everyday words, three or more for what a citizen may meet. */
  words: z.array(z.string().min(1)).min(3),
  /** Related inspection or compulsory powers, in words with article (S0-8). */
  related: z
    .array(
      z.strictObject({
        kind: z.enum(['检查', '强制']),
        text: z.string(),
        law: z.string(),
        article,
      }),
    )
    .default([]),
  /** Only inside this territory, for local regulations: 浙江 | 温州 | 宁波 | 杭州. */
  territory: z.enum(['浙江', '温州', '宁波', '杭州']).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Day on which a person last compared the item with the text of the law. */
  checkedOn: z.iso.date(),
  /** Why a machine finding about this item is accepted (law-check). */
  exception: z.string().optional(),
})

export const items = z.array(item)
export type Basis = z.infer<typeof basis>
export type Tier = z.infer<typeof tier>
export type Item = z.infer<typeof item>
