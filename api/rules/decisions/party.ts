/** Who may be punished, by the values of 行政相对人类别. */
export const partyKinds = ['organisation', 'household', 'person'] as const
export type PartyKind = (typeof partyKinds)[number]
export const partyKindNames: Record<PartyKind, string> = {
  organisation: '法人及非法人组织',
  household: '个体工商户',
  person: '自然人',
}

const doubleSurnames = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '司徒',
  '夏侯',
  '轩辕',
  '宇文',
  '长孙',
  '端木',
  '澹台',
  '闻人',
  '申屠',
  '呼延',
]

/** The kind of a party from its cell; without one, a credit code tells, else the length of a person's name. */
export function readPartyKind(cell: string, name: string, creditCode: string): PartyKind {
  if (/个体/.test(cell)) return 'household'
  if (/自然人|个人/.test(cell)) return 'person'
  if (/法人|组织|单位|企业/.test(cell)) return 'organisation'
  if (creditCode.startsWith('92')) return 'household'
  if (creditCode || /公司|厂|合作社|中心|委员会|学校|医院|局|队$/.test(name)) return 'organisation'
  return name.length <= 4 ? 'person' : 'household'
}

/** A person's name as it may be shown: the surname alone, so that the length does not tell either (张三 → 张某某). */
export function maskPerson(name: string): string {
  const plain = name.trim()
  if (!/^[\u3400-\u9fff·]+$/.test(plain)) return `${plain.slice(0, 1)}***`
  const two = doubleSurnames.find((s) => plain.startsWith(s) && plain.length > 2)
  return `${two ?? plain.slice(0, 1)}某某`
}

/**
 * The party as the public reads it. A person is masked; a household (个体工商户) too, until a second person has decided
 * that its name contains no person's name (on-the-page 12); organisations are shown in full.
 */
export function publicParty(kind: PartyKind, name: string, nameIsImpersonal: boolean): string {
  if (kind === 'organisation') return name
  if (kind === 'person') return maskPerson(name)
  return nameIsImpersonal ? name : '某个体工商户（名称含个人姓名的可能，已隐去）'
}
