import { describe, expect, test } from 'vitest'
import { noAnswers, timeText, type Answers } from '#rules/journey/answers.ts'
import { areaChoices, areaText } from '#rules/journey/areas.ts'
import { allFaults, faultsOf, isDone, mayShow, nextStep } from '#rules/journey/faults.ts'
import { readStep } from '#rules/journey/read.ts'
import { progressOf, stepsFor, stepIds, type StepId } from '#rules/journey/steps.ts'
import { anItem } from '#test/rules/catalogue/fixture.ts'
import { full, ground, hills } from './fixture.ts'

const known = { ...ground, facts: { items: [anItem('jianshe-001')] } }
const faults = (step: StepId, more: Partial<Answers>) =>
  faultsOf(step, { ...full, ...more }, known).map((f) => `${f.pointer} ${f.detail}`)

describe('S1-25 every fault of every page, at both sides of each limit', () => {
  test.each<[StepId, Partial<Answers>, string[]]>([
    ['happened', {}, []],
    ['happened', { story: '' }, ['/story 请写下发生了什么事']],
    ['happened', { wish: '' }, ['/wish 请选您希望我们做什么']],
    ['happened', { wish: 'clue' }, ['/clue 请选是哪一种情形']],
    ['happened', { wish: 'clue', clue: 'many' }, []],
    ['happened', { item: 'jianshe-001' }, []],
    ['happened', { item: 'none' }, ['/item 目录里没有这一项，请重新选，或者不选']],
    ['where', {}, []],
    ['where', { area: '' }, ['/area 请选一个区域；拿不准的，选“说不清”']],
    ['where', { area: 'none' }, ['/area 没有这个区域，请从列表里选']],
    ['where', { area: 'elsewhere' }, []],
    ['where', { area: 'unsure' }, []],
    ['where', { spot: '路'.repeat(200) }, []],
    ['where', { spot: '路'.repeat(201) }, ['/spot 地点写了201个字，最多200个字']],
    ['when', {}, []],
    ['when', { time: '' }, ['/time 请选是什么时候的事；记不清的，选“说不清时间”']],
    ['when', { time: 'day', day: '' }, ['/day 请选是哪一天；记不清的，选“说不清时间”']],
    ['when', { time: 'day', day: '昨天' }, ['/day 日期写得不对，请写成 2026-05-06 这样']],
    ['when', { time: 'day', day: '2026-13-01' }, ['/day 日期写得不对，请写成 2026-05-06 这样']],
    ['when', { time: 'day', day: '12026-05-01' }, ['/day 日期写得不对，请写成 2026-05-06 这样']],
    ['when', { time: 'day', day: '2026-05-011' }, ['/day 日期写得不对，请写成 2026-05-06 这样']],
    ['when', { time: 'day', day: '2026-02-30' }, ['/day 没有这一天，请检查日期']],
    ['when', { time: 'day', day: '2026-05-07' }, ['/day 这一天还没到，请检查日期']],
    ['when', { time: 'day', day: '2026-05-06' }, []],
    ['when', { time: 'day', day: '1949-12-31' }, ['/day 日期太早了，请检查年份']],
    ['when', { time: 'day', day: '1950-01-01' }, []],
    ['when', { time: 'often', day: '昨天' }, []],
    ['when', { timeWords: '晚'.repeat(100) }, []],
    ['when', { timeWords: '晚'.repeat(101) }, ['/timeWords 补充的时间最多100个字']],
    ['evidence', { evidence: '' }, []],
    ['name', {}, []],
    ['name', { nameMode: '' }, ['/nameMode 请选要不要留姓名']],
    ['contact', { nameMode: '' }, []],
    ['check', noAnswers, []],
  ])('%s %j', (step, more, wanted) => {
    expect(faults(step, more)).toEqual(wanted)
  })

  test('what is asked next, and which page may be shown', () => {
    const next = (more: Partial<Answers>) => nextStep({ ...full, ...more }, known)
    expect([
      next({ story: '' }),
      next({ area: '' }),
      next({ time: '' }),
      next({ evidence: '' }),
      next({ nameMode: '' }),
      next({}),
      next({ nameMode: 'anonymous' }),
    ]).toEqual(['happened', 'where', 'when', 'evidence', 'name', 'contact', 'check'])
    const shown = (more: Partial<Answers>) =>
      stepIds.filter((s) => mayShow(s, { ...full, ...more }, known))
    expect(shown({})).toEqual([...stepIds])
    expect(shown({ evidence: '' })).toEqual(['happened', 'where', 'when', 'evidence'])
    expect(shown({ nameMode: 'anonymous' })).not.toContain('contact')
    expect(stepIds.filter((s) => isDone(s, full, known))).toEqual([
      'happened',
      'where',
      'when',
      'evidence',
      'name',
    ])
    expect(allFaults({ ...full, story: '', nameMode: '' }, known).map((f) => f.pointer)).toEqual([
      '/story',
      '/nameMode',
    ])
  })

  test('a question and a suggestion have no day, an anonymous person no contact', () => {
    expect(stepsFor({ ...full, wish: 'ask' })).toEqual(stepIds.filter((s) => s !== 'when'))
    expect(stepsFor({ ...full, wish: 'suggest' })).toEqual(stepIds.filter((s) => s !== 'when'))
    expect(stepsFor({ ...full, wish: 'ask', nameMode: 'anonymous' })).toEqual([
      'happened',
      'where',
      'evidence',
      'name',
      'check',
    ])
    expect(stepsFor(full)).toEqual([...stepIds])
    expect(progressOf('when', full)).toEqual({ at: 3, of: 7, say: '第 3 步，共 7 步' })
  })
})

test('each page reads its own answers and no others', () => {
  const form = {
    story: ' 甲 ',
    wish: 'clue',
    clue: 'many',
    item: ' a ',
    area: 'hills',
    spot: ' 路 ',
    time: 'day',
    day: '2026-05-01',
    timeWords: ' 夜里 ',
    nameMode: 'real',
    evidence: 'x',
  }
  expect(readStep('happened', form)).toEqual({ story: '甲', wish: 'clue', clue: 'many', item: 'a' })
  expect(readStep('happened', { ...form, wish: 'check' })).toMatchObject({
    wish: 'check',
    clue: '',
  })
  expect(readStep('happened', { wish: 'x', clue: 'x' })).toEqual({
    story: '',
    wish: '',
    clue: '',
    item: '',
  })
  expect(readStep('happened', { story: '甲'.repeat(300_001), item: 'i'.repeat(41) })).toMatchObject(
    { story: '甲'.repeat(300_000), item: 'i'.repeat(40) },
  )
  expect(readStep('where', form)).toEqual({ area: 'hills', spot: '路' })
  expect(readStep('where', { area: 'a'.repeat(61), spot: '路'.repeat(2001) })).toEqual({
    area: 'a'.repeat(60),
    spot: '路'.repeat(2000),
  })
  expect(readStep('when', form)).toEqual({ time: 'day', day: '2026-05-01', timeWords: '夜里' })
  expect(readStep('when', { ...form, time: 'now' })).toEqual({
    time: 'now',
    day: '',
    timeWords: '夜里',
  })
  expect(
    readStep('when', { time: 'day', day: '1'.repeat(21), timeWords: '晚'.repeat(1001) }),
  ).toEqual({ time: 'day', day: '1'.repeat(20), timeWords: '晚'.repeat(1000) })
  expect(readStep('evidence', form)).toEqual({ evidence: 'done' })
  expect(readStep('name', form)).toEqual({ nameMode: 'real' })
  expect(readStep('name', { nameMode: 'x' })).toEqual({ nameMode: '' })
  expect([readStep('contact', form), readStep('check', form)]).toEqual([{}, {}])
})

test('the time in one line', () => {
  const said = (time: Answers['time'], day = '', timeWords = '') =>
    timeText({ time, day, timeWords })
  expect([
    said('day', '2026-05-01', '夜里'),
    said('day', '2026-05-01'),
    said('often', '2026-05-01', '夜里'),
    said('', '', ''),
    said('', '', '夜里'),
  ]).toEqual(['2026-05-01，夜里', '2026-05-01', '经常发生，夜里', '', '夜里'])
})

describe('where it happened', () => {
  test('the place with what lies in it, what it lies in, then not here and not sure', () => {
    expect(areaChoices(hills)).toEqual([
      { value: 'hills', label: '青山镇', depth: 0 },
      { value: 'east', label: '东村', depth: 1 },
      { value: 'county', label: '山河县的其他地方', depth: 0 },
      { value: 'elsewhere', label: '不在山河县', depth: 0 },
      { value: 'unsure', label: '说不清', depth: 0 },
    ])
    const alone = {
      level: 'township' as const,
      areas: [{ id: 'a', name: '甲镇', level: 'township' as const }],
    }
    expect(areaChoices(alone).map((c) => c.label)).toEqual(['甲镇', '不在甲镇', '说不清'])
    expect(areaChoices({ areas: [], level: 'county' })).toEqual([])
  })
  test('in words', () => {
    expect(['east', 'unsure', 'none'].map((a) => areaText(hills, a))).toEqual([
      '东村',
      '说不清',
      '',
    ])
  })
})
