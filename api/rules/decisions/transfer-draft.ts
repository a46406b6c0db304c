import type { Place } from '../content/place.ts'
import { reservedIn, type Penalty } from './reserved.ts'

/** What a township had in mind or had decided, as far as it is known. */
export type ToTransfer = Penalty & {
  party: string
  act: string
  facts: string
  basis: string
  /** 文号 and day of what was decided; empty before a decision. */
  number?: string
  decidedOn?: string
}
/** A letter that hands a case over: to whom, and its paragraphs. Sent by a person, never by itself. */
export type TransferDraft = { to: string; kinds: string[]; paragraphs: string[] }

/**
 * The draft by which a township hands a case over whose penalty it may not decide (S0-12; 行政处罚法 18 where the police
 * alone may); null where nothing of it is reserved.
 */
export function transferDraft(
  place: Pick<Place, 'bodies' | 'reserved' | 'documents'>,
  d: ToTransfer,
): TransferDraft | null {
  const kinds = reservedIn(place, d)
  if (kinds.length === 0) return null
  const police = kinds.every((kind) => kind === '行政拘留')
  const county =
    place.bodies.find((b) => b.id === place.reserved?.to)?.name ?? '县级行使这项职权的机关'
  const to = police ? '公安机关' : county
  const document = place.documents.find((doc) => doc.id === place.reserved?.source.document)
  const why =
    police || !document
      ? `${kinds.join('、')}不由乡镇作出`
      : `按《${document.title}》，${kinds.join('、')}保留给县级`
  return {
    to,
    kinds,
    paragraphs: [
      `${to}：`,
      `${d.organ}在查处${d.party || '（当事人待填）'}一案时，拟作出或者已经作出的处罚涉及${kinds.join('、')}。${why}，现将案件移送你单位处理。`,
      ...(d.number ? [`已有文书：${d.number}，${d.decidedOn ?? ''}。请一并审查它的效力。`] : []),
      `违法行为：${d.act || '（待填）'}`,
      `已经查明的事实：${d.facts || '（待填）'}`,
      `依据：${d.basis || '（待填）'}`,
      `拟处罚内容：${d.content || '（待填）'}`,
      '随函移送：案卷材料清单（请附）。收到后请书面告知是否受理和承办人。',
      d.organ,
    ],
  }
}
