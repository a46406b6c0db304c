import { describe, expect, it } from 'vitest'
import {
  chosen,
  empowered,
  gov,
  handed,
  here,
  house,
  kept,
  placeWith,
  plan,
  say,
  team,
} from './whole.ts'

const item = 'jianshe-903'
const sure = chosen(item, '建设')
const own = [...here, sure, ...empowered('建设')]

describe('S2-6, S2-7, S2-14, S4-9: what is said beside it', () => {
  const water = '县水政执法队'
  const bureau = '县综合行政执法局'
  const source = { document: 'plan', seen: '2026-01-01' }
  const lines = (of: string, change: Parameters<typeof placeWith>[0]) =>
    say({ item: of, place: placeWith(change) })
  const body =
    (id: string, more: object): Parameters<typeof placeWith>[0] =>
    (p) => {
      for (const b of p.bodies) if (b.id === id) Object.assign(b, more)
    }
  it('whom the township calls in', () => {
    const called = lines('shuili-901', (p) => {
      for (const row of p.assignments) if (row.owner === 'water') row.summons = true
    })
    expect(called.slice(2, 4)).toEqual([`${team} > ${water}`, 'calls water'])
    expect(called.at(-1)).toBe(
      `派驻的人能办的当场办；要部门来人的，由${team}吹哨，${water}报到；多久回应来源没有写，没有回应的看得见${plan}`,
    )
    const alone = lines('shengtai-901', (p) => {
      for (const row of p.assignments) if (row.owner === 'integrated') row.summons = true
    })
    expect(alone.at(-1)).toBe(
      `由${team}吹哨，${bureau}报到；多久回应来源没有写，没有回应的看得见${plan}`,
    )
  })
  it('where its people sit, and what is planned', () => {
    const of = (more: object) => lines('shengtai-901', body('integrated', more)).slice(5, -1)
    const sits = (how: string) =>
      `人员${how}：只是力量下沉，职权和名义不变，仍以${bureau}的名义办${plan}`
    expect(of({ presence: ['常驻'] })).toEqual([sits('常驻')])
    expect(of({ presence: ['派驻', '常驻'] })).toEqual([
      sits('以派驻、常驻之一下沉，是哪一种未公布'),
    ])
    expect(of({ presence: [] })).toEqual([])
    const planned = { act: '拟撤销', source }
    expect(of({ planned })).toEqual([
      `${bureau}来源写着拟撤销：结果没有公布，公布以前仍由它办〔《演示方案》〕`,
    ])
    expect(of({ planned: { ...planned, when: '年内', outcome: '已并入某局' } })).toEqual([
      `${bureau}来源写着年内拟撤销：已并入某局〔《演示方案》〕`,
    ])
  })
  it('whom it follows: gone, to go, or only handing over', () => {
    const of = (more: object) => lines('shuili-901', body('old-water', more)).slice(6, -1)
    expect(of({ to: '2026-11-22' })).toEqual([`县水务队职责转出，由${water}承接${plan}`])
    const planned = { act: '拟撤销', source }
    expect(of({ to: undefined, planned })).toEqual([`县水务队拟撤销，由${water}承接${plan}`])
  })
  it('what was handed down without a list', () => {
    const market = '县级市场监管主管部门'
    const place = placeWith(
      (p) => void (p.grants = { count: 7, unit: '项', to: '乡镇', source } as typeof p.grants),
    )
    expect(say({ place, item: 'shichang-901' }).slice(4)).toEqual([
      `按现有资料由${market}以${market}的名义办理${plan}`,
      '另有7项事项交给了乡镇，是哪些没有公布：这一项在不在内没有核对，不猜；首问单位核对到的，由它自己办〔《演示方案》〕',
      handed(market),
    ])
    expect(say({ place, item: 'shichang-901', note: '未列入目录' }).join()).not.toContain('另有7项')
  })
  it('a township’s own power by law keeps nothing above; without a list a reviewer looks', () => {
    const law = lines('jianshe-901', (p) => {
      for (const row of p.assignments) if (row.mode === 'empowered') row.mode = 'statutory'
    })
    expect(law).toEqual([
      `team township statutory ${team}`,
      'gov',
      team,
      chosen('jianshe-901', '建设'),
      `法律把这一项直接交给${gov}，由${team}办理〔《演示方案》一；法定职权〕`,
      empowered('建设')[1],
    ])
    const place = placeWith((p) => void delete p.reserved)
    expect(say({ place, item: 'jianshe-901', note: '拟吊销许可证，罚款' }).at(-1)).toBe(
      `拟作出吊销许可证件：本地没有公布哪些重大处罚留在上级，由法制审核人员认定以后再决定${house}`,
    )
    expect(say({ place, item, note: '拟罚款' })).toEqual(own)
  })
  it('a desk that is no body of the place still takes it in', () => {
    const place = placeWith((p) => void (p.firstResponder = 'ghost'))
    const said = say({ place, item: 'dangan-901' })
    expect(said[2]).toBe('首问单位（未公布） > 县档案局内设科室')
    expect(said.slice(4)).toEqual([
      kept('县档案局内设科室'),
      `首问单位（未公布）先受理，转给县档案局内设科室；对方接收以前仍由首问单位负责${house}`,
    ])
  })
})
