import { expect, it } from 'vitest'
import { checkPlace } from '#rules/content/check-place.ts'
import { document } from '#rules/content/document.ts'
import { facts } from '#test/kit/content.ts'

const [place] = facts().places
if (!place) throw new Error('no place')
const [first] = place.documents
const origin = () => ({ file: 'documents.yaml', path: '' })
const said = (interprets: string) => {
  const plain = { id: 'reading', title: '演示解读', kind: '政策解读', summary: '演示' }
  const reading = document.parse({ ...plain, status: '有效性未公布', interprets })
  const documents = [...place.documents, reading]
  return checkPlace({ ...place, documents }, facts(), origin)
    .filter((f) => f.path.startsWith('interprets'))
    .map((f) => f.message)
}

it('S0-41: an interpretation names the document that it explains, and that is another one', () => {
  expect(said(first?.id ?? '')).toEqual([])
  expect(said('nowhere')).toEqual(['没有这个文件“nowhere”'])
  expect(said('reading')).toEqual(['解读不能解读自己'])
})
