import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { houseDoor } from '#api/http/door.ts'
import { readSettings } from '#api/http/settings.ts'
import { isColumned, missingTags } from '#rules/opendata/tags.ts'
import { allPages } from '#rules/publish/pages.ts'

/**
 * Last step of a build: renders one page of every kind over an empty database, as a site with an owner, and fails when
 * one lacks a compulsory tag (政府网站发展指引). The publisher looks at every single page again.
 */
const dir = mkdtempSync(join(tmpdir(), 'shouwen-check-'))
Object.assign(process.env, {
  ASTRO_NODE_AUTOSTART: 'disabled',
  DATABASE_URL: '',
  DATA_DIR: join(dir, 'data'),
  KEY_DIR: join(dir, 'keys'),
  LOG_LEVEL: 'error',
  MODE: 'office',
  PLACES: '',
  SITE_ID_CODE: '0000000000',
  SITE_OWNER: '检查',
})
const kindOf = (path: string): string => {
  const [, , part = '', ...rest] = path.split('/')
  return `${part}/${rest.filter(Boolean).length}`
}

const { root } = readSettings(process.env)
await import(pathToFileURL(join(root, 'dist/server/entry.mjs')).href)
const house = await houseDoor.house!()
const kinds = new Map<string, string>()
for (const path of allPages(house.deps.facts(), { decisions: [], digests: [] }))
  if (path.endsWith('/') && !kinds.has(kindOf(path))) kinds.set(kindOf(path), path)
const faults: string[] = []
for (const path of kinds.values()) {
  const page = await house.render(path)
  const missing =
    page.status === 200
      ? missingTags(new TextDecoder().decode(page.body), { code: true, columned: isColumned(path) })
      : [`status ${page.status}`]
  if (missing.length > 0) faults.push(`${path} 缺：${missing.join('、')}`)
}
await house.stop()
rmSync(dir, { recursive: true, force: true })
if (faults.length > 0) console.error(`页面缺必需的标签：\n${faults.join('\n')}`)
process.exit(faults.length > 0 ? 1 : 0)
