import type { Ask } from './state.ts'

/** What a line may be besides an answer to the question asked. */
export type Intent =
  | { is: 'restart' }
  | { is: 'back' }
  | { is: 'correct'; ask: Ask }
  | { is: 'question'; about: Question }
/** Questions that the catalogue answers. */
export const lawQuestions = ['penalty', 'level', 'basis'] as const
export type LawQuestion = (typeof lawQuestions)[number]
export type Question =
  LawQuestion | 'deadline' | 'who' | 'how' | 'privacy' | 'person' | 'you' | 'erase' | 'unknown'
export const isAboutLaw = (about: Question): about is LawQuestion =>
  lawQuestions.some((one) => one === about)

const corrections: readonly (readonly [RegExp, Ask])[] = [
  [/地点|位置|地址|地方|哪里|区域/, 'area'],
  [/时间|日期|日子|哪天/, 'time'],
  [/姓名|名字|实名|匿名|保密/, 'name'],
  [/诉求|要求|希望/, 'wish'],
  [/事项|是不是这件|类别|种类/, 'item'],
  [/内容|经过|描述|事情|说法|原文|写的/, 'story'],
  [/照片|图片|文件|附件|证据/, 'evidence'],
]

const questions: readonly (readonly [RegExp, Question])[] = [
  [
    /罚(款)?(是|要|能|会|得)?(多少|几(百|千|万|元|块)|到多少)|(怎么|怎样|如何)(处)?罚|多少(钱的)?罚款|(什么|哪些)(处罚|罚款)|(会|要)(被)?罚(款)?(吗|么|多少|$)|处罚(标准|幅度|范围)|罚得?重/,
    'penalty',
  ],
  [
    /(镇|乡|街道|村|社区|下面).{0,6}还是.{0,6}(县|区|市|省|局|上面)|(县|区|市|局).{0,4}还是.{0,4}(镇|乡|街道|村)/,
    'level',
  ],
  [
    /(违反|犯|依据|根据|按照?|是)(了)?(的)?(什么|哪|哪一)(条|部|个|些)?(法|法律|法规|法条|条款|规定)|依据(是)?(什么|哪)|(违|犯)(不违|不犯)?法(吗|么|$)|哪条法|第几条/,
    'basis',
  ],
  [
    /(多久|几天|多长时间|什么时候|何时|多少天).{0,8}(答复|回复|处理|办|结果|受理|解决)|(期限|时限)(是|有)?(多|几|什么)/,
    'deadline',
  ],
  [/(归|由|是)?(谁|哪个(部门|单位|机关)|哪家).{0,4}(管|负责|处理|承办)|(找|该找)谁/, 'who'],
  [/(谁|会不会|能不能|别人).{0,8}(看到|知道|泄露|告诉)|安不安全|保密吗/, 'privacy'],
  [/人工|真人|客服|(电话|号码)(是)?(多少|几)|窗口在哪|(转|找)(个)?人/, 'person'],
  [
    /(怎么|如何|怎样)(投诉|举报|反映|提交|上报|报上去)|(办理|办事)?流程|(要|有)(什么|哪些|几)(步骤|手续)/,
    'how',
  ],
  [/你是(谁|什么|机器|人|真)|机器人(吗|么)/, 'you'],
  [/(存|保留|保存|删|记).{0,8}(多久|吗|么|没有|哪些|什么)|怎么删/, 'erase'],
  [
    /(该|应该)?(怎么办|咋办)$|(能|可以|可不可以|会不会|是不是|有没有)[^。]{2,}(吗|么)$|(告|打官司)(得|能)?赢/,
    'unknown',
  ],
]

/** A correction begins with what it does: «改一下地点», «时间改成昨天», «地点写错了». */
const correcting =
  /^(请|我想|我要|帮我)?(把)?(改|修改|更正|换)|(改一下|改成|改为|换成|换为|写错|填错|选错|不对)/

const asks = /[?？吗么呢]\s*$|(多少|多久|几天|什么|哪里|哪个|怎么办|怎么罚|谁管|归谁)\s*$/

/**
 * What a line wants, when it is not an answer. Long lines are always taken as a story: somebody who writes «问了几家都不知道归谁管» tells
 * what happened and asks nothing. `unknown`, a question that nothing here answers, is heard only where a question mark
 * stands and no story was told yet.
 */
export function intentOf(line: string, ask: Ask): Intent | null {
  const text = line.replace(/[\s，。！？、,.!?]/g, '')
  if (text.length === 0 || text.length > 40) return null
  const isQuestion = asks.test(line.trim())
  const asked = questions.find(([pattern]) => pattern.test(text))?.[1]
  if (asked && isAboutLaw(asked) && isQuestion) return { is: 'question', about: asked }
  if (text.length > 24) return null
  if (/^(重来|重新来|重新开始|从头(再)?来|全部重填)$/.test(text)) return { is: 'restart' }
  if (/^(上一步|返回|退回|回到上一步|上一题)$/.test(text)) return { is: 'back' }
  if (correcting.test(text)) {
    const found = corrections.find(([pattern]) => pattern.test(text))
    if (found && !(ask === 'story' && text.length > 12)) return { is: 'correct', ask: found[1] }
  }
  if (asked === undefined) return null
  if (asked === 'unknown')
    return ask === 'story' && /[?？]\s*$/.test(line) ? { is: 'question', about: asked } : null
  return isQuestion || text.length <= 14 ? { is: 'question', about: asked } : null
}
