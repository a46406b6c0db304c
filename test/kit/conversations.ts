import type { House } from '#api/http/house.ts'
import { makeHouse } from './house.ts'

/** A conversation that is written down: what it shows, and the lines of the citizen. `file` stands for a recording. */
type Script = { what: string; lines: string[] }

/** A fixed moment (2026-11-22, noon in China), so that the document changes with rules and facts alone. */
const noon = Date.UTC(2026, 10, 22, 4)
const rest = ['灵溪镇', '跳过', '昨天', '没有', '匿名']

const scripts: readonly Script[] = [
  {
    what: '普通的投诉：候选事项、地点、时间、检查',
    lines: ['小区旁边的工地夜里十二点还在打桩，吵得睡不着', '请你们去查、去管', '1', ...rest],
  },
  {
    what: '先问问题：罚多少，归谁，多久，存什么',
    lines: [
      '乱倒建筑垃圾罚多少？',
      '这个归镇里还是县里？',
      '多久给答复？',
      '你们存了什么？',
      '火星移民罚多少？',
      '我打官司能赢吗？',
      '转人工',
    ],
  },
  {
    what: '改主意：纠正、回到上一步、重来又不重来',
    lines: [
      '路边有人乱倒垃圾',
      '1',
      '都不是',
      '灵溪镇',
      '桥头',
      '上一步',
      '河边',
      '时间改成前天',
      '没有',
      '匿名',
      '改一下地点',
      '老街口',
      '重来',
      '不，接着填',
    ],
  },
  {
    what: '正有危险：先打电话，件照样收',
    lines: ['楼下饭店煤气泄漏，有人晕倒了', '请你们去查、去管', '都不是', ...rest],
  },
  {
    what: '孩子：先打电话，件照样收',
    lines: ['隔壁天天打孩子，孩子身上都是伤', '我需要帮忙', '都不是', ...rest],
  },
  {
    what: '违法犯罪：由公安机关处理，件照样收',
    lines: ['昨晚有人撬了我家的门，偷走了电动车和手机', '请你们去查、去管'],
  },
  { what: '反映工作人员：不进普通收件箱', lines: ['镇里执法队的人收了店家的钱，举报了也不查'] },
  {
    what: '对执法方式有意见：换一扇门',
    lines: ['他们说话很难听，一句话也不让我解释', '我对工作人员或执法方式有意见'],
  },
  { what: '咨询', lines: ['请问在自家门口搭个雨棚要办什么手续，去哪里办', '我想问一件事'] },
  {
    what: '信访事项',
    lines: ['我对十年前的拆迁补偿处理意见一直不服，多次上访没有结果', '帮我解决我碰到的纠纷或困难'],
  },
  {
    what: '民事纠纷',
    lines: ['朋友借了我五万块钱不还，打电话也不接，怎么要回来', '帮我解决我碰到的纠纷或困难'],
  },
  {
    what: '劳动争议',
    lines: ['公司把我辞退了，不给经济补偿，我想要补偿金', '帮我解决我碰到的纠纷或困难'],
  },
  {
    what: '没人管（三不管）',
    lines: [
      '河边垃圾堆了半年，城管说归水利，水利说归镇里，镇里说归城管，没有一家管',
      '这事没人管，或者好几家都来管',
      '三不管',
    ],
  },
  {
    what: '多头管',
    lines: [
      '一个月来了四拨人检查我的小店，消防市场城管都要一样的材料，说法还不一样',
      '这事没人管，或者好几家都来管',
      '多头管',
    ],
  },
  {
    what: '以批代管：说的是机关怎样管事',
    lines: [
      '批了砂场以后就再也没有人来看过，山都挖空了',
      '这事没人管，或者好几家都来管',
      '以批代管（批了就不管）',
    ],
  },
  {
    what: '以罚代管：说的是机关怎样管事',
    lines: [
      '每次来都是罚五百块就走，污水照排',
      '这事没人管，或者好几家都来管',
      '以罚代管（罚了就不管）',
    ],
  },
  { what: '不属于行政执法', lines: ['希望电视台多放一点老电影', '我想提个建议'] },
]

const links = (of: readonly { label: string; path: string }[] | undefined): string =>
  (of ?? []).map((l) => `〔${l.label}：${l.path}〕`).join('')

async function one(
  house: House,
  place: string,
  { what, lines }: Script,
  at: number,
): Promise<string> {
  let id: string | null = null
  const told: string[] = []
  for (const line of lines) {
    const said = await house.office.chat.talk(place, id, { line })
    id = said.id
    told.push(`- **您**：${line}`)
    if (said.unsent !== undefined) told.push('- *（没有收下，也没有保存；这段话还给写的人）*')
    for (const turn of said.said)
      told.push(`- **程序**：${`${turn.text}${links(turn.links)}`.replaceAll('\n', '  \n  ')}`)
    if (said.options.length > 0)
      told.push(`- *按钮：${said.options.map((o) => o.label).join('｜')}*`)
  }
  return [`## ${at}. ${what}`, told.join('\n')].join('\n\n')
}

/** docs/conversations.md: what the program says in each special kind of conversation, from the running rules. */
export async function conversationsDoc(): Promise<string> {
  const house = await makeHouse({ parts: { now: () => noon } })
  try {
    const place = house.deps.facts().places.find((p) => p.level === 'township')
    if (!place) throw new Error('no township')
    const opening = await house.office.chat.page(place.slug, null, new URLSearchParams())
    const talks: string[] = []
    for (const [at, script] of scripts.entries())
      talks.push(await one(house, place.slug, script, at + 1))
    return [
      '# Conversations, one for each special kind',
      `Made by \`npm run -s docs\` from the running rules and the facts in \`content/\`, without a language model; a test fails when it is not current. The place is ${place.name}, the people and what they say are made up. Paths in 〔〕 are links on the page.`,
      '## 0. 说第一句话以前',
      opening.opening.map((text) => `- **程序**：${text}`).join('\n'),
      ...talks,
    ].join('\n\n')
  } finally {
    await house.dispose()
  }
}
