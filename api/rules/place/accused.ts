import type { Body, Place } from '../content/place.ts'

/** Words of reproach; beside the name of a body they accuse it. */
const blame =
  /(不作为|乱作为|推诿|包庇|纵容|勾结|收(了)?(钱|礼|红包|好处)|吃拿卡要|索要|刁难|打(人|了)|骂(人|了)|态度(差|恶劣|不好)|乱罚|乱收|滥用|失职|渎职|受贿|贪污|腐败|报复|泄露|违法(执法|行政)|粗暴|选择性执法|投诉(你们|你)|没(有)?出示(证|执法证))/

/** A body whose name here only tells the way: «镇政府对面». */
const landmark =
  /^(的)?(大门|门口|门前|院子|大院|大楼|办公楼|宿舍)?(旁边|旁|对面|附近|后面|后门|后边|前面|隔壁|楼下|东侧|西侧|南侧|北侧|东边|西边|南边|北边|门口|门前|往[东西南北]|到[^，。]{1,12}(路|街|段)|斜对|一带|周边)/

/** A body that is only called upon: «请镇政府来管», «尊敬的镇政府：». */
const calledUpon = /(请|恳请|请求|希望|盼望|盼|麻烦|建议由|尊敬的|敬爱的)$/

/** A 镇人民政府 is also written 镇政府; a body that stands for many departments has no name of its own. */
const namesOf = (body: Body): string[] =>
  body.perField || body.kind === 'police'
    ? []
    : [body.name, ...body.aliases].flatMap((name) => [
        ...new Set([name, name.replace('人民政府', '政府')]),
      ])

/** Named otherwise than as a landmark or an address; beside a reproach every name counts. */
const namesInPlain = (text: string, name: string): boolean => {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (
      blame.test(text) ||
      (!landmark.test(text.slice(at + name.length, at + name.length + 24)) &&
        !calledUpon.test(text.slice(Math.max(0, at - 4), at)))
    )
      return true
  return false
}

/** The bodies of a place that a text speaks of; blanks between the signs do not hide one. */
export const bodiesIn = (text: string, bodies: readonly Body[]): string[] => {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  return bodies
    .filter((b) => namesOf(b).some((name) => namesInPlain(plain, name)))
    .map((b) => b.name)
}

/** An officer of the place is named, blanks between the signs or not. */
export const officersIn = (text: string, officers: Place['officers']): boolean => {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  return officers.some((o) => o.name.length > 1 && plain.includes(o.name.replace(/\s+/g, '')))
}
