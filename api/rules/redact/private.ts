import { narrow } from './digits.ts'
import type { MarkKind, Span } from './mark.ts'

const addresses = [
  /(?:家庭住址|户籍地址?|户籍所在地|经常居住地|现住址?|住址|住所地?|家住|居住于|居住在|住)[:： 为是在于]{0,3}([^，。；;,\n（）()]{4,50})/g,
  /[\u3400-\u9fff0-9]{2,24}(?:小区|新村|花园|公寓|家园|苑|弄|里|村)[^，。；;,\n（）()]{0,12}?\d{1,4}(?:号楼|幢|栋|座)[^，。；;,\n（）()]{0,10}?\d{2,4}(?:室|号|房)?/g,
]
const births = [
  /(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?(?:出生|生(?!产|效|活|态))/g,
  /(?:出生日期|出生于|生于|出生年月)[:： ]{0,2}(?:19|20)\d{2}[年\-./]\d{1,2}(?:[月\-./]\d{1,2}日?)?/g,
]

/** Illness and disability of a person (conventions 1.6); of an animal it may be kept. */
const health = [
  /(?:患有|身患|确诊为?|诊断为)[^，。；;,\n（）()]{2,20}/g,
  /(?<![隐后水病内外])患[^，。；;,\n（）()隐]{1,10}?(?:病|症|癌|炎)/g,
  /(?:肢体|视力|听力|智力|精神|言语|多重)残疾(?:[一二三四]级)?/g,
]

/** Home addresses, birth dates and health in a text; where a decision's facts happened is no home address. */
export function findPrivate(text: string): Span[] {
  const plain = narrow(text)
  const whole =
    (kind: MarkKind, put: string) =>
    (pattern: RegExp): Span[] =>
      [...plain.matchAll(pattern)].map((m) => ({
        from: m.index,
        to: m.index + m[0].length,
        kind,
        put,
        firm: false,
      }))
  return [
    ...addresses.flatMap((pattern) =>
      [...plain.matchAll(pattern)].map((m): Span => {
        const to = m.index + m[0].length
        const from = to - (m[1] ?? m[0]).length
        return { from, to, kind: 'address', put: '［住址已删］', firm: false }
      }),
    ),
    ...births.flatMap(whole('birth', '［出生日期已删］')),
    ...health.flatMap(whole('health', '［健康情况已删］')),
  ]
}

const adult = 18
const ages: Record<string, number> = {}
for (const [n, word] of ['十', '十一', '十二', '十三', '十四', '十五', '十六', '十七'].entries())
  ages[word] = 10 + n

/**
 * What in a text points at somebody under 18 on a day; empty when nothing does. A punished minor is never published
 * (conventions 1.6), so a person must say in writing that no minor was punished.
 */
export function minorSigns(text: string, on: string): string[] {
  const plain = narrow(text)
  const signs: string[] = []
  for (const m of plain.matchAll(
    /(?:未成年人?|(?:不满|未满)(?:18|十八)周?岁|(?:小学|初中|高中|中学|幼儿园)学?生|[初高][一二三](?:年级)?(?:的|在读)?学生)/g,
  ))
    signs.push(m[0])
  for (const m of plain.matchAll(
    /(?:^|[^\d一二三四五六七八九十])(\d{1,2}|十[一二三四五六七]?)周?岁/g,
  )) {
    const age = ages[m[1] ?? ''] ?? Number(m[1])
    if (age >= 6 && age < adult) signs.push(m[0])
  }
  for (const pattern of births)
    for (const m of plain.matchAll(pattern)) {
      const [, year = '', month = '', day = '1'] =
        /((?:19|20)\d{2})\D+(\d{1,2})(?:\D+(\d{1,2}))?/.exec(m[0]) ?? []
      const born = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
      if (`${Number(born.slice(0, 4)) + adult}${born.slice(4)}` > on) signs.push(m[0])
    }
  for (const m of plain.matchAll(/[1-9]\d{5}((?:19|20)\d{2})(\d{2})(\d{2})\d{3}[\dXx]/g))
    if (`${Number(m[1]) + adult}-${m[2]}-${m[3]}` > on) signs.push('证件号上的出生日期')
  return [...new Set(signs)]
}
