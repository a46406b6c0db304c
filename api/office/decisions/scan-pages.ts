import type { PDFDict, PDFPage } from 'pdf-lib'
import { onlyPicture, whollySeen } from '#rules/decisions/scan.ts'

type Lib = typeof import('pdf-lib')
/** A page of a scan: its picture, and by how many degrees it is turned to be read. */
export type ScanPage = { jpeg: Uint8Array; turn: number }

/** What a page draws, as signs of one byte each. */
function drawnOn(lib: Lib, page: PDFPage): string | null {
  const { PDFArray, PDFRawStream, decodePDFRawStream } = lib
  const contents = page.node.Contents()
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents]
  const parts = streams.map((part) => {
    const stream = part && page.doc.context.lookup(part)
    return stream instanceof PDFRawStream
      ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
      : null
  })
  return parts.includes(null) ? null : parts.join('\n')
}

/** A dictionary that says nothing but «a picture as a camera keeps it»: no mask, no layer, no other picture instead. */
const isPlainJpeg = ({ PDFName, PDFArray }: Lib, dict: PDFDict): boolean => {
  const filter = dict.lookup(PDFName.of('Filter'))
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter
  return (
    dict.lookup(PDFName.of('Subtype')) === PDFName.of('Image') &&
    only === PDFName.of('DCTDecode') &&
    ['ImageMask', 'Mask', 'SMask', 'Decode', 'OC', 'Alternates'].every(
      (key) => !dict.has(PDFName.of(key)),
    )
  )
}

function pageOf(lib: Lib, page: PDFPage): ScanPage | null {
  const { PDFDict, PDFName, PDFRawStream } = lib
  if (page.node.Annots()?.size()) return null
  const drawn = drawnOn(lib, page)
  const shown = drawn === null ? null : onlyPicture(drawn)
  if (!shown || !whollySeen(shown.at, page.getCropBox())) return null
  const pictures = page.node.Resources()?.lookupMaybe(PDFName.of('XObject'), PDFDict)
  const picture = pictures?.lookup(PDFName.of(shown.name))
  if (!(picture instanceof PDFRawStream) || !isPlainJpeg(lib, picture.dict)) return null
  const turn = page.getRotation().angle
  return turn % 90 === 0 ? { jpeg: picture.contents, turn: ((turn % 360) + 360) % 360 } : null
}

/**
 * The pictures of a scanned PDF, page by page; text layers, notes and metadata stay behind. Null where a page is more than
 * one picture of its whole, where the file is locked or damaged, or where it has more than `most` pages.
 */
export async function scanPages(bytes: Uint8Array, most: number): Promise<ScanPage[] | null> {
  const lib = await import('pdf-lib')
  try {
    const document = await lib.PDFDocument.load(bytes, { updateMetadata: false })
    if (document.getPageCount() > most) return null
    const pages = document.getPages().map((page) => pageOf(lib, page))
    const found = pages.filter((page) => page !== null)
    return found.length === pages.length && found.length > 0 ? found : null
  } catch {
    return null
  }
}
