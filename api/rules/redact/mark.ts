/** What a proposed redaction hides. `word` is what a person added by hand. */
export const markKinds = {
  id: '证件号码',
  phone: '电话',
  card: '银行卡号、账号',
  plate: '车牌',
  vehicle: '车架号',
  contact: '邮箱、微信、QQ',
  address: '住址',
  party: '当事人姓名',
  name: '其他人姓名',
  informant: '投诉人、举报人姓名',
  birth: '出生日期、年龄',
  health: '健康情况',
  word: '人工补充',
} as const
export type MarkKind = keyof typeof markKinds

/** A stretch of a text that should not be public. A firm one may not be kept: its check digit or its form proves it. */
export type Span = { from: number; to: number; kind: MarkKind; put: string; firm: boolean }

/** Spans in order; those that overlap become one, and the earliest says what is put there. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = result.at(-1)
    if (!last || span.from >= last.to) result.push({ ...span })
    else {
      last.to = Math.max(last.to, span.to)
      last.firm ||= span.firm
    }
  }
  return result
}

/** The text with every span replaced. */
export function withoutSpans(text: string, spans: readonly Span[]): string {
  let shown = ''
  let at = 0
  for (const span of merged(spans)) {
    shown += text.slice(at, span.from) + span.put
    at = span.to
  }
  return shown + text.slice(at)
}
