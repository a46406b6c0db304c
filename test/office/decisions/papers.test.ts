import {
  degrees,
  PDFDocument,
  setTextRenderingMode,
  TextRenderingMode,
  type PDFPage,
} from 'pdf-lib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memberOf } from '#api/office/member.ts'
import { createDecisions, type DecisionsUse } from '#api/office/decisions/use.ts'
import { paperPath } from '#rules/decisions/paper.ts'
import { allPages, pagesOf, type Change } from '#rules/publish/pages.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { makeHouse } from '#test/kit/house.ts'
import { aDecision, aStaff } from '#test/kit/rows.ts'

let house: Awaited<ReturnType<typeof makeHouse>>
let decisions: DecisionsUse
let one: StaffMember
let other: StaffMember
let id: string
const slug = () => house.deps.facts().places[0]?.slug ?? ''
const canary = 'CanaryPhotographer'
const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#ff0000' } })
    .withExif({ IFD0: { Artist: canary, Software: canary } })
    .jpeg()
    .toBuffer()
const change = (gone: boolean): Change => ({
  type: 'decision',
  place: slug(),
  id,
  month: '2026-04',
  item: null,
  gone,
})
const state = async () => ({
  decisions: await house.deps.store.read.decisions.published(),
  digests: [],
  papers: await house.deps.store.read.papers.published(),
})

beforeAll(async () => {
  house = await makeHouse()
  decisions = createDecisions({ ...house.deps, publish: () => undefined })
  const staff = async () =>
    memberOf(
      await house.deps.store.write((tx) =>
        tx.staff.insert(aStaff({ place: slug(), role: 'publisher' })),
      ),
    )
  ;[one, other] = [await staff(), await staff()]
  const row = aDecision({ place: slug(), decidedOn: '2026-04-02' })
  id = (await house.deps.store.write((tx) => tx.decisions.insert(row))).id
})
afterAll(() => house.dispose())

describe('papers beside a decision (conventions 1.6)', () => {
  it('a file with something under what is seen is refused, with what to do instead', async () => {
    const pdf = await PDFDocument.create()
    pdf.addPage().drawText('CanaryUnderneath')
    const refused = (bytes: Uint8Array) => decisions.addPaper(one, id, 'x', bytes)
    await expect(refused(await pdf.save())).rejects.toThrow('只收扫描的 PDF')
    await expect(refused(new TextEncoder().encode('text'))).rejects.toThrow('只收图片')
    await expect(refused((await picture()).subarray(0, 120))).rejects.toThrow('读不完整')
    const { uploadMaxBytes } = house.deps.config
    const long = Buffer.concat([await picture(), Buffer.alloc(uploadMaxBytes)])
    await expect(refused(long)).rejects.toThrow(`最多 ${uploadMaxBytes >> 20} 兆字节`)
    expect(await decisions.papersOf(one, id)).toEqual([])
  })
  it('a picture keeps nothing but the picture', async () => {
    const bytes = await picture()
    expect(bytes.includes(canary)).toBe(true)
    await decisions.addPaper(one, id, '第一页.jpg', bytes)
    const [paper] = await decisions.papersOf(one, id)
    const kept = Buffer.from(await decisions.paperBytes(one, paper?.id ?? ''))
    expect(kept.includes(canary)).toBe(false)
    const { exif, xmp, iptc, width } = await sharp(kept).metadata()
    expect([exif, xmp, iptc, width]).toEqual([undefined, undefined, undefined, 40])
  })
  it('a scan comes apart into its pictures; its text layer, notes and author do not come along', async () => {
    const pdf = await PDFDocument.create()
    pdf.setAuthor(canary)
    for (const turn of [0, 90]) {
      const page = pdf.addPage([400, 300])
      page.setRotation(degrees(turn))
      page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible))
      page.drawText('CanaryUnderneath')
      page.drawImage(await pdf.embedJpg(await picture()), { x: 0, y: 0, width: 400, height: 300 })
    }
    const before = (await decisions.papersOf(one, id)).length
    expect(await decisions.addPaper(one, id, '扫描.pdf', await pdf.save())).toBe(2)
    const added = (await decisions.papersOf(one, id)).filter((p) => p.name.startsWith('扫描'))
    expect(added).toHaveLength(2)
    expect(before).toBe(1)
    const sizes = new Map<string, number[]>()
    for (const paper of added) {
      const kept = Buffer.from(await decisions.paperBytes(one, paper.id))
      expect([kept.includes(canary), kept.includes('Canary')]).toEqual([false, false])
      const { width, height, exif } = await sharp(kept).metadata()
      expect(exif).toBeUndefined()
      sizes.set(paper.name, [width, height])
      await decisions.settlePaper(one, paper.id, 'dropped')
    }
    expect(Object.fromEntries(sizes)).toEqual({
      '扫描.pdf 第 1 页': [40, 30],
      '扫描.pdf 第 2 页': [30, 40],
    })
  })
  it.each([
    ['a black bar', (page: PDFPage) => page.drawRectangle({ x: 9, y: 9, width: 90, height: 20 })],
    ['words', (page: PDFPage) => page.drawText('CanaryUnderneath')],
  ])(
    'a scan with %s over it is refused, for the picture shows what is under it',
    async (_, draw) => {
      const pdf = await PDFDocument.create()
      const page = pdf.addPage([400, 300])
      page.drawImage(await pdf.embedJpg(await picture()), { x: 0, y: 0, width: 400, height: 300 })
      draw(page)
      const file = await pdf.save()
      await expect(decisions.addPaper(one, id, 'x', file)).rejects.toThrow('只收扫描的 PDF')
    },
  )
  it('is public only when another person has looked, and gone from everywhere when withdrawn', async () => {
    const [paper] = await decisions.papersOf(one, id)
    const name = paper?.id ?? ''
    const path = paperPath(slug(), id, name)
    const open = () => decisions.publicPaper(slug(), id, name)
    const pages = async () => allPages(house.deps.facts(), await state())
    await expect(decisions.settlePaper(one, name, 'public')).rejects.toThrow('不能自己')
    expect(await open()).toBeNull()
    expect(await pages()).not.toContain(path)
    await decisions.settlePaper(other, name, 'public')
    expect(await open()).not.toBeNull()
    expect(await pages()).toContain(path)
    expect((await house.deps.store.read.publishJobs.pending()).at(-1)?.change).toMatchObject({ id })

    await house.deps.store.write(async (tx) => {
      const row = await tx.decisions.byId(id)
      await tx.decisions.update(id, row?.version ?? 0, { status: 'withdrawn', withdrawnAt: 1 })
    })
    expect(await open()).toBeNull()
    expect(await pages()).not.toContain(path)
    const touched = pagesOf(change(true), house.deps.facts(), await state())
    // The stub comes last: by then nothing else of it is left.
    expect(touched.indexOf(path)).toBeGreaterThan(-1)
    expect(touched.indexOf(path)).toBeLessThan(touched.length - 1)
  })
  it('its bytes are no orphans', async () => {
    const paths = (await house.deps.store.read.papers.of(id)).map((p) => p.path)
    expect(paths.length).toBeGreaterThan(0)
    expect(await house.deps.store.read.looseFiles.known(paths)).toEqual(new Set(paths))
  })
})
