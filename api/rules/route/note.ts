import type { PenaltyKind } from '#rules/content/item.ts'

/** What an officer's note establishes. */
export type NoteFacts = {
  /** true: on the township's list; false: not on it or taken back. */
  listed: boolean | undefined
  /** Penalty kinds that the officer means to impose. */
  intends: PenaltyKind[]
  crime: boolean
  police: boolean
  outside: boolean
  dispute: boolean
  /** true: a live entrustment; false: none, or run out. */
  entrusted: boolean | undefined
}

/** A list that is known by its length alone: «230项事项», «7类赋权». */
const counted = '[0-9一二三四五六七八九十百]+(项|类)(事项|赋权|权限|权力|之内|以内|里面?|当中|范围)'
const list = `(目录|清单|事项库|赋权|下放|划转|公告|${counted})`
const number = '[^，。；;]{0,8}[0-9一二三四五六七八九十百]+(项|类)'
const unlisted = new RegExp(
  `(未|没有?|不)(列入|纳入|列|在|属于?|归入)[^，。；;]{0,12}${list}|(未|没有?|不)(列入|纳入)${number}|(未|没有?|尚未)(赋权|下放|划转|公告)` +
    `|(已|被)(收回|取消|调出|撤回)|(仍|还)?(保留|留)(在|给|于)[^，。；;]{0,6}(县|区|市|部门)|${list}[^，。；;]{0,6}(里|中|内)?(没有|查不到|找不到)`,
)
const listed = new RegExp(
  `(列入|纳入|属于?|在)[^，。；;]{0,12}${list}|(列入|纳入)${number}|${list}[^，。；;]{0,4}(内|范围|有)|已(赋权|下放|划转)`,
)
const lapsed =
  /(委托|协议)[^，。；;]{0,10}(到期|期满|终止|解除|失效|过期|未续)|(未签|没有?签|没有|未办)[^，。；;]{0,8}(委托|协议)|(未|没有?)(书面)?委托/
const live =
  /(已签|签有|签了|有效|期内)[^，。；;]{0,10}(委托|协议)|协议[^，。；;]{0,4}(已经?签|签了|已导入)|委托[^，。；;]{0,10}(有效|在期|期内|范围)|已(书面)?委托/
const outside =
  /不在(本)?(镇|乡|街道|县|市|区|辖区|区域|行政区域?|境内|范围|管辖)(?![^，。；;]{0,8}(目录|清单|赋权|下放))|(属于?|位于|发生在|在)(邻|隔壁|相邻|外|其他|别的|另一)(的|个)?(镇|乡|街道|县|市|区)|(本)?(镇|乡|县|区|辖区)(以)?外/
const dispute =
  /(都|均|各|双方)(说|称|讲|认为|主张|表示)[^，。；;]{0,6}(归|属|是|该|由|不|自己|对方)|争议|推诿|互相推|相互推|踢皮球|协商不成|管辖不明|(权责|职责|边界)(不清|交叉|不明)/
const crime =
  /涉嫌[^，。；;]{0,6}犯罪|构成[^，。；;]{0,4}犯罪|(刑事|追诉)(立案)?标准|移送司法|刑事案件/
const noCrime = /(不|未|尚未|没有?)(涉嫌|构成|达到)[^，。；;]{0,6}(犯罪|刑事|追诉|标准)/
const police = /行政拘留|治安(案件|处罚|管理处罚)|(移送|移交|转|属|归)公安|公安(机关)?(管辖|处理)/

const kinds: ReadonlyArray<readonly [RegExp, PenaltyKind]> = [
  [/吊销/, '吊销许可证件'],
  [/降低[^，。；;]{0,4}(资质|等级)|资质降级/, '降低资质等级'],
  [/停产|停业/, '责令停产停业'],
  [/责令关闭|予以关闭|拟关闭/, '责令关闭'],
  [/限制从业|禁止从业|终身(不得|禁止)/, '限制从业'],
  [/没收[^，。；;]{0,8}违法所得|违法所得[^，。；;]{0,6}没收/, '没收违法所得'],
  [/没收[^，。；;]{0,8}(财物|物品|工具|设备)/, '没收非法财物'],
  [/暂扣/, '暂扣许可证件'],
  [/罚款/, '罚款'],
]
const denied = /(不|未|无需|不需要?|没有?|不予|免予)(拟|会|应)?$/

const intended = (note: string): PenaltyKind[] =>
  kinds.flatMap(([pattern, kind]) => {
    const hit = pattern.exec(note)
    return hit && !denied.test(note.slice(Math.max(0, hit.index - 5), hit.index)) ? [kind] : []
  })

/** Reads a note such as «已列入镇目录；拟吊销许可证». Words that it does not know change nothing. */
export const readNote = (note = ''): NoteFacts => ({
  listed: unlisted.test(note) ? false : listed.test(note) ? true : undefined,
  intends: intended(note),
  crime: crime.test(note) && !noCrime.test(note),
  police: police.test(note),
  outside: outside.test(note),
  dispute: dispute.test(note),
  entrusted: lapsed.test(note) ? false : live.test(note) ? true : undefined,
})
