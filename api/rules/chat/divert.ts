import type { Hotline, Special } from '../content/common.ts'
import type { Said } from './state.ts'

/** What is said at once, and elsewhere: danger stands first in a conversation, accusations go through the door. */
const saidElsewhere: readonly Special['kind'][] = ['emergency', 'discipline']

const child =
  /未成年|孩子|小孩|儿童|幼儿|婴儿|女童|男童|学生|小学|初中|幼儿园|十[一二三四五六七]岁|[0-9]岁/
const harm =
  /猥亵|性侵|强奸|虐待|殴打|毒打|打伤|打得|被打|打(孩子|小孩|儿子|女儿|娃)|(身上|脸上|全身).{0,4}(伤|青|紫)|伤痕|欺负|霸凌|拐|失踪|走失|走丢|不见了|遗弃|锁在家|没人管饭|自杀|轻生|割腕|跳楼|卖淫|吸毒|陪酒|童工/

/** Whether a child is being harmed, is lost or in want of help. Asked widely: one sentence too much does no harm. */
export const childInNeed = (story: string): boolean => child.test(story) && harm.test(story)

/**
 * What a person should know besides, one sentence for each special kind of the text, the gravest first. Nothing of it
 * keeps the case out: every sentence says that it is taken all the same.
 */
export function diversions(
  story: string,
  specials: readonly Special[],
  hotlines: readonly Hotline[],
): Said[] {
  const numbers = (wanted: readonly string[]): string[] =>
    wanted.flatMap((n) => {
      const found = hotlines.find((h) => h.number === n)
      return found ? [`${found.number}：${found.use}`] : []
    })
  const children: Said[] = childInNeed(story)
    ? [
        {
          text: [
            '事情关系到孩子的安全。孩子正受伤害、走失或者想不开的，请先打电话，不要等网上答复；您写的内容我们照样登记。',
            ...numbers(['110', '120']),
          ].join('\n'),
        },
      ]
    : []
  // One sentence that steers elsewhere is read, three are noise; a crime is never among those left out.
  const here = specials.filter((s) => !saidElsewhere.includes(s.kind))
  const other = here.find((s) => s.kind !== 'police')
  return [
    ...children,
    ...here
      .filter((s) => s.kind === 'police' || s === other)
      .map((s) => ({ text: [s.advice, ...numbers(s.hotlines)].join('\n') })),
  ]
}
