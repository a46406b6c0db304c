import { describe, expect, it } from 'vitest'
import type { SpecialKind } from '#rules/classify/classify.ts'
import type { Settled } from '#rules/content/settled.ts'
import { facts, special } from './matters.ts'
import { chosen, empowered, found, here, house, placeWith, plan, say, team } from './whole.ts'

const item = 'jianshe-903'
const sure = chosen(item, '建设')
const own = [...here, sure, ...empowered('建设')]
const act = `先由首问单位处置，协调期间不停办；有结果以前不会没有人管${house}`
const guidance = '县综合行政执法指导办公室'
const open = [`team unclear_dispute null 待定（${team}先行处置）`, 'null', `${team} > ${guidance}`]

describe('S0-15, S1-18: nobody, or several', () => {
  const all = `几个部门对归谁管说法不一（都说归自己，或者都说不归自己）${found}`
  const ladder = `指导办公室协调：${guidance}〔方案二〕`
  it('the first responder acts while the ladder finds an owner', () => {
    expect(say({ item, note: '都说不归自己管' })).toEqual([...open, sure, all, act, ladder])
    const bare = placeWith((p) => void (p.ladder = []))
    expect(say({ place: bare, item, note: '都说不归自己管' })).toEqual([
      ...open,
      sure,
      all,
      act,
      `由${guidance}协调${plan}`,
    ])
    const steps = placeWith((p) => void (p.ladder = [{ step: '会商', source: '方案一' }]))
    expect(say({ place: steps, note: '都说不归自己管' }).slice(2)).toEqual([
      `${team} > ${guidance}`,
      all,
      act,
      '会商〔方案一〕',
    ])
  })
  it('an item that nobody was named for', () => {
    const place = placeWith((p) => void (p.assignments = []))
    const why = '目录里有这一项，但是没有哪个机构被指定来行使〔行使主体登记〕'
    expect(say({ place, item })).toEqual([...open, sure, why, act, ladder])
  })
  it.each([
    ['nobody_in_charge', '几家都说不管（三不管）'],
    ['many_heads', '几家都在管（多头管）'],
  ] as const)('%s is a clue; an item with an owner goes there', (kind, clue) => {
    const classification = special(kind)
    expect(say({ classification })).toEqual([
      ...open,
      `${clue}，目录里也对不上是哪一项〔吹哨人线索〕`,
      act,
      ladder,
    ])
    const owned = `${clue}：登记为线索；目录上这一项有主，下面这个机构来办〔吹哨人线索〕`
    expect(say({ classification, item })).toEqual([...own, owned])
    expect(say({ classification, field: 'jianshe' })).toEqual([...here, ...empowered('建设')])
  })
  const settled = (more: Partial<Settled>) =>
    say({
      item,
      place: placeWith((p) => {
        p.settled = [
          {
            item,
            area: 'hills',
            owner: 'integrated',
            on: '2026-01-01',
            stage: 'designate',
            ...more,
          } as Settled,
        ]
      }),
    })
  const ended = (on: string, how: string, who: string, source: string) =>
    `这一项在这里由谁管有过争议，${on}经${how}定下来：${who}〔${source}〕`
  it('S4-12: a dispute that has ended binds from its day, with organ and paper', () => {
    const office = '县综合行政执法局'
    const to = [
      `integrated integrated_body null ${office}`,
      'integrated',
      `${team} > ${office}`,
      sure,
    ]
    expect(settled({ organ: '某府', document: '某号' })).toEqual([
      ...to,
      ended('2026-01-01', '指定管辖', office, '某府，某号'),
    ])
    expect(settled({ stage: 'coordinate', on: '2026-11-22' })).toEqual([
      ...to,
      ended('2026-11-22', '协调', office, '管辖争议（协调）'),
    ])
    expect(settled({ stage: 'negotiate', area: 'county', owner: 'team' })).toEqual([
      `team township null ${team}`,
      'gov',
      team,
      sure,
      ended('2026-01-01', '协商一致', team, '管辖争议（协商一致）'),
    ])
    for (const none of [{ on: '2026-11-23' }, { area: 'plain' }, { item: 'x' }, { owner: 'ghost' }])
      expect(settled(none), JSON.stringify(none)).toEqual(own)
  })
  it('the innermost area goes before the county', () => {
    const row = { item, on: '2026-01-01', stage: 'coordinate' as const }
    const place = placeWith((p) => {
      p.settled = [
        { ...row, area: 'county', owner: 'dept' },
        { ...row, area: 'hills', owner: 'integrated' },
      ] as Settled[]
    })
    expect(say({ place, item })[0]).toContain('integrated')
  })
})

describe('what is no enforcement matter is taken in all the same', () => {
  const desk = (after = '') => [
    `team township null ${team}`,
    'null',
    after === '' ? team : `${team} > ${after}`,
  ]
  it.each<[SpecialKind, string[]]>([
    ['consultation', [...desk(), `看起来是咨询：由首问单位答复，答不了的转给知道的单位${house}`]],
    [
      'petition',
      [
        ...desk('信访工作机构'),
        '看起来是信访事项：由首问单位登记，转送有权处理的机关〔信访工作条例第二十二条〕',
      ],
    ],
    [
      'civil',
      [
        ...desk('人民调解委员会、人民法院'),
        '看起来是民事纠纷：行政机关不能断，首问单位引导人民调解或者起诉〔人民调解法第十七条〕',
      ],
    ],
    [
      'labour_arbitration',
      [
        ...desk('劳动人事争议仲裁机构'),
        '看起来是劳动争议：首问单位引导到劳动人事争议仲裁〔劳动争议调解仲裁法第五条〕',
      ],
    ],
    ['none', [...desk(), `看起来不是行政执法的事：首问单位看过再答复${house}`]],
    [
      'police',
      [
        'police police null 县公安局',
        'null',
        `${team} > 县公安局`,
        '看起来是公安机关管的事：急的打110；登记后移送公安机关〔治安管理处罚法第七条〕',
      ],
    ],
    [
      'discipline',
      [
        'null judicial null 纪检监察机关（12388）',
        'null',
        '纪检监察机关（12388）',
        '反映的是公职人员或者单位：不进普通收件箱，被反映的单位和个人看不到〔行政处罚法第七十五条；信访工作条例第三十条〕',
        '本站没有设监督机构，这里不收；请打12388，或者向上一级机关反映〔信访工作条例第四十六条〕',
      ],
    ],
  ])('%s', (kind, lines) => expect(say({ classification: special(kind) })).toEqual(lines))
  it('on-the-page 6: who is named goes to the supervisor, and by no other way', () => {
    const place = placeWith((p) => {
      p.supervisor = 'watch'
      p.bodies.push({ ...p.bodies[0]!, id: 'watch', name: '县监督办', kind: 'supervisor' })
    })
    expect(say({ place, item, text: `${team}乱罚款` })).toEqual([
      'watch judicial null 县监督办',
      'null',
      '县监督办',
      '指名反映本地机构或者执法人员：不进普通收件箱，被反映的单位和个人看不到〔行政处罚法第七十五条；信访工作条例第三十条〕',
      '交给县监督办办理〔本站设置：监督机构〕',
    ])
  })
  it('danger: the numbers first, and the matter all the same', () => {
    const { hotlines = [] } = facts.specials.find((s) => s.kind === 'emergency') ?? {}
    const lines = say({ item, classification: special('emergency') })
    expect(lines[2]).toBe(`先打${hotlines.join('、')} > ${team}`)
    expect(lines[3]).toContain(
      `看起来有人正有危险：请先打${hotlines.join('、')}，不要等网上答复；写下的内容照样登记、照样分派〔`,
    )
    expect(lines.slice(4)).toEqual(own.slice(3))
    const mute = { ...facts, hotlines: [] }
    expect(say({ facts: mute, classification: special('emergency') })[3]).toMatch(
      /〔国家统一紧急电话〕$/,
    )
  })
})
