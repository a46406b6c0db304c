import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { clean, safeName } from '#api/office/complaints/clean.ts'
import { Refusal } from '#rules/refusal.ts'

const mb = 1024 * 1024
const picture = () =>
  sharp({ create: { width: 60, height: 30, channels: 3, background: '#246' } })
    .withExif({
      IFD0: { Make: 'CANARY-CAMERA' },
      IFD3: { GPSLatitude: '27/1 31/1 0/1', GPSLatitudeRef: 'N' },
    })
    .jpeg()
    .toBuffer()
const refusedWith = async (name: string, bytes: Uint8Array, most = mb): Promise<string> => {
  const error = await clean(name, bytes, most).catch((e: unknown) => e)
  if (!(error instanceof Refusal)) throw new Error(`${name} was let through`)
  expect(error).toMatchObject({ code: 'file.refused', status: 422 })
  return error.message
}

describe('A2.8 files of a complaint', () => {
  test('a picture loses place and device, and keeps what is to be seen', async () => {
    const raw = await picture()
    expect(raw.includes('CANARY-CAMERA')).toBe(true)
    const kept = await clean('IMG_0001.JPG', raw, mb)
    expect(kept).toMatchObject({ name: 'IMG_0001.jpg', mime: 'image/jpeg' })
    expect(Buffer.from(kept.bytes).includes('CANARY-CAMERA')).toBe(false)
    const meta = await sharp(kept.bytes).metadata()
    expect(meta).toMatchObject({ width: 60, height: 30 })
    expect(meta.exif).toBeUndefined()
  })

  test('a picture that lies on its side is turned before its note about that is lost', async () => {
    const raw = await sharp({ create: { width: 60, height: 30, channels: 3, background: '#246' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const meta = await sharp((await clean('a.jpg', raw, mb)).bytes).metadata()
    expect(meta).toMatchObject({ width: 30, height: 60 })
  })

  test('a PDF loses author, script and attachment, and keeps its pages', async () => {
    const doc = await PDFDocument.create()
    doc.addPage([200, 300])
    doc.setAuthor('CANARY-AUTHOR')
    doc.addJavaScript('x', 'app.alert("CANARY-SCRIPT")')
    await doc.attach(Buffer.from('CANARY-FILE'), 'canary.txt')
    const kept = await clean('收据.pdf', await doc.save({ useObjectStreams: false }), mb)
    const again = await PDFDocument.load(kept.bytes)
    expect(again.getPageCount()).toBe(1)
    expect(again.getAuthor()).toBeUndefined()
    const plain = Buffer.from(await again.save({ useObjectStreams: false })).toString('latin1')
    for (const canary of ['CANARY', 'JavaScript', 'EmbeddedFile'])
      expect(plain).not.toContain(canary)
  })

  test.each([
    [
      'a script under the name of a picture',
      'a.jpg',
      Buffer.from('<script>alert(1)</script>'),
      '不是照片或 PDF',
    ],
    [
      'a drawing that can hold scripts',
      'a.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      '不是照片或 PDF',
    ],
    ['a program', 'a.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), '不是照片或 PDF'],
    [
      'an archive',
      'a.zip',
      Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(200)]),
      '不是照片或 PDF',
    ],
    ['an empty file', 'a.png', Buffer.alloc(0), '是空的'],
    [
      'half a picture',
      'a.jpg',
      Buffer.concat([
        Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
        Buffer.alloc(60),
      ]),
      '不是完好的照片',
    ],
    ['half a PDF', 'a.pdf', Buffer.from('%PDF-1.7\nnothing'), '打不开'],
    [
      'a HEIC photo',
      'IMG.HEIC',
      Buffer.from('0000001866747970686569630000000068656963', 'hex'),
      'HEIC',
    ],
  ])('%s is refused with a hint', async (_, name, bytes, hint) => {
    expect(await refusedWith(name, bytes)).toContain(hint)
  })

  test('a file over the limit is refused by its size', async () => {
    expect(await refusedWith('a.jpg', Buffer.alloc(3 * mb, 1), 2 * mb)).toContain('超过2兆')
  })

  test('a picture that is also something else comes out as a picture alone', async () => {
    const both = Buffer.concat([await picture(), Buffer.from('<script>CANARY-TAIL</script>')])
    expect(Buffer.from((await clean('a.jpg', both, mb)).bytes).includes('CANARY-TAIL')).toBe(false)
  })

  test('names cannot lead out of a folder or read backwards', () => {
    expect(safeName('../../etc/passwd', 'jpg')).toBe('passwd.jpg')
    expect(safeName('C:\\x\\照片.png', 'png')).toBe('照片.png')
    expect(safeName('a\u202egpj.exe', 'jpg')).toBe('agpj.jpg')
    expect(safeName('...', 'pdf')).toBe('附件.pdf')
    expect([...safeName('长'.repeat(300), 'jpg')]).toHaveLength(64)
  })
})
