import { maskPersonal } from '#rules/text/mask.ts'
import { normalise } from '#rules/text/normalise.ts'

/** Politeness, promises and small talk around a report; a clause that is only this says nothing about the matter. */
const smallTalk = [
  /^(尊敬的|敬爱的|亲爱的)?[^，。]{0,8}(领导|书记|市长|县长|镇长|局长|同志|老师)?[们]?(，|,|:|：)?(您|你)们?好/,
  /(谢谢|感谢|辛苦了?|麻烦你?您?们?了|打扰了|多谢|拜托)/,
  /(不要|别|请勿)(透露|说|讲|告诉).{0,6}(我|名字|姓名)|不(想|愿意?|方便)留(名|姓名|名字|电话)|(帮我)?保密/,
  /(照片|视频|录音|录像|证据|发票|票据).{0,8}(都有|可以发|发给|提供|附上|见附件)/,
  /(位置|地址|路).{0,10}(一问|都知道|有点窄|带路|导航)|(带|指)路/,
  /(第一次|头一回).{0,10}(反映|投诉|打|写|用)|写得(不好|乱)|不太?会(写|打字|说|用)|见谅|包涵/,
  /归不归(你|您|咱)们?管|不归的话|告诉我(该)?找(谁|哪)|能不能管一?管/,
  /(希望|请求?|恳请|盼|望|要求|建议)(有关|相关|上级|政府|领导|你们|您们?|贵).{0,12}(重视|解决|处理|答复|回复|关注|查处|批准|过问|协调|给.{0,4}(说法|答复|交代))$/,
  /(都|大家|邻居).{0,6}有意见|老百姓就?图|话(说|讲)得不好听|实在(是)?没(有)?办法|气不过|忍不住/,
  /(之前|以前|上次|前几天)也?(打过|反映过|投诉过|说过).{0,12}$|登记了|没下文/,
  /(隔壁|别的?|人家|其他)(镇|村|县|地方).{0,8}(管得|搞得|做得)|我们这边怎么就?不行/,
  /也不是(要|想)(你们)?罚|改掉就(行|好)了?|讨个说法$/,
]

/** How a letter addresses the office: not the people that it is about. */
const address =
  /(尊敬的?|敬爱的?|亲爱的?|各位|致|恳?请|希?望|盼|感谢|麻烦|呼吁)[^，。！？、]{0,12}(领导|书记|市长|县长|镇长|局长|厅长|主任|部门|政府)(同志|大人)?[们]?[,，:： ]*([您你]们?好[!！。]?)?/g

const clauseEnd = /[，。！？；、\n,!?;]+|\s{2,}/

/** What is read of a report; the rest of a longer one adds time and no matter. */
const textLimit = 8_000

/** A piece of a report between two stops, normalised. */
export type Clause = {
  text: string
  /** Number of the sentence that it stands in. */ sentence: number
}

/** A report without personal numbers, cut into clauses, small talk left out (unless nothing else is there). */
export const clausesOf = (report: string): Clause[] => {
  const sentences = normalise(
    maskPersonal(report.slice(0, textLimit)).replace(/\r?\n/g, '。').replace(address, '，'),
  ).split(/[。！？!?]+/)
  const all = sentences.flatMap((text, sentence) =>
    text.split(clauseEnd).map((part) => ({ text: part.trim(), sentence })),
  )
  const said = all.filter(({ text }) => text !== '')
  const kept = said.filter(({ text }) => !smallTalk.some((pattern) => pattern.test(text)))
  return kept.length > 0 ? kept : said
}

/** The clauses as one text again, sentences apart. */
export const joined = (clauses: Clause[]): string =>
  clauses
    .map(({ text, sentence }, at) => {
      const before = clauses[at - 1]
      return before === undefined ? text : `${before.sentence === sentence ? '，' : '。'}${text}`
    })
    .join('')
