import { randomUUID } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { Deps } from '#api/office/deps.ts'
import type { DecisionPaper, NewDecisionPaper } from '#db/decision-papers.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { onDisplay } from '#rules/decisions/display.ts'
import { mostPapers, paperKinds, paperRefusal } from '#rules/decisions/paper.ts'
import { conflict, invalid, notFound } from '#rules/refusal.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { audited, may, own, sameHands } from './own.ts'
import { scanPages } from './scan-pages.ts'
import { publishJob } from './settle.ts'

/** The longest side of a page, and the most pixels before a picture counts as a bomb. */
const longest = 2400
const mostPixels = 100_000_000

/** Draws a picture anew on white: what it was made with, where, when, and every layer below stay behind. */
async function redrawn(bytes: Uint8Array, turn?: number): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp')
  const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
  // A photo says itself how it was held; the page of a scan is turned by its PDF alone.
  return (turn === undefined ? picture.autoOrient() : picture.rotate(turn))
    .flatten({ background: '#ffffff' })
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 82 })
    .toBuffer()
}

/** Papers that stand beside a decision: pictures of pages, looked at by two persons before anybody else sees them. */
export const createPapers = (deps: Deps) => {
  const { store, files, now } = deps
  const found = async (by: StaffMember, id: string): Promise<DecisionPaper> => {
    const paper = await store.read.papers.byId(id)
    const row = paper && (await store.read.decisions.byId(paper.decisionId))
    // One refusal for both: nobody learns of papers in another place.
    if (!paper || paper.state === 'dropped' || row?.place !== by.place)
      throw notFound('没有这份材料')
    return paper
  }

  return {
    /**
     * Keeps the public form of a page, or of every page of a scan, and gives their number; what was uploaded is thrown
     * away. A file that may hide something is refused.
     */
    async addPaper(by: StaffMember, id: string, name: string, bytes: Uint8Array): Promise<number> {
      may(by, 'decision.propose')
      own(by, await store.read.decisions.byId(id))
      const kind = (await fileTypeFromBuffer(bytes))?.ext
      const wrong = (say: string) => invalid(say, [{ pointer: '/file', detail: say }])
      if (bytes.length > deps.config.uploadMaxBytes)
        throw wrong(
          `一个文件最多 ${deps.config.uploadMaxBytes >> 20} 兆字节，请把图片存小一些再上传`,
        )
      const scan = kind === 'pdf' ? await scanPages(bytes, mostPapers) : null
      if (!scan && (kind === undefined || !paperKinds.has(kind))) throw wrong(paperRefusal(kind))
      const pages = scan ?? [{ jpeg: bytes, turn: undefined }]
      if ((await store.read.papers.of(id)).length + pages.length > mostPapers)
        throw wrong(`一份决定最多 ${mostPapers} 页材料`)
      const plain = name.replace(/[\p{C}<>:"/\\|?*]/gu, '').slice(0, 60)
      const rows: NewDecisionPaper[] = []
      const at = now()
      // One after another: a page of a scan takes some ten megabytes while it is drawn.
      for (const [n, { jpeg, turn }] of pages.entries()) {
        const page = await redrawn(jpeg, turn).catch(() => {
          throw wrong('这张图片读不完整，请重新存一次再上传')
        })
        rows.push({
          id: randomUUID(),
          decisionId: id,
          name: pages.length > 1 ? `${plain} 第 ${n + 1} 页` : plain,
          mime: 'image/jpeg',
          ...(await files.put(page)),
          pages: 1,
          state: 'waiting',
          // Pages stand in the order of their moments.
          at: at + n,
          addedBy: by.id,
        })
      }
      await store.write(async (tx) => {
        for (const row of rows) await tx.papers.insert(row)
        await audited(tx, by, 'decision.propose', id, at)
      })
      return rows.length
    },

    /** Makes a page public, or takes it away; another person than who added it (DESIGN §6.4). */
    async settlePaper(by: StaffMember, id: string, outcome: 'public' | 'dropped'): Promise<string> {
      may(by, 'decision.release')
      const paper = await found(by, id)
      if (outcome === 'public' && paper.addedBy === by.id)
        throw sameHands('上传的人不能自己公开，请另一位信息发布员来看')
      if (paper.state === outcome) throw conflict('已经公开了')
      await store.write(async (tx) => {
        const at = now()
        await tx.papers.settle(id, paper.state, { state: outcome, settledBy: by.id, settledAt: at })
        await audited(tx, by, 'decision.release', paper.decisionId, at)
        const row = await tx.decisions.byId(paper.decisionId)
        // Before its release the pages of a decision come with the decision itself.
        if (row?.status === 'released') await publishJob(tx, row, false, at)
      })
      deps.publish()
      return paper.decisionId
    },

    /** What stands beside a decision, for the desk. */
    async papersOf(by: StaffMember, id: string): Promise<DecisionPaper[]> {
      may(by, 'decision.see')
      own(by, await store.read.decisions.byId(id))
      return store.read.papers.of(id)
    },

    /** The picture of a page, for who settles it. */
    async paperBytes(by: StaffMember, id: string): Promise<Uint8Array> {
      may(by, 'decision.see')
      const bytes = await files.get((await found(by, id)).path)
      if (!bytes) throw notFound('没有这份材料')
      return bytes
    },

    /** What the public sees beside a decision that is shown. */
    publicPapers: (id: string): Promise<DecisionPaper[]> => store.read.papers.public(id),

    /** A public page of a decision that is on display; null otherwise. */
    async publicPaper(place: string, decision: string, id: string): Promise<Uint8Array | null> {
      const row = await store.read.decisions.byId(decision)
      const paper = await store.read.papers.byId(id)
      if (row?.place !== place || !onDisplay(row, dayAt(now()))) return null
      if (paper?.decisionId !== decision || paper.state !== 'public') return null
      return (await files.get(paper.path)) ?? null
    },
  }
}
