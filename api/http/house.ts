import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Deps, Gate } from '#api/office/deps.ts'
import type { Render } from '#api/outside/render.ts'
import { openThread } from '#api/outside/work.ts'
import { createPublisher, type Publisher } from '#api/publish/publisher.ts'
import { createOpenData, type OpenData } from '#api/publish/open-data.ts'
import { isColumned, missingTags } from '#rules/opendata/tags.ts'
import { createSearchIndex, type SearchIndex } from '#api/publish/search-index.ts'
import type { StaffMember } from '#rules/staff/roles.ts'
import { createApi } from './app.ts'
import { openDeps } from './deps.ts'
import { createGate } from './guards.ts'
import type { PublicSettings } from './locals.ts'
import { openOffice, type Office } from './office.ts'
import type { OpenapiDocument } from './openapi.ts'
import { threadOf } from './thread-of.ts'
import { readSettings, SettingsError, type Settings } from './settings.ts'

/** The running product: what the front door, the pages and the start script share. */
export type House = {
  settings: Settings
  publicSettings: PublicSettings
  deps: Deps
  office: Office
  api: ReturnType<typeof createApi>['api']
  /** The OpenAPI document of `api`. */
  openapi: () => OpenapiDocument
  searchIndex: SearchIndex
  openData: OpenData
  /** A public page as a reader would get it. */
  render: Render
  /** The doors of the API, for pages that count their callers too. */
  gate: Gate
  sessionOf: (cookie: string | null) => Promise<StaffMember | null>
  publisher: Publisher
  /** A publisher into another folder, for a static copy. */
  publisherTo: (dir: string, onProgress?: (done: number, total: number) => void) => Publisher
  stop: () => Promise<void>
}

let opened: Promise<House> | undefined

/** The house of this process, opened by the first who asks; the front door hands in how pages are rendered. */
export const house = (render?: Render): Promise<House> =>
  (opened ??= openServed(readSettings(process.env), render ?? noRender))

const noRender: Render = () =>
  Promise.reject(new Error('pages are rendered through the front door'))

/** The house of a server: long work runs in a thread of its own. */
async function openServed(settings: Settings, render: Render): Promise<House> {
  const thread = openThread(threadOf(settings))
  const made = await openHouse(settings, render, { work: thread.work })
  const stop = async () => {
    await thread.close()
    await made.stop()
  }
  return { ...made, stop }
}

/** Builds the house over the settings; `parts` lets tests swap the clock, the store and other effects. */
export async function openHouse(
  settings: Settings,
  render: Render,
  parts: Partial<Deps> = {},
): Promise<House> {
  const publicDir = join(settings.dataDir, 'public')
  makeFolder(publicDir, settings)
  const base = { ...(await openDeps(settings, parts)) }
  const publisherTo = (dir: string, onProgress?: (done: number, total: number) => void) =>
    createPublisher({
      store: base.store,
      facts: base.facts,
      refresh: base.refreshFacts,
      render,
      lacks: (path, html) =>
        missingTags(html, { code: settings.SITE_ID_CODE !== '', columned: isColumned(path) }),
      dir,
      built: join(settings.root, 'dist/client'),
      onProgress,
      historyPages: base.histories.historyPages,
      stamp: publishStamp(settings, base.histories.mark()),
      log: base.log,
      now: base.now,
    })
  const publisher = publisherTo(publicDir)
  const deps: Deps = { ...base, publish: publisher.wake }
  const office = openOffice(deps)
  const sessionOf = office.staff.sessionOf
  const gate = createGate(sessionOf)
  const { api, openapi } = createApi(deps, office, gate)
  return {
    settings,
    publicSettings: publicSettingsOf(settings),
    deps,
    office,
    api,
    openapi,
    gate,
    searchIndex: createSearchIndex(settings.root, base.facts, base.now),
    openData: createOpenData(
      base.work,
      base.facts,
      base.now,
      (slug) => `${settings.origin}${settings.base}/${slug}/data/`,
      (slug) => base.histories.history(slug).changes,
    ),
    render,
    sessionOf,
    publisher,
    publisherTo,
    stop: async () => {
      await publisher.stop()
      await deps.store.close()
    },
  }
}

function makeFolder(dir: string, { dataDir }: Settings): void {
  try {
    mkdirSync(dir, { recursive: true })
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new SettingsError(
      `设置 DATA_DIR 用不了：${dataDir} 建不了或不能写（${code}），请检查路径和权限。`,
      { cause },
    )
  }
}

/** Whatever shapes every page: the build, the facts, and the settings that pages show. */
function publishStamp(settings: Settings, facts: string): string {
  const build = (() => {
    try {
      return readFileSync(join(settings.root, 'dist/stamp'), 'utf8')
    } catch {
      return 'unbuilt'
    }
  })()
  return JSON.stringify([build, facts, publicSettingsOf(settings)])
}

const publicSettingsOf = (s: Settings): PublicSettings => ({
  base: s.base,
  origin: s.origin,
  name: s.SITE_NAME,
  owner: s.SITE_OWNER,
  siteIdCode: s.SITE_ID_CODE,
  icp: s.ICP,
  unowned: s.unowned,
  mode: s.MODE,
  allowHttpStaff: s.ALLOW_HTTP_STAFF,
  uploadMaxMb: s.UPLOAD_MAX_MB,
})
