import * as fc from 'fast-check'
import type { ChatGround } from '#rules/chat/ground.ts'
import { newChat, type Chat } from '#rules/chat/state.ts'
import { noAnswers, type Answers } from '#rules/journey/answers.ts'
import { doorOf } from '#rules/journey/door.ts'
import { hills } from '../journey/fixture.ts'

/** A conversation in an invented township, with a catalogue of two items. */
export const ground: ChatGround = {
  place: hills,
  today: '2026-05-06',
  knowledge: {
    deadline: () => ({ text: '【期限】' }),
    who: () => ({ text: '【归谁】' }),
    person: '【找人】',
    law: (about, line, { topic }) => ({
      said: { text: `【${about}】`, links: [{ label: '事项', path: '/hills/items/jianshe-001/' }] },
      topic: line.includes('施工') ? 'jianshe-001' : topic,
    }),
    page: (path) => `/hills/${path}`,
  },
  suggest: (story) =>
    story.includes('施工') ? [{ value: 'jianshe-001', label: '夜间施工噪声' }] : [],
  consider: (story) =>
    story.includes('施工')
      ? [
          { value: 'jianshe-001', label: '夜间施工噪声', note: '夜里施工吵人' },
          { value: 'jianshe-002', label: '工地扬尘', note: '工地没有围挡，尘土飞扬' },
        ]
      : [],
  divert: (story) => (story.includes('离婚') ? [{ text: '【民事纠纷】' }] : []),
  door: (a) =>
    doorOf(
      { wish: a.wish, clue: a.clue, text: a.story, discipline: a.story.includes('收钱') },
      hills,
    ),
  emergency: (story) => (story.includes('着火') ? '【先打119】' : null),
  closedText: () => '【不收，请打12388】',
}

/** Lines that lead from the first word to the check card. */
export const whole = [
  '工地夜里施工太吵',
  '请你们去查、去管',
  '夜间施工噪声',
  '青山镇',
  '中心街12号',
  '每天晚上',
  '好了，下一步',
  '匿名',
]

/** A line that answers the open question, so that the walk comes to the end now and then. */
export const fitting: Record<Chat['ask'], string> = {
  story: '工地施工',
  wish: '1',
  clue: '1',
  item: '都不是',
  area: '青山镇',
  spot: '街口',
  time: '昨天',
  day: '昨天',
  evidence: '没有',
  name: '匿名',
  ready: '改一下时间',
  restart: '不，接着填',
}
/** What anybody may type; null stands for the fitting answer. */
export const anyLine = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  fc.constantFrom(
    ...whole,
    '改一下地点',
    '改时间',
    '改姓名',
    '改内容',
    '重来',
    '不，接着填',
    '上一步',
    '是的',
    '都不是',
    '跳过',
    '多久能答复？',
    '1',
    '99',
    '昨天',
    '说不清',
    '时间改成昨天',
    '5月6日',
    '收钱办事',
    '着火了',
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom(...'镇村改地点时间的了吗？：*~<>&"\'😀\u202e'),
    maxLength: 60,
  }),
)

/** Everything is answered but the confirmation. */
export const full: Answers = {
  ...noAnswers,
  story: '工地施工',
  wish: 'check',
  area: 'hills',
  spot: '街口',
  time: 'often',
  evidence: 'done',
  nameMode: 'real',
}
/** A conversation that stands at a question. */
export const at = (
  ask: Chat['ask'],
  answers: Partial<Answers> = full,
  more: Partial<Chat> = {},
): Chat => ({ ...newChat(answers), ask, ...more })
export const card = { value: 'jianshe-001', label: '夜间施工噪声' }
