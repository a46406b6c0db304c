import { PDFDocument } from 'pdf-lib'
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
    pdf.addPage()
    const refused = (bytes: Uint8Array) => decisions.addPaper(one, id, 'x', bytes)
    await expect(refused(await pdf.save())).rejects.toThrow('文字层')
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
