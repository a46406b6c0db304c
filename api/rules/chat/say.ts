import type { Hotline } from '../content/common.ts'
import type { Body, Place } from '../content/place.ts'
import type { Answers } from '../journey/answers.ts'
import { isAboutLaw, type LawQuestion, type Question } from './intent.ts'
import {
  areaOptions,
  clueOptions,
  nameOptions,
  noneOfThese,
  ready,
  skip,
  timeOptions,
  wishOptions,
} from './understand.ts'
import type { Ask, Chat, Option, Said } from './state.ts'

const unknown = '未公布'

/** How to reach a person: telephone and counter of the first responder as published, and the general hotline. */
export const personText = (
  place: Pick<Place, 'bodies' | 'firstResponder'>,
  hotlines: readonly Hotline[],
): string => {
  const first = place.bodies.find((b) => b.id === place.firstResponder)
  const line = hotlines.find((h) => h.number === '12345')?.number ?? '12345'
  return `找人办：${first?.name ?? '首问单位'}电话${first?.phone ?? unknown}，窗口${windowText(first)}；也可以打${line}。`
}
export const windowText = (body: Body | undefined): string =>
  body?.address ? [body.address, body.hours].filter(Boolean).join('，') : unknown

/** Said before the first word (on-the-page 9; A4.8). */
export const opening = (
  place: Pick<Place, 'bodies' | 'firstResponder'>,
  hotlines: readonly Hotline[],
): string[] => [
  '我是一个程序，不是工作人员。我只按固定的规则问几个问题，帮您把事情送到该管的单位。“是哪件事”由程序分类：自动分类，仅供参考，最后由工作人员判断。',
  '您写的话先存成草稿，没有提交的，24小时后删除；提交以后，这段对话和工单一起留给办理人员看。这里不问姓名和电话，只在最后提交时填，不存进草稿。',
  personText(place, hotlines),
]

/** The question that stands open, and the buttons under it. */
export function question(
  ask: Ask,
  chat: Chat,
  place: Pick<Place, 'areas' | 'level'>,
): { text: string; options: Option[] } {
  switch (ask) {
    case 'story':
      return chat.answers.story
        ? { text: '请把事情重新说一遍，新的内容会代替原来的。', options: [] }
        : { text: '请说说发生了什么事，想到什么写什么，不用讲究格式。', options: [] }
    case 'wish':
      return { text: '您希望我们做什么？', options: wishOptions }
    case 'clue':
      return { text: '是哪一种情形？', options: clueOptions }
    case 'item':
      return {
        text: `${chat.asked || '是不是这件事？'}选一个，或者点“都不是”，由首问单位来判断。（自动分类，仅供参考）`,
        options: [...chat.offered, { value: 'none', label: noneOfThese }],
      }
    case 'area':
      return { text: '事情发生在哪里？请选一个区域。', options: areaOptions(place) }
    case 'spot':
      return {
        text: '具体在什么位置？例如路名、小区、店名、附近的标志。',
        options: [{ value: 'skip', label: skip }],
      }
    case 'time':
      return {
        text: '是什么时候的事？可以选，也可以写，例如“昨天晚上”“5月6日”。',
        options: timeOptions,
      }
    case 'day':
      return {
        text: '是哪一天？例如 2026-05-06，或者“昨天”。',
        options: [{ value: 'skip', label: '说不清时间' }],
      }
    case 'evidence':
      return {
        text: '有照片或者文件吗？在下面选文件上传；没有就点“好了，下一步”。',
        options: [{ value: 'ready', label: ready }],
      }
    case 'name':
      return {
        text: '要不要留姓名？留姓名的，办理结果会书面告诉您；要求保密的，转给别的单位时不带您的姓名；匿名也会登记核查，但没有联系方式，我们无法书面通知，请凭编号查询。',
        options: nameOptions,
      }
    case 'ready':
      return {
        text: '请看下面这张单子。要改哪里，直接说，例如“改一下地点”；没问题就在单子下面提交。',
        options: [],
      }
    case 'restart':
      return {
        text: '重来会清掉您已经填的内容。确定吗？',
        options: [
          { value: 'yes', label: '确定重来' },
          { value: 'no', label: '不，接着填' },
        ],
      }
  }
}

/** Why a line was not taken as an answer. */
export const notUnderstood: Record<Ask, string> = {
  story: '请至少写两个字，说清是什么事。',
  wish: '请从下面选一个，写序号也行。',
  clue: '请从下面选一个，写序号也行。',
  item: '我把您补充的话加到内容里了，再看看是不是这几件。',
  area: '我把您写的位置记下了，还要请您选一个区域。',
  spot: '位置请不要超过200个字。',
  time: '我没有看懂时间，请选一个，或者写成“2026-05-06”。',
  day: '我没有看懂日期，或者这一天还没到，请写成“2026-05-06”这样。',
  evidence: '选好文件后点“上传”；没有文件就点“好了，下一步”。',
  name: '请从下面选一个。',
  ready: '要改哪里，直接说，例如“改一下时间”；要提交，请按单子下面的按钮。',
  restart: '请选“确定重来”或者“不，接着填”。',
}

/** What questions in between are answered with: clocks, rules and catalogue of the place. */
export type Knowledge = {
  deadline: (a: Answers) => Said
  who: (a: Answers) => Said
  person: string
  /** Range, article, level: of the item that the line names, else of `topic`; `topic` of the answer is '' for none. */
  law: (
    about: LawQuestion,
    line: string,
    now: { answers: Answers; topic: string },
  ) => { said: Said; topic: string }
  /** Path of a page of the place. */
  page: (path: string) => string
}

/** The answer to a question, and which item it spoke of. Says what it does not know; never advises. */
export function answerTo(
  about: Question,
  line: string,
  { answers: a, topic }: Pick<Chat, 'answers' | 'topic'>,
  from: Knowledge,
): { said: Said; topic: string } {
  if (isAboutLaw(about)) return from.law(about, line, { answers: a, topic })
  // «这事归谁管» before anything was told is about what was asked last.
  if (about === 'who' && a.story === '') return from.law('level', line, { answers: a, topic })
  return { said: plainAnswer(about, a, from), topic }
}

function plainAnswer(about: Exclude<Question, LawQuestion>, a: Answers, from: Knowledge): Said {
  switch (about) {
    case 'deadline':
      return from.deadline(a)
    case 'who':
      return from.who(a)
    case 'how':
      return {
        text: '就在这里一句一句说：发生了什么、在哪里、什么时候，有照片的传照片，最后检查一遍再提交。提交后给您编号和查询码，凭它查进度。',
        links: [{ label: '办事流程', path: from.page('how/') }],
      }
    case 'privacy':
      return {
        text: '写下的内容由首问单位和承办单位的办理人员看到。要求保密的，转给别的单位时不带您的姓名；匿名的，我们不知道您是谁。反映本地机关或工作人员的，不进普通收件箱。',
        links: [{ label: '个人信息怎样保护', path: from.page('privacy/') }],
      }
    case 'person':
      return { text: from.person }
    case 'you':
      return { text: '我是一个程序，按固定的规则回答，不是工作人员，也不会编造答案。' }
    case 'erase':
      return {
        text: '现在存的是您写的话、选的答案和传的文件，没有姓名和电话。没有提交的，24小时后自动删除；点“这是公用电脑，清掉”可以马上删。提交以后，这段对话和工单一起留存。',
        links: [{ label: '个人信息怎样保护', path: from.page('privacy/') }],
      }
    case 'unknown':
      return {
        text: `这个我答不上来：我只能答目录里有的罚款范围、法条、归谁管、答复期限，不能替您出主意。您可以把问题留下来由首问单位答复，或者找人问。${from.person}`,
      }
  }
}
