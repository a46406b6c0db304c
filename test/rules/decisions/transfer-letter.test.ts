import { describe, expect, it } from 'vitest'
import type { Place } from '#rules/content/place.ts'
import { transferDraft } from '#rules/decisions/transfer-draft.ts'

const source = { document: 'paper', seen: '2026-04-01' }
const place = {
  bodies: [
    { id: 'zhen', kind: 'township', name: '东岭镇人民政府', aliases: [] },
    { id: 'ju', kind: 'department', name: '某局', aliases: [] },
  ],
  documents: [{ id: 'paper', title: '某方案' }],
  reserved: {
    kinds: ['责令停产停业', '吊销许可证件'],
    needsReview: [],
    open: false,
    to: 'ju',
    source,
  },
} as unknown as Pick<Place, 'bodies' | 'reserved' | 'documents'>
const penalty = (kinds: string[], over: object = {}) => ({
  organ: '东岭镇人民政府',
  kinds,
  content: '停业三日',
  party: '演示公司',
  act: '占道',
  facts: '占道三次',
  basis: '《甲法》第一条',
  ...over,
})

describe('the letter that hands over what a township may not decide (S0-12)', () => {
  const first = (why: string, kinds: string, party = '演示公司') =>
    `东岭镇人民政府在查处${party}一案时，拟作出或者已经作出的处罚涉及${kinds}。${why}，现将案件移送你单位处理。`
  const rest = [
    '违法行为：占道',
    '已经查明的事实：占道三次',
    '依据：《甲法》第一条',
    '拟处罚内容：停业三日',
    '随函移送：案卷材料清单（请附）。收到后请书面告知是否受理和承办人。',
    '东岭镇人民政府',
  ]
  it('says to whom, why, and everything that is known', () => {
    expect(transferDraft(place, penalty(['责令停产停业', '吊销许可证件']))).toEqual({
      to: '某局',
      kinds: ['责令停产停业', '吊销许可证件'],
      paragraphs: [
        '某局：',
        first('按《某方案》，责令停产停业、吊销许可证件保留给县级', '责令停产停业、吊销许可证件'),
        ...rest,
      ],
    })
  })
  it('to the police alone where they alone may (行政处罚法 18); mixed, to the county', () => {
    const police = transferDraft(place, penalty(['行政拘留']))
    expect(police?.to).toBe('公安机关')
    expect(police?.paragraphs.slice(0, 2)).toEqual([
      '公安机关：',
      first('行政拘留不由乡镇作出', '行政拘留'),
    ])
    expect(transferDraft(place, penalty(['行政拘留', '责令停产停业']))?.to).toBe('某局')
  })
  it('names a paper that was issued, leaves open what is not known', () => {
    const issued = transferDraft(
      place,
      penalty(['责令停产停业'], { number: '演1号', decidedOn: '2026-05-01' }),
    )
    expect(issued?.paragraphs[2]).toBe('已有文书：演1号，2026-05-01。请一并审查它的效力。')
    const dayless = transferDraft(place, penalty(['责令停产停业'], { number: '演1号' }))
    expect(dayless?.paragraphs[2]).toBe('已有文书：演1号，。请一并审查它的效力。')
    const blank = { party: '', act: '', facts: '', basis: '', content: '' }
    const empty = transferDraft(
      { ...place, documents: [], bodies: place.bodies.slice(0, 1) },
      penalty(['责令停产停业'], blank),
    )
    expect(empty?.paragraphs).toEqual([
      '县级行使这项职权的机关：',
      first('责令停产停业不由乡镇作出', '责令停产停业', '（当事人待填）'),
      '违法行为：（待填）',
      '已经查明的事实：（待填）',
      '依据：（待填）',
      '拟处罚内容：（待填）',
      ...rest.slice(4),
    ])
  })
  it('none where nothing is reserved, or another organ decided', () => {
    expect(transferDraft(place, penalty(['警告']))).toBeNull()
    expect(transferDraft(place, penalty(['责令停产停业'], { organ: '某局' }))).toBeNull()
  })
})
