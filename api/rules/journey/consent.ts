/** How somebody agreed that another person reports for them. */
export const consentWays = [
  { id: 'spoken', say: '当面口头同意' },
  { id: 'phone', say: '电话里同意' },
  { id: 'written', say: '写了委托书，由村（社区）保存' },
] as const
export type ConsentWay = (typeof consentWays)[number]['id']
export const consentNames = Object.fromEntries(consentWays.map((w) => [w.id, w.say])) as Record<
  ConsentWay,
  string
>

/** The consent as the first event of the case keeps it; `on` is a day. */
export type Consent = { way: ConsentWay; on: string }
