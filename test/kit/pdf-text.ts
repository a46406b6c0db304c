import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
} from 'pdf-lib'

/** `width`: hexadecimal digits of one code; Chromium writes Chinese fonts as Type 3 with one byte. */
type Glyphs = { of: Map<number, string>; width: number }
const latin = new TextDecoder('latin1')
const streamText = (stream: PDFRawStream): string =>
  latin.decode(decodePDFRawStream(stream).decode())

const characters = (hex: string): string =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)))

/** Which character each glyph of a font stands for, from its ToUnicode table. */
function glyphsOf(table: string): Map<number, string> {
  const glyphs = new Map<number, string>()
  for (const [, block = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, from = '', to = ''] of block.matchAll(/<([\dA-Fa-f]+)>\s*<([\dA-Fa-f]+)>/g))
      glyphs.set(parseInt(from, 16), characters(to))
  for (const [, block = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, a = '', b = '', to = ''] of block.matchAll(
      /<([\dA-Fa-f]+)>\s*<([\dA-Fa-f]+)>\s*<([\dA-Fa-f]+)>/g,
    ))
      for (let n = parseInt(a, 16); n <= parseInt(b, 16); n += 1)
        glyphs.set(n, String.fromCharCode(parseInt(to, 16) + n - parseInt(a, 16)))
  return glyphs
}

const dictOf = (page: PDFPage, value: PDFObject | undefined): PDFDict | undefined => {
  const found = page.doc.context.lookup(value)
  return found instanceof PDFDict ? found : undefined
}

function fontsOf(page: PDFPage, known: Map<PDFObject, Glyphs>): Map<string, Glyphs> {
  const fonts = new Map<string, Glyphs>()
  const named = dictOf(page, page.node.Resources()?.get(PDFName.of('Font')))
  for (const [name, ref] of named?.entries() ?? []) {
    const font = dictOf(page, ref)
    const table = font?.get(PDFName.of('ToUnicode'))
    const stream = page.doc.context.lookup(table)
    if (!table || !(stream instanceof PDFRawStream)) continue
    const glyphs = known.get(table) ?? {
      of: glyphsOf(streamText(stream)),
      width: font?.get(PDFName.of('Subtype')) === PDFName.of('Type3') ? 2 : 4,
    }
    known.set(table, glyphs)
    fonts.set(name.asString(), glyphs)
  }
  return fonts
}

function contentOf(page: PDFPage): string {
  const contents = page.node.Contents()
  const parts = contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : []
  return parts
    .map((part) => page.doc.context.lookup(part))
    .filter((part) => part instanceof PDFRawStream)
    .map(streamText)
    .join('\n')
}

/** Spoken text of a span, its end, a change of font, and shown glyphs. */
const marks =
  /\/ActualText\s*<([\dA-Fa-f]+)>|EMC|(\/F\S+)\s+[\d.-]+\s+Tf|(<[\dA-Fa-f]+>\s*Tj|\[[^\]]*\]\s*TJ)/g

/** The text of each page of a PDF that Chromium printed, without blanks, in the order in which it was drawn. */
export async function pdfText(bytes: Uint8Array): Promise<{ pages: string[]; sizes: string[] }> {
  const doc = await PDFDocument.load(bytes)
  const known = new Map<PDFObject, Glyphs>()
  const pages = doc.getPages().map((page) => {
    const fonts = fontsOf(page, known)
    let glyphs: Glyphs | undefined
    let text = ''
    let said = false
    for (const [all, actual, font, shown] of contentOf(page).matchAll(marks)) {
      if (actual !== undefined) {
        text += characters(actual.replace(/^FEFF/i, ''))
        said = true
      }
      if (all === 'EMC') said = false
      if (font) glyphs = fonts.get(font)
      // What a span says in clear stands for the glyphs inside it.
      if (said || !glyphs) continue
      const { of, width } = glyphs
      for (const [, hex = ''] of (shown ?? '').matchAll(/<([\dA-Fa-f]+)>/g))
        for (let at = 0; at < hex.length; at += width)
          text += of.get(parseInt(hex.slice(at, at + width), 16)) ?? ''
    }
    return text.normalize('NFKC').replace(/\s+/g, '')
  })
  const sizes = doc
    .getPages()
    .map((page) => `${Math.round(page.getWidth())}x${Math.round(page.getHeight())}`)
  return { pages, sizes }
}
