import { describe, expect, it } from 'vitest'
import {
  chosen,
  empowered,
  found,
  gov,
  handed,
  here,
  house,
  kept,
  placeWith,
  plan,
  say,
  team,
  up,
} from './whole.ts'

const building = '县级建设主管部门'
const farming = '县级农业农村主管部门'
const market = '县级市场监管主管部门'
const own = [...here, chosen('jianshe-903', '建设'), ...empowered('建设')]
const entrusted = [`team township_entrusted entrusted ${team}`, 'dept', team]
const given = `委托协议在有效期内：由${team}办理，决定以委托机关${farming}的名义作出〔《演示方案》一；行政处罚法第二十条〕`
const split = (who: string) =>
  `分段办理：罚款由${who}决定；吊销许可证件由${who === gov ? building : farming}决定，需要时移送${plan}`

describe('S1-7: who, in whose name, by what way, and why, line by line', () => {
  it.each([
    ['jianshe-903', own],
    ['jianshe-901', [...here, chosen('jianshe-901', '建设'), ...empowered('建设'), split(gov)]],
    [
      'jianshe-902',
      [
        ...up(building),
        chosen('jianshe-902', '建设'),
        ...empowered('建设'),
        `这一项只有吊销许可证件，都属于保留的重大处罚：由${building}办理${plan}`,
        handed(building),
      ],
    ],
    [
      'wenlv-901',
      [
        ...here,
        chosen('wenlv-901', '文化旅游'),
        ...empowered('文化旅游'),
        `没收较大数额违法所得要由上级部门决定，多少算“较大”来源没有写，由法制审核人员认定${plan}`,
      ],
    ],
    [
      'shengtai-901',
      [
        'integrated integrated_body retained 县综合行政执法局',
        'integrated',
        `${team} > 县综合行政执法局`,
        chosen('shengtai-901', '生态环境'),
        kept('县综合行政执法局'),
        handed('县综合行政执法局'),
      ],
    ],
    [
      'shuili-901',
      [
        'water professional_team retained 县水政执法队',
        'dept',
        `${team} > 县水政执法队`,
        chosen('shuili-901', '水利'),
        kept('县水政执法队', '县级水利主管部门'),
        `人员派驻：只是力量下沉，职权和名义不变，仍以县级水利主管部门的名义办${plan}`,
        `县水务队已于2025-12-31撤销，由县水政执法队承接${plan}`,
        handed('县水政执法队'),
      ],
    ],
    ['nongye-901', [...entrusted, chosen('nongye-901', '农业农村'), given, split(farming)]],
    [
      'shichang-901',
      [...up(market), chosen('shichang-901', '市场监管'), kept(market), handed(market)],
    ],
  ])('%s', (item, lines) => expect(say({ item })).toEqual(lines))

  it('a field alone, and nothing at all', () => {
    expect(say({ field: 'jianshe' })).toEqual([...here, ...empowered('建设')])
    expect(say({ field: 'nothing' })).toEqual(say({}))
    expect(say({})).toEqual([
      `team township null ${team}`,
      'gov',
      team,
      `还拿不准是哪一项：不退回，由首问单位看过再定，候选事项附在后面${house}`,
    ])
  })
})

describe('S0-9, S0-12: what an officer has found changes who acts', () => {
  const item = 'jianshe-903'
  const sure = chosen(item, '建设')
  const unlisted = (who: string) =>
    `没有列入目录或者已经收回：由${who}办理，首问单位移送并跟到底${found}`
  it.each([
    ['未列入目录', item, [...up(building), sure, unlisted(building), handed(building)]],
    [
      '未列入目录',
      'nongye-901',
      [...up(farming), chosen('nongye-901', '农业农村'), unlisted(farming), handed(farming)],
    ],
    ['已列入目录', item, [...own, `承办人员核实：已列入目录${found}`]],
    [
      '已列入目录',
      'shichang-901',
      [
        ...here,
        chosen('shichang-901', '市场监管'),
        `已列入目录：这一项归本级，不因为目录还没有公布而推走${found}`,
      ],
    ],
    ['委托已到期', item, own],
    [
      '委托已到期',
      'nongye-901',
      [
        ...up(farming),
        chosen('nongye-901', '农业农村'),
        `委托没有签订或者已经到期，受托权不生效：回到委托机关${farming}〔行政处罚法第二十条〕`,
        handed(farming),
      ],
    ],
    [
      '拟吊销许可证，罚款',
      item,
      [
        ...up(building),
        sure,
        ...empowered('建设'),
        `拟作出吊销许可证件，属于保留的重大处罚：移送${building}${plan}`,
        handed(building),
      ],
    ],
    ['拟罚款', item, own],
    [
      '拟没收违法所得',
      'nongye-901',
      [
        ...entrusted,
        chosen('nongye-901', '农业农村'),
        given,
        `没收较大数额违法所得要由上级部门决定，多少算“较大”来源没有写，由法制审核人员认定${plan}`,
        split(farming),
      ],
    ],
    ['拟吊销许可证', 'shichang-901', say({ item: 'shichang-901' })],
  ])('%s, %s', (note, of, lines) => expect(say({ item: of, note })).toEqual(lines))

  it('S3-4: a paper that has run out, and one that an officer knows to run', () => {
    const late = { item: 'nongye-901', date: '2027-01-01' }
    const dormant =
      '本地有一份委托，但是协议没有登记或者已经到期，不能据此办理〔行政处罚法第二十条〕'
    expect(say(late)).toEqual([
      ...up(farming),
      chosen('nongye-901', '农业农村'),
      dormant,
      `委托生效以前，由${farming}以${farming}的名义办理${plan}`,
      handed(farming),
    ])
    expect(say({ ...late, note: '委托协议有效' })).toEqual([
      ...entrusted,
      chosen('nongye-901', '农业农村'),
      `委托协议已签并且有效：受托办理，以委托机关的名义${found}`,
      split(farming),
    ])
  })

  it('crime, the police, another place: each with its ground (行政处罚法 27)', () => {
    const judicial =
      '涉嫌犯罪：停下处罚程序，两名以上人员核实后移送司法机关〔行政处罚法第二十七条；行政执法机关移送涉嫌犯罪案件的规定第五条〕'
    const organs = '司法机关（公安机关受理移送）'
    expect(say({ item, note: '涉嫌犯罪' })).toEqual([
      `police judicial null ${organs}`,
      'null',
      `${team} > ${organs}`,
      sure,
      judicial,
    ])
    const ours = `承办人员核实：由公安机关管辖${found}`
    expect(say({ item, note: '移送公安' })).toEqual([
      'police police null 县公安局',
      'null',
      `${team} > 县公安局`,
      sure,
      ours,
    ])
    const nobody = placeWith((p) => void (p.bodies = p.bodies.filter((b) => b.id !== 'police')))
    expect(say({ place: nobody, note: '移送公安' }).slice(0, 3)).toEqual([
      'null police null 公安机关',
      'null',
      `${team} > 公安机关`,
    ])
    expect(say({ place: nobody, note: '涉嫌犯罪' })[0]).toBe(`null judicial null ${organs}`)
    const away = '事发地的主管机关（不在青山镇）'
    const outside = (source: string) => [
      `null outside_area null ${away}`,
      'null',
      `${team} > ${away}`,
      `事发地不在青山镇辖区内，这里没有管辖权：书面移送事发地的机关，同时告知您${source}`,
    ]
    expect(say({ item, note: '不在本镇' })).toEqual(outside(found))
    expect(say({ item, area: 'plain' })).toEqual(outside('〔事发地〕'))
  })
})
