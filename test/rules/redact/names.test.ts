import { describe, expect, it } from 'vitest'
import { findNames, namesIn, ownersIn, placesOf } from '#rules/redact/names.ts'
import {
  propose,
  redact,
  residue,
  shownParty,
  type Person,
  type Texts,
} from '#rules/redact/propose.ts'
import { maskPerson, surnameOf } from '#rules/redact/surnames.ts'

describe('names that a text gives away (conventions 1.6)', () => {
  const given = (text: string) => namesIn(text).map((n) => n.name)
  it.each([
    ['证人李明称', ['李明']],
    ['邻居：王小二。', ['王小二']],
    ['当事人为张三在河边', ['张三']],
    ['村民（已核）赵钱孙说', ['赵钱孙']],
    ['店主欧阳小明在场', ['欧阳小明']],
    ['员工李明、王强和赵四在场', ['李明', '王强', '赵四']],
    ['员工李明（男）、王强在场', ['李明', '王强', '李明']],
    ['证人李某称', []],
    ['业主李先生', []],
    ['业主们', []],
    ['当事人应当改正', []],
    ['当事人应该改正', []],
    ['证人于海在场', ['于海']],
    ['李明（男，汉族）', ['李明']],
    ['查获王小二，女，三十岁', ['王小二']],
    ['李明（35岁）', ['李明']],
    ['李明（身份证）', ['李明']],
    ['某厂（汉族）', []],
    ['李明说', []],
  ])('%s', (text, found) => expect(given(text)).toEqual(found))
  it('of those who told, it is known that they told', () => {
    for (const who of [
      '投诉人',
      '举报人',
      '报案人',
      '信访人',
      '反映人',
      '来电人',
      '检举人',
      '控告人',
    ])
      expect(namesIn(`${who}李明称`), who).toEqual([{ name: '李明', informant: true }])
    expect(namesIn('证人李明称')).toEqual([{ name: '李明', informant: false }])
  })
  it('every place of a name, with blanks in it too; not in the name of an organisation', () => {
    expect(placesOf('张三、张 三、张·三、张  三', '张三')).toHaveLength(4)
    expect(placesOf('张   三', '张三')).toEqual([])
    expect(placesOf('甲张三乙', ' 张三 ')).toEqual([{ from: 1, to: 3 }])
    expect(placesOf('张三', '张')).toEqual([])
    expect(placesOf('张三建材有限公司', '张三')).toEqual([])
    expect(placesOf('张三的建材有限公司', '张三')).toHaveLength(1)
    expect(placesOf('张三，某建材厂', '张三')).toHaveLength(1)
    expect(placesOf('股东张三某某公司', '张三')).toEqual([])
    expect(placesOf('a+b', 'a+b')).toEqual([{ from: 0, to: 3 }])
    expect(placesOf('aab', 'a+b')).toEqual([])
  })
  it('what is put: the surname of who is named, nothing of who told', () => {
    const known = [{ name: '张三', put: '张某某', firm: true }]
    expect(findNames('张三，证人李明，举报人王强', known)).toEqual([
      { from: 0, to: 2, kind: 'party', put: '张某某', firm: true },
      { from: 5, to: 7, kind: 'name', put: '李某某', firm: false },
      { from: 11, to: 13, kind: 'informant', put: '某某', firm: false },
    ])
  })
  it.each([
    ['周小二烧烤店', ['周小二', '周小']],
    ['东岭镇周小二烧烤店', ['周小二', '周小']],
    ['浙江省某县周小二店', ['周小二', '周小']],
    ['欧阳小明面馆', ['欧阳小明', '欧阳小']],
    ['街边面馆', []],
  ])('the name that may be in «%s»', (shop, names) => expect(ownersIn(shop)).toEqual(names))
  it('surnames, and how a person is shown', () => {
    expect(['张三', '欧阳小', '欧阳', '某人', ''].map(surnameOf)).toEqual([
      '张',
      '欧阳',
      '欧',
      '',
      '',
    ])
    const shown = ['张三', ' 张三丰 ', '欧阳小明', '欧阳', '阿·买提', 'Tom', '张3'].map(maskPerson)
    expect(shown).toEqual(['张某某', '张某某', '欧阳某某', '欧某某', '阿某某', 'T***', '张***'])
  })
})

describe('the proposal and the choice', () => {
  const person: Person = { partyName: '张三', partyKind: 'person', impersonal: false }
  const texts: Texts = { act: '张三占道', facts: '电话13800000003', content: '警告张三' }
  const mark = (
    field: string,
    from: number,
    to: number,
    kind: string,
    put: string,
    text: string,
  ) => ({
    id: `${field}-${from}-${to}`,
    field,
    from,
    to,
    kind,
    put,
    text,
    firm: true,
  })
  it('names each stretch by its field and place', () => {
    expect(propose(texts, person)).toEqual([
      mark('act', 0, 2, 'party', '张某某', '张三'),
      mark('facts', 2, 13, 'phone', '［电话已删］', '13800000003'),
      mark('content', 2, 4, 'party', '张某某', '张三'),
    ])
    expect(redact(texts, person)).toEqual({
      act: '张某某占道',
      facts: '电话［电话已删］',
      content: '警告张某某',
    })
  })
  it('words by hand go everywhere, blanks are no word; what is not firm may stay', () => {
    const choice = (keep: string[], ...hide: string[]) => ({ keep, hide })
    expect(redact(texts, person, choice([], ' 道 ', ' ', '警告')).act).toBe('张某某占［略］')
    const all = { ...texts, facts: '道道，证人李明称' }
    expect(redact(all, person, choice([], '道')).facts).toBe('［略］［略］，证人李某某称')
    expect(redact(all, person, choice(['facts-5-7'])).facts).toBe('道道，证人李明称')
    expect(redact(texts, person, choice(['facts-2-13', 'act-0-2']))).toEqual(redact(texts, person))
  })
  it('an organisation keeps its name, a household hides it until it is settled', () => {
    const of = (partyKind: string, impersonal = false): Person => ({
      partyName: '张三面馆',
      partyKind,
      impersonal,
    })
    const all = { act: '张三面馆的张三', facts: '', content: '' }
    expect(redact(all, of('organisation')).act).toBe('张三面馆的张三')
    expect(redact(all, of('household', true)).act).toBe('张三面馆的张三')
    expect(redact(all, of('household')).act).toBe('某个体工商户的张某某')
    expect(propose(all, of('household')).map((m) => m.firm)).toEqual([true, false])
    expect(shownParty(of('robot'))).toBe('张某某')
    expect(shownParty(of('household', true))).toBe('张三面馆')
  })
  it('what is left over is told by its kind, once', () => {
    expect(residue(['张三', '张三13800000003', '13800000003'], person)).toEqual(['party', 'phone'])
    expect(residue(['座机0577-64000000'], person)).toEqual([])
    expect(residue(['张三'], { ...person, partyKind: 'organisation' })).toEqual([])
  })
})
