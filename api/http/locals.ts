import type { History } from '#rules/catalogue/history.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'
import type { Told } from '#rules/decisions/told.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import type { OpenData } from '#api/publish/open-data.ts'
import type { SearchIndex } from '#api/publish/search-index.ts'
import type { Office } from './office.ts'
import type { OpenapiDocument } from './openapi.ts'

/** Settings that a page may show. */
export type PublicSettings = {
  base: string
  origin: string
  name: string
  owner: string
  siteIdCode: string
  icp: string
  /** No owner or site code yet: the demo banner stands on every page, `noindex`. */
  unowned: boolean
  mode: 'demo' | 'office'
  allowHttpStaff: boolean
  uploadMaxMb: number
}

/** Everything a page may take live data from; set in site/middleware.ts, read by pages, never imported by them. */
export type Locals = {
  settings: PublicSettings
  facts: Facts
  /** The place named by the first segment of the path; null outside a place. */
  place: Place | null
  /** The versions of a place's catalogue. */
  history: (slug: string) => History
  /** `path` starts with a slash; the base path is put before it. */
  url: (path: string) => string
  /** UTC milliseconds of this request. */
  now: number
  /** The words of data-mode on <html>: standard, or elder and/or contrast. */
  display: string
  staff: StaffMember | null
  office: Office
  /** The OpenAPI document, for the page that shows it. */
  openapi: () => OpenapiDocument
  /** The files of a place's search index, for publishing and for the search without JavaScript. */
  searchIndex: SearchIndex
  /** The open lists of a place as files, and any list as a workbook. */
  openData: OpenData
  /** Set while the pattern of the pages of decisions is made (site/pattern.ts): texts with holes in their places. */
  pattern?: Told
  requestId: string
}
