import { AlignmentType, Document, Footer, PageNumber, Packer, Paragraph, TextRun } from 'docx'
import type { LetterText } from '#rules/letters/template.ts'

/** Sizes of GB/T 9704 in half points: 二号 22 pt, 三号 16 pt, 四号 14 pt; lines are 28 pt apart, the page holds 22 of them. */
const title = 44
const body = 32
const small = 28
const line = { line: 560, lineRule: 'exact' as const }
/** The typefaces are named, not embedded: where one is missing, WPS and Word take their own. */
const face = (name: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: name,
})
const fangSong = face('仿宋')
const twips = (mm: number): number => Math.round((mm / 25.4) * 1440)
const twoCharacters = 640

const plain = (text: string, more: { right?: boolean; flush?: boolean } = {}) =>
  text.split('\n').map(
    (part) =>
      new Paragraph({
        alignment: more.right ? AlignmentType.RIGHT : AlignmentType.JUSTIFIED,
        spacing: line,
        indent: more.right
          ? { right: twoCharacters }
          : more.flush
            ? {}
            : { firstLine: twoCharacters },
        children: [new TextRun({ text: part, size: body, font: fangSong })],
      }),
  )

/** A letter in the form of official documents (GB/T 9704: A4, 37/35 mm, 28/26 mm), to be opened and sealed in WPS or Word. */
export async function letterDocx(letter: LetterText): Promise<Uint8Array> {
  const file = new Document({
    title: letter.title,
    creator: letter.issuer,
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26) },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({
                    children: ['— ', PageNumber.CURRENT, ' —'],
                    size: small,
                    font: face('宋体'),
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          ...(letter.demo ? plain('（演示，不是正式文书）', { flush: true }) : []),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { line: 700, lineRule: 'exact', after: 280 },
            children: [
              new TextRun({ text: letter.title, size: title, font: face('宋体'), bold: true }),
            ],
          }),
          ...plain(letter.serial, { right: true }),
          ...plain(`${letter.to}：`, { flush: true }),
          ...letter.paragraphs.flatMap((text) => plain(text)),
          ...letter.closing.flatMap((text) => plain(text)),
          new Paragraph({ spacing: line, children: [] }),
          ...plain(`${letter.issuer}（盖章）`, { right: true }),
          ...plain(letter.on, { right: true }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}
