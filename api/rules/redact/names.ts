import { maskPerson, surnameOf } from './surnames.ts'
import type { Span } from './mark.ts'

/** Whose name follows these words is somebody; of those who told, not even the surname stays (conventions 1.6). */
const informants = '投诉人|举报人|报案人|信访人|反映人|来电人|检举人|控告人'
const others =
  '证人|邻居|邻人|业主|房东|租客|租户|住户|村民|居民|群众|顾客|消费者|伤者|死者|受害人|被害人|家属|其父亲?|其母亲?|其妻子?|其丈夫|其夫|其儿子?|其子|其女儿?|其兄|其弟|其姐|其妹|之妻|之子|妻子|丈夫|儿子|女儿|父亲|母亲|哥哥|弟弟|姐姐|妹妹|法定代表人|负责人|经营者|实际控制人|投资人|合伙人|股东|经理|员工|职工|工人|雇员|雇主|司机|驾驶员|驾驶人|车主|船主|船员|渔民|包工头|工头|项目经理|监理|厨师|服务员|业务员|管理员|安全员|技术员|施工员|患者|乘客|学生|会计|店员|店主|老板|当事人|代理人|委托人|受托人|见证人|监护人|姓名|名叫|叫做|自称'
const role = new RegExp(`(${informants})|(?:${others})`, 'g')
const joints = /^(?:（[^（）]{1,12}）)?(?:为|是|系|叫)?[\s:：,，、]{0,2}/

/** What may follow a name: signs that begin a verb, a particle, or no sign of a name at all. */
const followers =
  '擅私违占乱未在于将把被向从自因以对经拒用购销售买卖租雇驾骑倒堆搭建施运贮储生制加挖采捕砍排丢抛焚烧摆停存放涉承签提到同无不又仍即曾当已正所共与和及等的之称说道陈反表证投举是系为男女身住现受发看指陪至也均还开使擅非强'
const ends = (rest: string): boolean => rest === '' || !/^[\u3400-\u9fff·]/.test(rest)
const mayFollow = (rest: string): boolean => ends(rest) || followers.includes(rest.charAt(0))
/** Surnames that are everyday words too; after them a particle means that no name stands here. */
const ambiguous = '应于向时和成方全连明常路解管商官包单华关安'
const particles = '的未在将把被向从因以对于经与和及等之已是系为当该须能可不便时有知法工括装位体'
const given = /^[\u3400-\u9fff·]{1,2}/

/** Names of several parts (艾山·买买提) have no surname of the list; they end where a verb or a particle begins. */
const parts =
  /^[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff](?:(?![在擅将把被向从因拒的说称与和及等未已系是经为违私占])[\u3400-\u9fff]){0,7}){1,3}/
/** How somebody is spoken of whose given name is left out; of an informant that is too much already. */
const titled = /^[\u3400-\u9fff](?:先生|女士|小姐|师傅|某{1,2})/

/** The name with which a text begins, or nothing. */
function nameAt(text: string): string {
  const whole = parts.exec(text)
  if (whole) return whole[0]
  const surname = surnameOf(text)
  if (!surname) return ''
  const after = text.slice(surname.length)
  const first = given.exec(after)?.[0] ?? ''
  if (!first || /^[某先女师老]/.test(first)) return ''
  if (ambiguous.includes(surname) && particles.includes(first.charAt(0))) return ''
  if (mayFollow(after.slice(1))) return surname + first.charAt(0)
  if (first.length === 2 && mayFollow(after.slice(2))) return surname + first
  // Nothing tells where it ends: the shorter name is the likelier one before a verb that we do not know.
  return surname + first
}

/** Names of people that the text itself gives away: by a word before them, or by sex and birth behind them. */
export function namesIn(text: string): { name: string; informant: boolean }[] {
  const found: { name: string; informant: boolean }[] = []
  for (const m of text.matchAll(role)) {
    let at = m.index + m[0].length
    at += joints.exec(text.slice(at))?.[0].length ?? 0
    const told = m[1] !== undefined && surnameOf(text.slice(at)) && titled.exec(text.slice(at))
    if (told) found.push({ name: told[0], informant: true })
    for (let name = nameAt(text.slice(at)); name; name = nameAt(text.slice(at))) {
      found.push({ name, informant: m[1] !== undefined })
      at += name.length
      const and = /^(?:（[^（）]*）)?[、和与及]/.exec(text.slice(at))
      if (!and) break
      at += and[0].length
    }
  }
  for (const m of text.matchAll(
    /([\u3400-\u9fff]{2,4})\s*[（(,，]\s*(?:[男女][,，、）)]|身份证|公民身份|汉族|\d{1,3}岁)/g,
  ))
    for (const length of [4, 3, 2]) {
      const name = (m[1] ?? '').slice(-length)
      if (name.length !== length || !surnameOf(name) || length === 4) continue
      found.push({ name, informant: false })
      break
    }
  return found
}

const organisation =
  /(?:股份有限公司|有限责任公司|有限公司|分公司|集团|公司|合作社|事务所|委员会|工厂|厂|学校|医院|银行)/g
/** What cannot stand inside an organisation's name, so that a name before it belongs to a person. */
const outside = /[^\u3400-\u9fffA-Za-z0-9()（）·]|[在向到与和及由将把从为是对的了至经系于即等]/
const outsideWords =
  /(?:当事人|经营|开办|投资|设立|租用|承租|雇|使用|购买|销售|驾驶|所有|名下|转让|承包|代表|负责|投诉|举报|股东|经理|位于|任职)$/

/** Stretches that are names of organisations, as far as a text tells. */
function organisations(text: string): { from: number; to: number }[] {
  return [...text.matchAll(organisation)].map((m) => {
    let from = m.index
    while (from > 0 && m.index - from < 30) {
      if (outside.test(text.charAt(from - 1)) || outsideWords.test(text.slice(0, from).slice(-3)))
        break
      from -= 1
    }
    return { from, to: m.index + m[0].length }
  })
}

/** Every place of a name in a text, also with blanks in it; a name inside an organisation's name is none. */
export function placesOf(text: string, name: string): { from: number; to: number }[] {
  const signs = [...name.trim()].map((c) => c.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  if (signs.length < 2) return []
  const companies = organisations(text)
  return [...text.matchAll(new RegExp(signs.join(String.raw`[\s·]{0,2}`), 'g'))]
    .map((m) => ({ from: m.index, to: m.index + m[0].length }))
    .filter(({ from, to }) => !companies.some((c) => c.from === from && c.to > to))
}

export type Known = { name: string; put: string; firm: boolean }

/** What a shop's name may begin with, behind its place: the name of whoever runs it (周小二烧烤店). */
export function ownersIn(shop: string): string[] {
  const own = shop.replace(/^.*(?:省|市|县|区|镇|乡|街道|村)(?=[\u3400-\u9fff]{3})/, '')
  const surname = surnameOf(own)
  return surname ? [2, 1].map((n) => own.slice(0, surname.length + n)) : []
}

/** Spans of the given people and of those whom the text names. */
export function findNames(text: string, known: readonly Known[]): Span[] {
  const spans: Span[] = []
  for (const { name, put, firm } of known)
    for (const place of placesOf(text, name)) spans.push({ ...place, kind: 'party', put, firm })
  for (const { name, informant } of namesIn(text))
    for (const place of placesOf(text, name))
      spans.push({
        ...place,
        kind: informant ? 'informant' : 'name',
        put: informant ? '某某' : maskPerson(name),
        firm: false,
      })
  return spans
}
