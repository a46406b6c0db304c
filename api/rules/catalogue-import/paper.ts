import { readDay, readNumber } from '#rules/decisions/values.ts'
import { sha256 } from '#rules/chain/sha256.ts'
import type { Announcement } from '#rules/content/official.ts'
import type { Document, Place } from '#rules/content/place.ts'
import { clean } from './clean.ts'

/** The announcement as an editor types it. */
export type PaperInput = { number: string; on: string; title: string }
export type PaperFaults = Partial<Record<keyof PaperInput, string>>

/**
 * The announcement that a list prevails by: document number with 〔〕, day, title; all compulsory. A number that the
 * place has already names that document, another one a new document.
 */
export const readPaper = (
  place: Pick<Place, 'documents'>,
  input: PaperInput,
): { announcement: Announcement } | { faults: PaperFaults } => {
  const faults: PaperFaults = {}
  const { number, odd } = readNumber(input.number)
  if (!number) faults.number = '请写公告的文号，照公告上的写'
  else if (odd || number.length > 80) faults.number = '文号要写成“×政发〔2022〕27号”的样子'
  const on = readDay(input.on)
  if (!on) faults.on = '请写公告的日期，如 2022-06-15'
  const title = clean(input.title)
  if (title.length < 2) faults.title = '请写公告的标题'
  if (title.length > 200) faults.title = '标题最多 200 个字'
  if (!on || Object.keys(faults).length > 0) return { faults }
  const known = place.documents.find((d) => d.number === number)
  const document = known?.id ?? `announcement-${sha256(number).slice(0, 10)}`
  return { announcement: { number, on, title: known?.title ?? title, document } }
}

/** The announcement as a document of the place. */
export const documentOf = ({ document: id, number, on, title }: Announcement): Document => ({
  id,
  title,
  kind: '公告',
  status: '现行有效',
  number,
  issuedOn: on,
  notes: [],
  summary: `公布行政执法事项清单的公告（${number}）。清单以公告为准。`,
  points: [],
  basedOn: [],
})
