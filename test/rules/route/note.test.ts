import { describe, expect, it } from 'vitest'
import type { Place } from '#rules/content/place.ts'
import { whereIs } from '#rules/route/area.ts'
import { readNote, type NoteFacts } from '#rules/route/note.ts'
import { citation, penalties, sourceOf } from '#rules/route/source.ts'
import type { Ground } from '#rules/route/routing.ts'
import { facts } from './matters.ts'
import { invented } from './places.ts'

const nothing: NoteFacts = {
  listed: undefined,
  intends: [],
  crime: false,
  police: false,
  outside: false,
  dispute: false,
  entrusted: undefined,
}

describe('what an officer’s note establishes; words that it does not know change nothing', () => {
  it.each<[string, Partial<NoteFacts>]>([
    ['', {}],
    ['去现场看过', {}],
    ['已列入赋权目录', { listed: true }],
    ['属于下放的事项', { listed: true }],
    ['在赋权清单内', { listed: true }],
    ['已下放', { listed: true }],
    ['在230项事项之内', { listed: true }],
    ['纳入本镇230项', { listed: true }],
    ['不在目录里', { listed: false }],
    ['没列入第7类', { listed: false }],
    ['尚未下放', { listed: false }],
    ['已收回', { listed: false }],
    ['已列入目录，后被取消', { listed: false }],
    ['保留在县里', { listed: false }],
    ['清单里查不到', { listed: false }],
    ['委托协议期满', { entrusted: false }],
    ['没有委托', { entrusted: false }],
    ['未签协议', { entrusted: false }],
    ['协议已签', { entrusted: true }],
    ['委托在有效期内', { entrusted: true }],
    ['已书面委托', { entrusted: true }],
    ['不在本镇', { outside: true }],
    ['发生在邻县', { outside: true }],
    ['辖区外', { outside: true }],
    ['不在本镇目录', { listed: false }],
    ['双方都说归对方', { dispute: true }],
    ['互相推', { dispute: true }],
    ['职责不清', { dispute: true }],
    ['管辖不明', { dispute: true }],
    ['涉嫌非法经营犯罪', { crime: true }],
    ['达到刑事立案标准', { crime: true }],
    ['不构成犯罪', {}],
    ['尚未达到刑事立案标准', {}],
    ['是治安案件', { police: true }],
    ['归公安管', { police: true }],
    ['公安处理', { police: true }],
    ['行政拘留', { police: true }],
  ])('«%s»', (note, told) => expect(readNote(note)).toEqual({ ...nothing, ...told }))
  it('says nothing without a note', () => expect(readNote()).toEqual(nothing))
  it.each([
    ['拟吊销', ['吊销许可证件']],
    ['降低资质', ['降低资质等级']],
    ['资质降级', ['降低资质等级']],
    ['停业整顿', ['责令停产停业']],
    ['予以关闭', ['责令关闭']],
    ['终身禁止', ['限制从业']],
    ['没收全部违法所得', ['没收违法所得']],
    ['违法所得予以没收', ['没收违法所得']],
    ['没收作案工具', ['没收非法财物']],
    ['暂扣', ['暂扣许可证件']],
    ['罚款并吊销', ['吊销许可证件', '罚款']],
    ['不予罚款', []],
    ['无需吊销', []],
    ['不拟罚款', []],
    ['不在场，罚款', ['罚款']],
  ])('«%s» means %o', (note, intends) => expect(readNote(note).intends).toEqual(intends))
})

describe('where it happened (S0-9)', () => {
  const place = invented()
  const at = (words: string | undefined, where: Place = place) => whereIs(where, words)
  const inside = (id: string, known: boolean) => ({ inside: true, known, id })
  const outside = (id: string, known: boolean) => ({ inside: false, known, id })
  it.each([
    [undefined, inside('hills', false)],
    [' ', inside('hills', false)],
    ['hills', inside('hills', true)],
    ['青山镇某路', inside('hills', true)],
    ['青山镇东村', inside('east', true)],
    ['east', inside('east', true)],
    ['county', outside('county', true)],
    ['平原镇', outside('plain', true)],
    ['山河县', inside('hills', false)],
    ['白云镇', outside('hills', false)],
    ['白云街道', outside('hills', false)],
    ['海滨县', outside('hills', false)],
    ['隔壁镇', outside('hills', false)],
    ['外地', outside('hills', false)],
    ['elsewhere', outside('hills', false)],
    ['幸福小区', inside('hills', false)],
    ['农贸市场旁的夜市', inside('hills', false)],
    ['老家家乡', inside('hills', false)],
    ['本镇', inside('hills', false)],
  ])('«%s»', (words, where) => expect(at(words)).toEqual(where))
  const areas = (...more: Place['areas']): Place => ({ ...place, areas: [...place.areas, ...more] })
  it('a township that nobody listed may be one without a name; a county without a name any', () => {
    const spare = {
      id: 'spare',
      name: '其余乡镇',
      level: 'township' as const,
      parent: 'hills',
      unnamed: true,
    }
    expect(at('白云镇', areas(spare))).toEqual(inside('spare', true))
    expect(at('海滨县', areas(spare))).toEqual(outside('hills', false))
    const home = {
      ...place,
      areas: place.areas.map((a) => (a.id === 'hills' ? { ...a, unnamed: true } : a)),
    }
    expect(at('海滨县', home)).toEqual(inside('hills', false))
    const village = { ...spare, level: 'village' as const }
    expect(at('白云镇', areas(village))).toEqual(outside('hills', false))
  })
  it('a code of an area is as good as its name', () => {
    const coded = {
      id: 'west',
      name: '西村',
      level: 'village' as const,
      parent: 'hills',
      code: '330',
    }
    expect(at('330', areas(coded))).toEqual(inside('west', true))
    expect(at('3301', areas(coded))).toEqual(inside('hills', false))
  })
})

describe('where a line is from', () => {
  const ground = { place: invented() } as unknown as Ground
  it('the title and the section, else the id', () => {
    expect(sourceOf(ground, { document: 'plan', section: '二' })).toBe('《演示方案》二')
    expect(sourceOf(ground, { document: 'plan' })).toBe('《演示方案》')
    expect(sourceOf(ground, { document: 'lost', section: '二' })).toBe('lost二')
  })
  it('penalising articles, each once, three at most for a reader', () => {
    const row = (article: string, role: 'penalises' | 'prohibits' = 'penalises') => ({
      law: '甲法',
      article,
      role,
    })
    const basis = [
      row('第一条'),
      row('第九条', 'prohibits'),
      ...['一', '二', '三', '四'].map((n) => row(`第${n}条`)),
    ]
    const item = { ...facts.items[0]!, basis }
    expect(penalties(item, 9)).toEqual(['甲法:第一条', '甲法:第二条', '甲法:第三条', '甲法:第四条'])
    expect(penalties(item, 1)).toEqual(['甲法:第一条'])
    expect(citation(item)).toBe('甲法第一条；甲法第二条；甲法第三条')
    expect(citation({ ...item, basis: [] })).toBe('')
  })
})
