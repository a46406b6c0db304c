import { describe, test } from 'vitest'
import { holds, type Case } from './traced.ts'

const plan = '楚雄市改革试点乡镇综合行政执法改革实施方案'
const pilot: Case[] = [
  {
    duty: 'S1-4',
    what: 'a street matter under the local name of the field',
    of: { item: 'jianshe-005', area: 'donghua' },
    owner: '东华镇行政审批和综合执法局',
    name: 'donghua-gov',
    trace: [
      ['“城市管理”这类事项已赋权', plan],
      ['以公告为准', plan],
    ],
  },
  {
    duty: 'S1-7',
    what: 'free words name the other pilot township',
    of: { item: 'linye-003', area: '大过口乡某村后山' },
    owner: '大过口乡行政审批和综合执法局',
    name: 'daguokou-gov',
    trace: [['“林业和草原”这类事项已赋权', '行政处罚法第二十四条']],
  },
  {
    duty: 'S1-20(4)',
    what: 'nobody said in which township',
    of: { item: 'linye-003' },
    owner: '东华镇行政审批和综合执法局',
    name: 'donghua-gov',
    trace: [['没有说清在哪个乡镇', '首问责任制']],
  },
  {
    duty: 'S1-17',
    what: 'a township that is no pilot',
    of: { item: 'linye-003', area: '子午镇' },
    owner: '市级林业和草原主管部门',
    name: 'city-dept',
    trace: [
      ['没有下放', plan],
      ['接收以前仍由首问单位负责', '首问责任制'],
    ],
  },
  {
    duty: 'S1-17',
    what: 'another city',
    of: { item: 'linye-003', area: '大理市' },
    owner: '事发地的主管机关（不在楚雄市）',
    name: null,
    trace: [['没有管辖权', '事发地']],
  },
  {
    duty: 'S1-4',
    what: 'social insurance went down',
    of: { item: 'renshe-012', area: 'donghua' },
    owner: '东华镇行政审批和综合执法局',
    name: 'donghua-gov',
    trace: [['“社会保障”这类事项已赋权', plan]],
  },
  {
    duty: 'S1-10',
    what: 'wages did not: the field is wider than its branch',
    of: { item: 'renshe-001', area: 'donghua' },
    owner: '市级人力社保主管部门',
    name: 'city-dept',
    trace: [['没有下放', plan]],
  },
  {
    duty: 'S1-18',
    what: 'two bodies each say it is not theirs',
    of: { item: 'linye-003', area: 'donghua', note: '两个部门都说不归自己' },
    owner: '待定（东华镇行政审批和综合执法局先行处置）',
    name: null,
    trace: [
      ['最先发现违法行为的单位先行处理', '方案第18条'],
      ['双方协商', '方案第18条'],
      ['楚雄市人民政府', '方案第18条'],
    ],
  },
  {
    duty: 'S1-17',
    what: 'a suspected crime',
    of: { item: 'linye-001', area: 'daguokou', note: '涉嫌犯罪' },
    owner: '司法机关（公安机关受理移送）',
    name: null,
    trace: [['移送司法机关', '行政处罚法第二十七条']],
  },
  {
    duty: 'S1-7',
    what: 'what the law itself gives a township',
    of: { item: 'ziran-013', area: 'daguokou' },
    owner: '大过口乡行政审批和综合执法局',
    name: 'daguokou-gov',
    trace: [['法律把这一项直接交给大过口乡人民政府', '城乡规划法']],
  },
  {
    duty: 'S1-7',
    what: 'public order is the police’s',
    of: { item: 'gongan-001', area: 'donghua' },
    owner: '公安机关',
    name: 'police',
    trace: [['没有下放，由公安机关', '治安管理处罚法']],
  },
  {
    duty: 'S1-15',
    what: 'a severe penalty where nothing is reserved',
    of: { item: 'linye-003', area: 'donghua', note: '已列入目录；拟吊销许可证' },
    owner: '东华镇行政审批和综合执法局',
    name: 'donghua-gov',
    trace: [['由法制审核人员认定以后再决定', '首问责任制']],
  },
]

describe('hard cases of a plan with two pilot townships', () => {
  test.each(pilot)('$duty $what', (one) => holds('chuxiong', one))
})
