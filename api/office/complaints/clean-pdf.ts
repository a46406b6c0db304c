import type { PDFDict } from 'pdf-lib'

/** Kinds of notes on a page that can carry a file or a film. */
const carriers = ['/FileAttachment', '/RichMedia', '/Screen', '/Sound', '/Movie', '/3D']

/**
 * Copies the pages of a PDF into a new file: author, history, scripts and attached files stay behind. Throws when the
 * file is locked or damaged.
 */
export async function recopied(bytes: Uint8Array): Promise<Uint8Array> {
  const { PDFArray, PDFDict, PDFDocument, PDFName } = await import('pdf-lib')
  const from = await PDFDocument.load(bytes, { updateMetadata: false })
  const to = await PDFDocument.create({ updateMetadata: false })
  const strip = (dict: PDFDict, keys: readonly string[]) => {
    for (const key of keys) dict.delete(PDFName.of(key))
  }
  for (const page of await to.copyPages(from, from.getPageIndices())) {
    strip(page.node, ['AA', 'Metadata', 'PieceInfo'])
    const notes = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray)
    for (let at = (notes?.size() ?? 0) - 1; at >= 0; at -= 1) {
      const note = notes?.lookupMaybe(at, PDFDict)
      const kind = note?.get(PDFName.of('Subtype'))?.toString() ?? ''
      if (!note || carriers.includes(kind)) notes?.remove(at)
      else strip(note, ['A', 'AA'])
    }
    to.addPage(page)
  }
  return to.save()
}
