import { maskPerson, peopleIn } from '../redact/surnames.ts'

/** Who may be punished, by the values of 行政相对人类别. */
export const partyKinds = ['organisation', 'household', 'person'] as const
export type PartyKind = (typeof partyKinds)[number]
export const partyKindNames: Record<PartyKind, string> = {
  organisation: '法人及非法人组织',
  household: '个体工商户',
  person: '自然人',
}

/** The kind of a party from its cell; without one, a credit code tells, else the length of a person's name. */
export function readPartyKind(cell: string, name: string, creditCode: string): PartyKind {
  if (/个体/.test(cell)) return 'household'
  if (/自然人|个人(?!独资)/.test(cell)) return 'person'
  if (/法人|组织|单位|企业|独资/.test(cell)) return 'organisation'
  if (creditCode.startsWith('92')) return 'household'
  if (creditCode || /公司|厂|合作社|中心|委员会|学校|医院|局|队$/.test(name)) return 'organisation'
  return name.length <= 4 || peopleIn(name).length > 0 ? 'person' : 'household'
}

/**
 * The party as the public reads it. A person is masked; a household (个体工商户) too, until a second person has decided
 * that its name contains no person's name (on-the-page 12); organisations are shown in full.
 */
export function publicParty(kind: PartyKind, name: string, nameIsImpersonal: boolean): string {
  if (kind === 'organisation') return name
  if (kind === 'person') {
    const people = peopleIn(name)
    return people.length > 0 ? people.map(maskPerson).join('、') : maskPerson(name)
  }
  return nameIsImpersonal ? name : '某个体工商户（名称里可能有个人姓名，已隐去）'
}
