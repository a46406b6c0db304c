import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { useWeb } from '#test/kit/browser.ts'
import { hurryTo, nightNoise, press, readReceipt, tellName } from '#test/kit/citizen.ts'
import { signIn } from '#test/kit/demo-staff.ts'
import { inspect } from '#test/kit/looks.ts'

const web = useWeb()
const jpeg = 'image/jpeg'

/** A photograph as a telephone takes it: with the place, the device and the owner in it. */
const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#a33' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'ShouwenPhone', Artist: 'SecretOwner' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '27/1 31/1 0/1' },
    })
    .toBuffer()

const paper = async (): Promise<Buffer> => {
  const pdf = await PDFDocument.create()
  pdf.setAuthor('SecretOwner')
  pdf.addPage([200, 200])
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}

const heic = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic\0\0\0\0mif1heic'),
  Buffer.alloc(64),
])

const choose = (page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.getByLabel('选照片或 PDF').setInputFiles(files)
const stored = (): Buffer[] =>
  readdirSync(join(web.server.dir, 'data/files'), { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => readFileSync(join(f.parentPath, f.name)))

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('evidence, %s', (_name, scripts) => {
  it('a photo loses its place and its owner, a PDF its author; the desk opens both', async () => {
    const original = await photo()
    expect((await sharp(original).metadata()).exif?.toString('latin1')).toContain('SecretOwner')
    const page = await web.reader({ scripts })
    await hurryTo(page, 'evidence')
    await choose(page, [
      { name: '工地.jpg', mimeType: jpeg, buffer: original },
      { name: '告示.pdf', mimeType: 'application/pdf', buffer: await paper() },
    ])
    await press(page)
    await tellName(page)
    expect(await page.locator('main').innerText()).toContain('工地.jpg')
    await press(page, '提交')
    const { number } = await readReceipt(page)

    const files = stored()
    expect(files.length).toBeGreaterThanOrEqual(2)
    for (const bytes of files) {
      expect(bytes.includes('SecretOwner')).toBe(false)
      expect(bytes.includes('ShouwenPhone')).toBe(false)
      expect(bytes.includes(Buffer.from('SecretOwner', 'utf16le').swap16())).toBe(false)
    }
    const pictures = files.filter((f) => f[0] === 0xff)
    for (const picture of pictures) expect((await sharp(picture).metadata()).exif).toBeUndefined()

    const clerk = await web.reader({ scripts })
    await signIn(clerk, web.server, 'lingxi-clerk')
    await clerk.getByRole('link', { name: number }).click()
    const caseUrl = clerk.url()
    await clerk.getByRole('link', { name: '工地.jpg' }).click()
    const picture = clerk.getByRole('img', { name: '材料：工地.jpg' })
    await picture.waitFor()
    await expect
      .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth), {
        timeout: 30_000,
      })
      .toBe(64)
    if (scripts) expect(await inspect(clerk)).toEqual([])
    await clerk.getByRole('link', { name: '下一件' }).click()
    const shown = clerk.getByRole('link', { name: '在新窗口看 PDF' })
    const open = await clerk.request.get((await shown.getAttribute('href')) ?? '')
    expect(open.headers()['content-disposition']).toMatch(/^inline/)
    expect(open.headers()['content-security-policy']).toContain("default-src 'none'")
    const down = await clerk.getByRole('link', { name: '下载' }).getAttribute('href')
    const answer = await clerk.request.get(down ?? '')
    expect(answer.headers()['content-disposition']).toMatch(/^attachment/)
    if (scripts) expect(await inspect(clerk)).toEqual([])
    // Who looked at which file stands on the case.
    await clerk.goto(caseUrl)
    await clerk.getByText(/^谁看过（/).click()
    for (const name of ['附件工地.jpg', '附件告示.pdf'])
      expect(await clerk.getByRole('listitem').filter({ hasText: name }).count()).toBeGreaterThan(0)
  })

  it.each([
    ['a program named as a photo', '照片.jpg', Buffer.from('MZ\x90\0program'), '不是照片或 PDF'],
    ['a page named as a PDF', '告示.pdf', Buffer.from('<script>1</script>'), '不是照片或 PDF'],
    ['HEIC', 'IMG_1.HEIC', heic, 'HEIC'],
    ['a broken photo', '坏.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), '不是完好的照片'],
  ])('%s is refused in Chinese, and the story stays', async (_what, name, buffer, says) => {
    const page = await web.reader({ scripts, allow: [422] })
    await hurryTo(page, 'evidence')
    await choose(page, [{ name, mimeType: jpeg, buffer }])
    await press(page)
    expect(await page.locator('.error-summary').innerText()).toContain(says)
    await press(page)
    await tellName(page)
    expect(await page.locator('main').innerText()).toContain(nightNoise)
  })

  it('what was uploaded can be taken away again', async () => {
    const page = await web.reader({ scripts })
    await hurryTo(page, 'evidence')
    await choose(page, [{ name: '误传.jpg', mimeType: jpeg, buffer: await photo() }])
    await press(page, '先上传，再选几个')
    expect(await page.getByRole('list', { name: '已经上传的文件' }).innerText()).toContain('误传')
    await press(page, '删掉 误传.jpg')
    expect(await page.getByRole('list', { name: '已经上传的文件' }).count()).toBe(0)
  })
})

it('with scripts a HEIC photo is named before it is sent', async () => {
  const page = await web.reader()
  await hurryTo(page, 'evidence')
  await choose(page, [{ name: 'IMG_1.HEIC', mimeType: 'image/heic', buffer: heic }])
  expect(await page.locator('[data-upload-note]').innerText()).toContain('HEIC')
})
