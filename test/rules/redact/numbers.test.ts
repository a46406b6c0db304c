import { describe, expect, it } from 'vitest'
import {
  birthOf,
  cardHolds,
  figures,
  idNumberHolds,
  mobileHolds,
  narrow,
} from '#rules/redact/digits.ts'
import { merged, withoutSpans, type Span } from '#rules/redact/mark.ts'
import { findNumbers } from '#rules/redact/numbers.ts'
import { findPrivate, minorSigns } from '#rules/redact/private.ts'

/** Numbers of nobody: the check signs hold, the digits are made up. */
const id = '330327199001011232'
const card = '4111111111111111'
const mobile = '13800000003'

describe('what a number is (GB 11643, Luhn)', () => {
  it.each([
    [id, [1990, 1, 1]],
    ['33032719900101123X', [1990, 1, 1]],
    ['330327900101123', [1990, 1, 1]],
    ['330327180001011230', [1800, 1, 1]],
    ['330327200002291230', [2000, 2, 29]],
    ['330327190002291230', null],
    ['330327199013011230', null],
    ['330327199000011230', null],
    ['330327199001321230', null],
    ['330327170001011230', null],
    ['030327199001011230', null],
    ['030327900101123', null],
    ['330327991301123', null],
    ['x330327199001011232', null],
    ['3303271990010112321', null],
    ['x330327900101123', null],
    ['3303279001011234', null],
    ['33032719900101123x', null],
  ])('the birth date of %s is %o', (number, born) => expect(birthOf(number)).toEqual(born))
  it('check signs', () => {
    expect(idNumberHolds(id)).toBe(true)
    expect('0123456789X'.split('').filter((s) => idNumberHolds(`33032719900101123${s}`))).toEqual([
      '2',
    ])
    expect(idNumberHolds('330327900101123')).toBe(false)
    expect(cardHolds(card)).toBe(true)
    expect('0123456789'.split('').filter((s) => cardHolds(`411111111111111${s}`))).toEqual(['1'])
    expect(cardHolds('5555555555554444')).toBe(true)
    for (const none of [
      '411111111111116',
      '0000000000000000',
      `x${card}`,
      `${card}x`,
      '41111111111111111115',
    ])
      expect(cardHolds(none), none).toBe(false)
  })
  it.each([
    [mobile, true],
    [`86${mobile}`, true],
    [`0086${mobile}`, true],
    [`00${mobile}`, false],
    ['12800000003', false],
    ['1380000000', false],
    ['138000000031', false],
    [`x${mobile}`, false],
  ])('%s is a mobile number: %s', (digits, is) => expect(mobileHolds(digits)).toBe(is))
  it('digits of every form are read, sign by sign', () => {
    expect(narrow('９⑨Ａ㎡，《》。甲1')).toBe('99A㎡，《》。甲1')
    expect(narrow('㍿½')).toBe('㍿½')
    expect(figures('一三八〇〇零零〇〇〇三')).toBe(mobile)
    expect(figures('幺三八〇〇零零〇〇〇三')).toBe(mobile)
    expect(figures('一二三四五六七八九〇')).toBe('一二三四五六七八九〇')
    expect(figures('第一条')).toBe('第一条')
  })
})

describe('numbers in a text', () => {
  const found = (text: string) =>
    merged(findNumbers(text)).map((s) => [s.kind, text.slice(s.from, s.to), s.put, s.firm])
  const gone = {
    id: '［证件号已删］',
    phone: '［电话已删］',
    card: '［账号已删］',
    plate: '［车牌已隐去］',
    vehicle: '［车架号已隐去］',
    contact: '［联系方式已删］',
  }
  it.each<[string, keyof typeof gone, string, boolean]>([
    [`证${id}。`, 'id', id, true],
    ['证330327 19900101 1232。', 'id', '330327 19900101 1232', true],
    ['证330327199001011233。', 'id', '330327199001011233', false],
    ['证33032719900101123x。', 'id', '33032719900101123x', false],
    ['旧证330327900101123。', 'id', '330327900101123', false],
    [`卡${card}。`, 'card', card, true],
    ['卡4111 1111 1111 1111。', 'card', '4111 1111 1111 1111', true],
    ['卡330327199001011235。', 'card', '330327199001011235', true],
    [`打${mobile}。`, 'phone', mobile, true],
    ['打138 0000 0003。', 'phone', '138 0000 0003', true],
    ['打138-0000-0003。', 'phone', '138-0000-0003', true],
    ['打138-00000003。', 'phone', '138-00000003', true],
    ['打1380-000-0003。', 'phone', '1380-000-0003', true],
    ['打1380-0000-003。', 'phone', '1380-0000-003', true],
    ['打1380000-0003。', 'phone', '1380000-0003', true],
    ['打86-13800000003。', 'phone', '86-13800000003', true],
    ['打86-138-0000-0003。', 'phone', '86-138-0000-0003', true],
    ['座机0577-64000000。', 'phone', '0577-64000000', false],
    ['账号为12345678。', 'card', '12345678', false],
    ['护照E12345678。', 'id', 'E12345678', false],
    ['车架号：LSVAA4182E2123456。', 'vehicle', 'LSVAA4182E2123456', false],
    ['微信号abc_123。', 'contact', 'abc_123', false],
    ['发到a@b.cn。', 'contact', 'a@b.cn', false],
    ['浙C12345。', 'plate', '浙C12345', false],
    ['浙CD12345。', 'plate', '浙CD12345', false],
    ['浙C1234挂。', 'plate', '浙C1234挂', false],
  ])('%s', (text, kind, part, firm) => {
    expect(found(text)).toEqual([[kind, part, gone[kind], firm]])
  })
  it.each([
    '2026-05-01 13:00',
    '〔2026〕123456号',
    '13-80000-0003',
    '1-3800000003',
    '330-327-900101-123',
    '41-11111111-111111',
    '12800000003',
    '3X4',
    'LSVAA4182E2123456',
    '12345678',
    '浙江省12345',
    '913300000000000004',
  ])('%s stays', (text) => expect(found(text)).toEqual([]))
  it('of numbers in a row each is found, and only they', () => {
    expect(found(`${mobile} ${mobile}`).map(([, part]) => part)).toEqual([mobile, mobile])
    expect(found(`2026-05-01 ${mobile}`).map(([, part]) => part)).toEqual([mobile])
    expect(found(`${id}x4`).map(([, part]) => part)).toEqual([id])
    expect(found('1234')).toEqual([])
  })
})

describe('stretches that are hidden', () => {
  const span = (from: number, to: number, put: string, firm = false): Span => ({
    from,
    to,
    put,
    firm,
    kind: 'word',
  })
  it('those that overlap become one, as wide as both; neighbours stay two', () => {
    expect(merged([span(4, 6, 'c'), span(0, 2, 'a'), span(2, 4, 'b')]).map((s) => s.put)).toEqual([
      'a',
      'b',
      'c',
    ])
    expect(merged([span(0, 3, 'a'), span(2, 5, 'b', true)])).toEqual([span(0, 5, 'a', true)])
    expect(merged([span(0, 5, 'a', true), span(1, 2, 'b')])).toEqual([span(0, 5, 'a', true)])
    expect(merged([span(0, 2, 'short'), span(0, 4, 'long')])).toEqual([span(0, 4, 'long')])
    const own = [span(0, 3, 'a'), span(2, 5, 'b')]
    merged(own)
    expect(own[0]).toEqual(span(0, 3, 'a'))
  })
  it('the rest of the text stays', () => {
    expect(withoutSpans('零一二三四五', [span(1, 3, 'x'), span(4, 5, '')])).toBe('零x三五')
    expect(withoutSpans('零一', [])).toBe('零一')
  })
})

describe('homes and births (conventions 1.6)', () => {
  const found = (text: string) =>
    findPrivate(text).map((s) => [s.kind, text.slice(s.from, s.to), s.put, s.firm])
  const home = (part: string) => [['address', part, '［住址已删］', false]]
  const born = (part: string) => [['birth', part, '［出生日期已删］', false]]
  it.each([
    ['家住东岭镇上塘村3号，属实', home('东岭镇上塘村3号')],
    ['住址：东岭镇上塘村', home('东岭镇上塘村')],
    ['户籍地为某省某县', home('某省某县')],
    ['住某村', []],
    ['在幸福小区3幢201室堆放', home('在幸福小区3幢201室')],
    ['1990年1月1日出生', born('1990年1月1日出生')],
    ['1990年1月生', born('1990年1月生')],
    ['2020年1月生产', []],
    ['出生日期：1990-01-01', born('出生日期：1990-01-01')],
    ['2026年1月1日查获', []],
  ])('%s', (text, spans) => expect(found(text)).toEqual(spans))

  const day = '2026-05-01'
  it.each([
    ['未成年人', ['未成年人']],
    ['未满十八周岁', ['未满十八周岁']],
    ['不满18岁', ['不满18岁']],
    ['，5岁', []],
    ['，6岁', ['，6岁']],
    ['，17周岁', ['，17周岁']],
    ['，18岁', []],
    ['十岁', ['十岁']],
    ['十七岁', ['十七岁']],
    ['二十七岁', []],
    ['117岁', []],
    ['2008年5月1日出生', []],
    ['2008年5月2日出生', ['2008年5月2日出生']],
    ['2008年5月生', []],
    ['2008年6月生', ['2008年6月生']],
    ['证330327200805010011', []],
    ['证330327200805020017', ['证件号上的出生日期']],
    ['证330327200805020017、330327200905020017', ['证件号上的出生日期']],
    ['证33032720080502001x', ['证件号上的出生日期']],
    ['', []],
  ])('«%s» on 2026-05-01', (text, signs) => expect(minorSigns(text, day)).toEqual(signs))
})
