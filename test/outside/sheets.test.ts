import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readSheets } from '#api/outside/sheets/read.ts'
import { writeWorkbook } from '#api/outside/sheets/write.ts'
import { columnIndex } from '#api/outside/sheets/workbook.ts'
import { Refusal } from '#rules/refusal.ts'
import { gbk } from '#test/kit/gbk.ts'
import { workbook } from '#test/kit/workbook.ts'

const rows = [
  ['事项名称', '法律依据'],
  ['对甲的处罚', '《甲法》第一条'],
]
/** A workbook whose first sheet was changed by hand. */
const tampered = async (change: (xml: string) => string): Promise<Uint8Array> => {
  const files = unzipSync(await workbook({ 清单: rows }))
  const path = 'xl/worksheets/sheet1.xml'
  files[path] = strToU8(change(strFromU8(files[path] ?? new Uint8Array())))
  return zipSync(files)
}
const refused = async (bytes: Uint8Array): Promise<string> => {
  const error = await readSheets(bytes).then(
    () => undefined,
    (e: unknown) => e,
  )
  expect(error).toBeInstanceOf(Refusal)
  return error instanceof Refusal ? error.message : ''
}

describe('a table that an office saved', () => {
  it('xlsx: several sheets, merges, numbers, dates; rows are numbered as the editor sees them', async () => {
    const bytes = await workbook({
      一: [
        [null],
        [null],
        [{ value: '标题', span: 2 }, null],
        ['编码', 330275012000],
        [{ value: '甲', rowSpan: 2 }, 'x'],
        [null, 'y'],
      ],
      二: rows,
    })
    const { sheets, encoding } = await readSheets(bytes)
    expect(encoding).toBe('xlsx')
    expect(sheets.map((s) => s.name)).toEqual(['一', '二'])
    expect(sheets[0]?.rows.map((r) => r.join('|'))).toEqual([
      '|',
      '|',
      '标题|',
      '编码|330275012000',
      '甲|x',
      '|y',
    ])
    expect(sheets[0]?.merges).toEqual([
      { top: 2, left: 0, bottom: 2, right: 1 },
      { top: 4, left: 0, bottom: 5, right: 0 },
    ])
  })

  it('CSV: UTF-8 with a mark, GBK as Chinese Excel writes it, tabs', async () => {
    const text = rows.map((r) => r.join(',')).join('\r\n')
    for (const [bytes, encoding] of [
      [strToU8(`\ufeff${text}`), 'utf-8'],
      [gbk(text), 'gb18030'],
      [strToU8(text.replaceAll(',', '\t')), 'utf-8'],
    ] as const) {
      const file = await readSheets(bytes)
      expect([file.encoding, file.sheets[0]?.rows]).toEqual([encoding, rows])
    }
  })

  it('what is written is read again; what a spreadsheet would take for a formula is harmless', async () => {
    const bytes = await writeWorkbook([
      {
        name: '错误',
        widths: [10, 20],
        rows: [
          ['行', '说明'],
          [3, '=HYPERLINK("http://x")'],
          [4, null],
        ],
      },
    ])
    const [sheet] = (await readSheets(bytes)).sheets
    expect(sheet?.rows).toEqual([
      ['行', '说明'],
      ['3', `'=HYPERLINK("http://x")`],
      ['4', ''],
    ])
  })
})

describe('hostile and broken files are refused with a sentence, and cost nothing', () => {
  it('a formula gives its last result and nothing is reckoned', async () => {
    const bytes = await tampered((xml) =>
      xml.replace(
        /<c r="A2"[^]*?<\/c>/,
        '<c r="A2" t="str"><f>WEBSERVICE("http://x.invalid")</f><v>对甲的处罚</v></c>',
      ),
    )
    expect((await readSheets(bytes)).sheets[0]?.rows[1]?.[0]).toBe('对甲的处罚')
  })

  it('a zip bomb is not unpacked', async () => {
    const files = unzipSync(await workbook({ 清单: rows }))
    const bomb = zipSync({ ...files, 'xl/sharedStrings.xml': new Uint8Array(130 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(1_000_000)
    const before = process.memoryUsage().arrayBuffers
    expect(await refused(bomb)).toMatch(/解压后超过 120 兆字节/)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024)
    const many = Object.fromEntries(
      Array.from({ length: 2_100 }, (_, n) => [`x/${n}`, new Uint8Array()]),
    )
    expect(await refused(zipSync({ ...many, ...files }))).toMatch(/文件太多/)
  })

  it('a zip that unpacks to more than it says is cut off there', async () => {
    const files = unzipSync(await workbook({ 清单: rows }))
    const bytes = zipSync({ ...files, 'xl/sharedStrings.xml': new Uint8Array(3_000_000) })
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    // The sizes stand in the headers; both are made to lie.
    for (let at = 0; at + 4 < bytes.length; at += 1) {
      const sign = view.getUint32(at, true)
      const size = sign === 0x04034b50 ? at + 22 : sign === 0x02014b50 ? at + 24 : 0
      if (size && view.getUint32(size, true) === 3_000_000) view.setUint32(size, 10, true)
    }
    await refused(bytes)
  })

  it('formats up to the last column are no content; content there is too wide; a million columns are none', async () => {
    const styled = await tampered((xml) =>
      xml.replace('</row>', '<c r="XFD1" s="1"/></row><row r="1048576" s="1"/>'),
    )
    expect((await readSheets(styled)).sheets[0]?.rows).toEqual(rows)
    for (const at of ['XFD1', 'ZZZZZ1'])
      expect(
        await refused(
          await tampered((xml) => xml.replace('</row>', `<c r="${at}"><v>1</v></c></row>`)),
        ),
      ).toMatch(/超过 200 列/)
    expect(
      await refused(
        await tampered((xml) =>
          xml.replace(
            '</sheetData>',
            '<row r="999999"><c r="A999999"><v>1</v></c></row></sheetData>',
          ),
        ),
      ),
    ).toMatch(/超过 60000 行/)
    expect(columnIndex('A')).toBe(0)
    expect(columnIndex('XFD')).toBe(16_383)
    expect(await refused(strToU8(`a${',x'.repeat(1_000_000)}`))).toMatch(/超过 200 列/)
  })

  it('entities, truncated and empty files, other kinds of files', async () => {
    expect(await refused(await tampered((xml) => `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`))).toMatch(
      /坏了/,
    )
    const whole = await workbook({ 清单: rows })
    for (const share of [0.2, 0.5, 0.9, 0.99])
      await refused(whole.slice(0, Math.floor(whole.length * share)))
    expect(await refused(new Uint8Array())).toMatch(/空的/)
    expect(await refused(zipSync({ 'word/document.xml': strToU8('<x/>') }))).toMatch(/不是 Excel/)
    expect(await refused(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toMatch(/\.xls/)
    expect(await refused(strToU8('%PDF-1.7'))).toMatch(/PDF/)
    expect(await refused(strToU8('<html><table></table></html>'))).toMatch(/网页/)
    expect(await refused(new Uint8Array([1, 0, 2, 0, 255, 254]))).toMatch(/不是表格/)
    expect(await refused(new Uint8Array(21 * 1024 * 1024))).toMatch(/20 兆字节/)
  })
})
