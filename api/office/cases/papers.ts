import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import type { Transfer } from '#db/transfers.ts'
import { dayAt } from '#rules/clocks/day.ts'
import type { Place } from '#rules/content/place.ts'
import { assignmentOf } from '#rules/place/assignment.ts'
import { homeArea } from '#rules/place/name.ts'
import { notFound } from '#rules/refusal.ts'
import { maySeeIdentity, withoutIdentity } from '#rules/staff/sight.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { identityOf } from './identity.ts'
import { lookedInto } from './looked.ts'
import { caseFor, deskOf, noSuchCase, placeOf } from './scope.ts'

/**
 * In whose name a body writes (S0-18): for an item that was handed down to it, the body that its assignment named on the
 * day of the letter; for everything else its own.
 */
export function issuerOf(
  deps: Deps,
  place: Place,
  c: Case,
  letter: Pick<Transfer, 'at' | 'fromBody'>,
): string {
  const item = deps.facts().items.find((i) => i.id === c.itemId)
  const area = c.area ?? homeArea(place)?.id
  const row = item && area ? assignmentOf(place, item, area, dayAt(letter.at)) : undefined
  return row?.owner === letter.fromBody ? (row.inNameOf ?? row.owner) : letter.fromBody
}

/** The name of a file as this person may read it: people name photographs after themselves. */
const fileName = (deps: Deps, by: StaffMember, c: Case, name: string): string =>
  c.nameMode === 'anonymous' || maySeeIdentity(by, c)
    ? name
    : withoutIdentity(name, Object.values(identityOf(deps.keys, c)))

/** Letters to print and files to load down; each is a look of its own in the audit. */
export const createPapers = (deps: Deps) => ({
  /** The letter of a transfer; who withheld their name is not in it, whoever prints it (S1-25). */
  async letter(by: StaffMember, caseId: string, transferId: string) {
    const { store } = deps
    const c = await caseFor(deps, store.read, by, caseId)
    const moves = await deskOf(store.read, by).transfers.of(c.id)
    const transfer = moves.find((t) => t.id === transferId && t.letterSerial)
    if (!transfer) throw notFound('没有这份移送函')
    await lookedInto(deps)(by, c, { letter: transfer.letterSerial })
    const known = Object.values(identityOf(deps.keys, c))
    const plain = (text: string | null) =>
      text === null ? '' : c.nameMode === 'real' ? text : withoutIdentity(text, known)
    const place = placeOf(deps, c.place)
    return {
      number: c.number,
      place,
      issuer: issuerOf(deps, place, c, transfer),
      transfer,
      text: plain(c.text),
      grounds: plain(transfer.grounds),
      handling: plain(transfer.initialHandling),
    }
  },

  /** The sheet for a visit: nothing of the reporter, not even the words of the report, and no name in the spot (处罚法 75). */
  async sheet(by: StaffMember, caseId: string) {
    const { store } = deps
    const c = await caseFor(deps, store.read, by, caseId)
    await lookedInto(deps)(by, c, { sheet: true })
    const known = Object.values(identityOf(deps.keys, c))
    return {
      number: c.number,
      place: placeOf(deps, c.place),
      body: c.owner,
      title: c.snapshot.item?.title ?? null,
      basis: c.snapshot.item?.basis.map((b) => `${b.law}${b.article}`) ?? [],
      area: c.area,
      spot: c.spot === null ? null : withoutIdentity(c.spot, known),
    }
  },

  /** One file among all of a case, in the order in which they came; its bytes are read, and audited, by `file`. */
  async evidence(by: StaffMember, caseId: string, fileId: string) {
    const c = await caseFor(deps, deps.store.read, by, caseId)
    const files = await deskOf(deps.store.read, by).files.of(c.id)
    const at = files.findIndex((f) => f.id === fileId)
    const found = files[at]
    if (!found) throw noSuchCase()
    const { id, mime, bytes, author, sha256 } = found
    const name = fileName(deps, by, c, found.name)
    return {
      number: c.number,
      file: { id, name, mime, bytes, author, sha256, at: found.at },
      at: at + 1,
      of: files.length,
      before: files[at - 1]?.id ?? null,
      behind: files[at + 1]?.id ?? null,
    }
  },

  /** The bytes of one file of a case that the person may open; that look is audited too. */
  async file(by: StaffMember, caseId: string, fileId: string) {
    const { store, files } = deps
    const c = await caseFor(deps, store.read, by, caseId)
    const row = await deskOf(store.read, by).files.byId(fileId)
    const bytes = row && row.caseId === c.id ? await files.get(row.path) : undefined
    if (!row || !bytes) throw noSuchCase()
    await lookedInto(deps)(by, c, { file: row.id })
    return { name: fileName(deps, by, c, row.name), mime: row.mime, bytes }
  },
})
