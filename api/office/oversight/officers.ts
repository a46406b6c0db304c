import type { Deps } from '#api/office/deps.ts'
import { checkOfficer, type OfficerRow, readOfficers } from '#rules/catalogue/officers.ts'
import { dayAt } from '#rules/clocks/day.ts'
import type { Officer } from '#rules/content/place.ts'
import { bodyName } from '#rules/place/name.ts'
import { type Author, must, placeOf, type Revise, type Written } from './revise.ts'
import { readTable } from './table.ts'

export type OfficerFate = 'new' | 'change' | 'same' | 'refused' | 'gone'
export type OfficerReport = {
  rows: (Pick<OfficerRow, 'row' | 'name' | 'faults'> & { fate: OfficerFate })[]
  /** In the register, of a unit that the file names, and not in the file. */
  gone: { name: string; certificate: string }[]
  faults: string[]
  warnings: string[]
  counts: Record<OfficerFate, number>
}

const alike = (a: Officer, b: Officer): boolean =>
  a.name === b.name && a.body === b.body && a.duty === b.duty && a.from === b.from && a.to === b.to

/** The register of officers (S0-33): by import alone, and the look-up «查验执法证». */
export const createOfficers = (deps: Deps, revise: Revise) => {
  const plan = async (by: Author, bytes: Uint8Array, whole: boolean) => {
    must(by, 'officers.import')
    const place = placeOf(deps, by.place)
    const demo = deps.config.mode === 'demo'
    const read = readOfficers(await readTable(bytes), place, dayAt(deps.now()), demo)
    const known = new Map(place.officers.map((o) => [o.certificate, o]))
    const counts: OfficerReport['counts'] = { new: 0, change: 0, same: 0, refused: 0, gone: 0 }
    const writes: Written[] = []
    const rows = read.rows.map(({ row, name, faults, officer }) => {
      const old = officer && known.get(officer.certificate)
      const fate: OfficerFate = !officer
        ? 'refused'
        : !old
          ? 'new'
          : alike(old, officer)
            ? 'same'
            : 'change'
      counts[fate] += 1
      if (officer && fate !== 'same')
        writes.push({ kind: 'officer', id: officer.certificate, payload: officer })
      return { row, name, faults, fate }
    })
    const named = new Set(read.rows.flatMap((r) => r.officer?.body ?? []))
    const listed = new Set(read.rows.flatMap((r) => r.officer?.certificate ?? []))
    // A row that was refused may be about anyone: nobody leaves the register because of it.
    const left =
      counts.refused > 0
        ? []
        : place.officers.filter((o) => named.has(o.body) && !listed.has(o.certificate))
    if (whole) {
      counts.gone = left.length
      writes.push(
        ...left.map((o): Written => ({ kind: 'officer', id: o.certificate, payload: null })),
      )
    }
    const gone = left.map(({ name, certificate }) => ({ name, certificate }))
    const { faults, warnings } = read
    return { writes, report: { rows, gone, faults, warnings, counts } satisfies OfficerReport }
  }

  return {
    /** Says what a file would do; writes nothing. `whole`: the file is the full list of the units that it names. */
    dryRun: async (by: Author, bytes: Uint8Array, whole = false): Promise<OfficerReport> =>
      (await plan(by, bytes, whole)).report,

    run: async (by: Author, bytes: Uint8Array, whole = false): Promise<OfficerReport> => {
      const { writes, report } = await plan(by, bytes, whole)
      if (report.faults.length === 0)
        await revise(by, 'officers.import', writes, '导入执法人员名册', { ...report.counts })
      return report
    },

    /** «查验执法证»: by the whole certificate number or the whole name; what is shown is what the card shows. */
    check: (slug: string, asked: string) => {
      const place = placeOf(deps, slug)
      const found = checkOfficer(place.officers, asked.slice(0, 60), dayAt(deps.now()))
      const unit = (o: Officer): string => {
        const body = place.bodies.find((b) => b.id === o.body)
        return body ? bodyName(body) : o.body
      }
      return { found, unit }
    },
  }
}
