import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { highlight } from '#rules/text/highlight.ts'
import { maskPersonal } from '#rules/text/mask.ts'
import { normalise } from '#rules/text/normalise.ts'
import { numberOf, numeral } from '#rules/text/numerals.ts'
import { tokens } from '#rules/text/tokens.ts'

const anything = fc.string({ unit: 'binary', maxLength: 300 })

describe('normalise', () => {
  test.each([
    ['ＫＴＶ噪聲', 'ktv噪声'],
    ['違章建築　拆除', '违章建筑 拆除'],
    ['①㎡', '1m2'],
    ['  多  空白\n ', '多 空白'],
    ['著作权', '著作权'],
  ])('%s → %s', (text, plain) => expect(normalise(text)).toBe(plain))

  it('is idempotent on any text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text))
      }),
    )
  })
})

describe('numbers of articles', () => {
  test.each([
    ['三十六', 36],
    ['一千二百一十八', 1218],
    ['一千零七', 1007],
    ['十', 10],
    ['叁拾陆', 36],
    ['一二〇', 120],
    ['狗', null],
    ['', null],
  ])('%s is %s', (written, value) => expect(numberOf(written)).toBe(value))

  it('reads back every number it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (n) => {
        expect(numberOf(numeral(n))).toBe(n)
        expect(tokens(`第${numeral(n)}条`)).toEqual([`第${n}条`])
      }),
    )
  })
})

describe('tokens', () => {
  test.each([
    ['城乡规划法64', ['城乡', '乡规', '规划', '划法', '第64条']],
    ['第六十四条', ['第64条']],
    ['64条', ['第64条']],
    ['第一百二十条之一', ['第120条', '第120条之1']],
    ['第二款第3项', ['第2款', '第3项']],
    ['狗', ['狗']],
    ['养 狗', ['养', '狗']],
    ['PM2.5 超标', ['pm2', '5', '超标']],
    ['规定2人以上', ['规定', '2', '人以', '以上']],
    ['新法2026年施行', ['新法', '2026', '年施', '施行']],
    ['𠮷野家', ['𠮷野', '野家']],
    [':*~^+-"', []],
    ['', []],
  ])('%s', (text, expected) => expect(tokens(text)).toEqual(expected))

  it('are the same for full width, traditional characters and capitals', () => {
    expect(tokens('《城鄉規劃法》第陸拾肆條　ＡＢＣ')).toEqual(tokens('城乡规划法 第六十四条 abc'))
  })

  it('never throw, and hold no blank, whatever the text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const token of tokens(text)) expect(token).toMatch(/^\S+$/)
      }),
    )
  })
})

describe('highlight', () => {
  it('marks an article in either way of writing', () => {
    const marked = highlight('《城乡规划法》第六十四条', '城乡规划法64')
    expect(marked.filter((s) => s.hit).map((s) => s.text)).toEqual(['城乡规划法', '第六十四条'])
  })

  it('marks one character wherever it stands', () => {
    expect(highlight('养狗不牵绳', '狗').find((s) => s.hit)?.text).toBe('狗')
  })

  it('cuts without losing or changing a character', () => {
    fc.assert(
      fc.property(anything, anything, (text, query) => {
        const pieces = highlight(text, query)
        expect(pieces.map((s) => s.text).join('')).toBe(text)
      }),
    )
  })
})

describe('maskPersonal', () => {
  test.each([
    ['电话13812345678谢谢', '电话［电话］谢谢'],
    ['打１３８ 1234 5678', '打［电话］'],
    ['座机0577-68881234', '座机［电话］'],
    ['身份证330327199001011234。', '身份证［证件号］。'],
    ['身份证33032719900101123X', '身份证［证件号］'],
    ['卡号6222 0212 3456 7890 123', '卡号［账号］'],
    ['写信a.b@example.com', '写信［邮箱］'],
    ['QQ:12345678', 'QQ:［账号］'],
    ['浙C·12345堵门', '［车牌］堵门'],
  ])('%s', (text, masked) => expect(maskPersonal(text)).toBe(masked))

  test.each(['2026年11月22日', '生态环境法典第1218条', '欠我123456元', '门牌1380号', '110和12345'])(
    'leaves %s alone',
    (text) => expect(maskPersonal(text)).toBe(text),
  )

  it('leaves no mainland mobile number in any text', () => {
    const phone = fc.stringMatching(/^1[3-9][0-9]{9}$/)
    const around = fc.string({ unit: fc.constantFrom('打', '，', ' ', '号', 'a') })
    fc.assert(
      fc.property(around, phone, around, (a, number, b) => {
        expect(maskPersonal(a + number + b)).not.toContain(number)
      }),
    )
  })
})
