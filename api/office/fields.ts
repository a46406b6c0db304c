import { z } from 'zod'
import { messageMax, tidy } from '#rules/case/text.ts'

/** A text that must be there; `say` names it in the refusal. */
export const words = (say: string, max = messageMax) =>
  z
    .string(`请写明${say}`)
    .transform(tidy)
    .pipe(z.string().min(1, `请写明${say}`).max(max, `${say}最多 ${max} 个字`))
/** A text that may be left out. */
export const maybe = (max = messageMax) =>
  z.string().max(max, `最多 ${max} 个字`).default('').transform(tidy)
export const day = (say: string) => z.iso.date(`请写${say}，像 2026-05-06 这样`)

/** One entry a line, or several boxes of one name; blank ones are left out. */
export const list = z
  .union([z.string(), z.array(z.string())])
  .default('')
  .transform((v) =>
    [v]
      .flat()
      .flatMap((text) => text.split('\n'))
      .map((line) => line.trim())
      .filter(Boolean),
  )
/** The same, of so many lines at most. */
export const linesOf = (max: number) =>
  list.pipe(z.array(z.string().max(200, '一行最多 200 个字')).max(max, `最多 ${max} 行`))
