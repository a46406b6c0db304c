import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { classify } from '#rules/classify/classify.ts'
import { clausesOf } from '#rules/classify/clauses.ts'
import { telling } from '#rules/classify/everyday.ts'
import { unpack } from '#rules/classify/linear/file.ts'
import { phrasesOf } from '#rules/classify/phrases.ts'
import { specialsIn } from '#rules/classify/specials.ts'
import { groundOf } from '#rules/classify/kinds/ground.ts'
import { facts, placeOf, shipped } from '#test/kit/content.ts'

const place = placeOf('lingxi')
const of = (text: string) => classify(text, facts(), place)
const fieldName = (id: string | undefined) => facts().fields.find((f) => f.id === id)?.name
const title = (id: string | undefined) => facts().items.find((i) => i.id === id)?.title ?? ''

describe('what a report is about', () => {
  test.each([
    ['隔壁工地半夜打桩，一家人都睡不着', '生态环境', /工地/],
    ['厂里三个月没发工资了，老板电话也不接', '人力社保', /工资/],
    ['卖水果的三轮车天天占着人行道', '建设', /摆|占/],
    ['有人用电瓶在溪里电鱼', '农业农村', /电鱼/],
    ['后山的松树被人偷砍了好几棵', '林业', /偷砍/],
    ['邻居把狗养在楼道里，遛的时候也不牵绳', '公安', /狗|犬/],
    ['楼道里堆满了纸箱，安全出口也锁着', '消防救援', /楼道/],
    ['网吧里坐的都是初中生', '文化旅游', /网吧/],
    ['村里有人没批地就在田里盖房', '自然资源', /房|地/],
    ['河道边上倒了一车建筑垃圾', '水利', /河/],
  ])('%s', (text, field, matter) => {
    const c = of(text)
    expect(c.fields.slice(0, 2).map((f) => fieldName(f.field))).toContain(field)
    expect(
      c.items
        .slice(0, 3)
        .map((i) => title(i.item))
        .join(),
    ).toMatch(matter)
    expect(c.special).toBeNull()
  })

  it('is not led astray by politeness and small talk', () => {
    const plain = '楼下饭店的油烟往我家窗户里灌'
    const chatty = `您好，第一次在这里反映，写得乱请见谅。${plain}。照片我手机里都有，不要透露是我说的，谢谢你们。`
    expect(of(chatty).items[0]?.item).toBe(of(plain).items[0]?.item)
  })

  it('says which words spoke for an item, never a personal number', () => {
    const [item] = of('老板拖欠工资，找我13812345678').items
    expect(item?.why.join()).toContain('工资')
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9][0-9]{9}$/), (phone) => {
        const why = of(`老板拖欠工资 ${phone}`).items.flatMap((i) => i.why)
        expect(why.some((word) => word.includes(phone))).toBe(false)
      }),
      { numRuns: 20 },
    )
  })

  it('finds two matters where the text tells two', () => {
    const c = of('楼下饭店油烟很大，烟道直接对着我家。另外小区里有人遛狗不牵绳，还咬过人。')
    expect(c.second).toBeDefined()
    expect(fieldName(facts().items.find((i) => i.id === c.second?.item)?.field)).toMatch(
      /公安|生态/,
    )
    expect(of('楼下饭店油烟很大，烟道直接对着我家，熏得睡不着').second).toBeUndefined()
  })

  it('is unsure of words that no item knows', () => {
    expect(of('嗯嗯啊啊').confidence).toBe('low')
    expect(of('').items).toEqual([])
  })

  it('never throws, shares sum to one, best first, for any text', () => {
    const word = fc.constantFrom(...facts().items.flatMap((i) => i.words))
    const text = fc.array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 20 })), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(text, (parts) => {
        const c = of(parts.join('，'))
        const sum = c.fields.reduce((s, f) => s + f.score, 0)
        expect(c.fields.length === 0 || Math.abs(sum - 1) < 1e-6).toBe(true)
        for (const list of [c.items, c.fields])
          expect(list.map((x) => x.score)).toEqual(list.map((x) => x.score).sort((a, b) => b - a))
        for (const item of c.items) expect(item.score > 0 && item.score < 1).toBe(true)
      }),
      { numRuns: 60, examples: [[['a', '\u0000']]] },
    )
  })

  it('takes a text of 100,000 characters', () => {
    expect(of('油烟'.repeat(50_000)).items[0]).toBeDefined()
  })
})

describe('special kinds', () => {
  test.each([
    ['emergency', '三楼着火了，里面有个老人出不来，快来人'],
    ['emergency', '有个孩子掉进河里了，还在扑腾，我不会游泳'],
    ['emergency', '工人被卷进机器，手拔不出来，血止不住'],
    ['emergency', '屋里煤气味很重，我妈昏倒了叫不醒'],
    ['police', '昨天夜里有人撬门进来，柜子里的首饰没了'],
    ['police', '有人冒充客服，把我的三万块骗走了'],
    ['police', '停在车棚的电动车叫人偷了'],
    ['police', '巷子里那间屋在卖毒品'],
    ['emergency', '有人把小孩硬拖上车开走了，快追'],
    ['discipline', '交的罚款进了他自己的口袋，票据没有'],
    ['civil', '退房的时候房东扣着押金不给'],
    ['none', '有人要小狗吗，家里生了一窝送人'],
    ['nobody_in_charge', '问了四个单位，个个都说不是他们的职责'],
    ['discipline', '村主任把救济款先分给自己的亲戚，账也不公开'],
    ['discipline', '窗口的人要我塞红包才肯办证'],
    ['labour_arbitration', '公司把我辞退了，一分补偿都不给'],
    ['civil', '朋友借了我五万块，写了借条，现在不肯还'],
    ['civil', '我想离婚，孩子的抚养费他不肯出'],
    ['consultation', '请问办养老金要带哪些材料，去哪里办'],
    ['petition', '我们村三十多户的征地补偿款，十年了没有下文，要去上访'],
    ['nobody_in_charge', '路灯坏了，城管说归电力，电力说归市政，市政说不归他们管'],
    ['many_heads', '一家小店，消防来查一次，城管又来查一次，要求还不一样'],
    ['none', '写个表扬，你们的小伙子态度真好'],
  ] as const)('%s: %s', (kind, text) => expect(of(text).special?.kind).toBe(kind))

  test.each([
    '上个月差点烧起来，幸好发现得早，楼道里还是堆满杂物',
    '招牌上写着“救命再不吃就胖了”，灯太亮照得睡不着',
    '饭店天天往窗户冒油烟',
    '后山有人偷偷修坟，占了一大片林子',
    '小卖部卖假酒，喝了头疼',
    '没人住的老屋塌了半边，砖头掉在路上',
    '他家的狗咬死我两只鸭，从来不拴',
    '电影院的安全出口堵住了，真着火了跑都跑不掉',
    '有人偷砍山上的树',
    '工地偷工减料，墙都裂了',
    '电瓶车在楼道充电，怕哪天着火',
    '店里卖的肉发臭，吃了拉肚子，现在好了',
  ])('no special: %s', (text) => expect(of(text).special).toBeNull())

  it('a past danger, a near miss and a question are no emergency', () => {
    const alarm = '有人掉进河里了，快来人'
    expect(of(alarm).special?.kind).toBe('emergency')
    for (const text of ['去年有人掉进过河里', '差点有人掉进河里', '请问河边要不要装护栏'])
      expect(of(text).special?.kind).not.toBe('emergency')
  })

  it('danger comes before everything else that a text means', () => {
    const hits = specialsIn(
      groundOf('村主任家着火了，里面有个老人出不来，快来人', facts(), place),
      facts(),
    )
    expect(hits[0]?.kind).toBe('emergency')
  })

  it('every pattern is a regular expression, and each kind has one', () => {
    for (const special of facts().specials) {
      expect(special.cues.length, special.kind).toBeGreaterThan(0)
      for (const { pattern } of [...special.cues, ...special.not])
        expect(new RegExp(pattern, 'u').test('')).toBe(false)
    }
  })
})

describe('examples of how people put things', () => {
  const all = shipped().facts.examples ?? []

  it('each stands once, every kind has many, reports name fields of the catalogue', () => {
    expect(new Set(all.map((example) => example.text)).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(2000)
    for (const { kind } of facts().specials)
      expect(all.filter((example) => example.kind === kind).length, kind).toBeGreaterThan(60)
    const fields = new Set(facts().fields.map(({ id }) => id))
    for (const { field } of all) expect(field === undefined || fields.has(field), field).toBe(true)
  })

  it('are not carried by a build: the model learned from them is', () => {
    expect(facts().examples).toBeUndefined()
    expect(facts().learned?.kinds.length).toBeLessThan(500_000)
  })

  it('the model tells the kind of sentences that it was not trained on', () => {
    const { card } = unpack(facts().learned?.kinds ?? '')
    expect(card.figures?.macroF1).toBeGreaterThan(0.78)
    expect(card.rows).toBeGreaterThan(4000)
  })

  it('a long story, and facts without a model, are told by the cues alone', () => {
    const { learned: _, ...rest } = facts()
    const text = '河对面有个拾柴的老伯陷在烂泥里，越动越往下'
    expect(of(text).special?.kind).toBe('emergency')
    expect(of(text + '还有别的事要说'.repeat(40)).special).toBeNull()
    expect(classify('三楼着火了，里面有个老人出不来，快来人', rest, place).special?.kind).toBe(
      'emergency',
    )
  })
})

describe('parts', () => {
  it('cuts a report into clauses and keeps something of pure small talk', () => {
    expect(clausesOf('谢谢你们。').map((c) => c.text)).toEqual(['谢谢你们'])
    expect(clausesOf('楼下吵，谢谢你们。').map((c) => c.text)).toEqual(['楼下吵'])
    expect(clausesOf('')).toEqual([])
  })

  it('finds the longest phrase at each place', () => {
    const phrases = phrasesOf([
      ['公交', 1],
      ['公交公司', 2],
    ])
    expect(phrases.find('公交公司的公交').map((f) => f.value)).toEqual([2, 1])
  })

  it('tells words from grammar', () => {
    expect(telling('油烟')).toBe(1)
    expect(telling('我的')).toBe(0)
    expect(telling('不签')).toBeLessThan(1)
    expect(telling('不签')).toBeGreaterThan(0)
  })
})
