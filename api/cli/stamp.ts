import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const sources = [
  'api',
  'db',
  'site',
  'content',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]

function* filesOf(path: string): Generator<string> {
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )
  for (const entry of entries) {
    const full = join(path, entry.name)
    if (entry.isDirectory()) yield* filesOf(full)
    else yield full
  }
}

/** Fingerprint of everything that a build is made from: sources, content, and the settings that it bakes in. */
export function buildStamp(root: string, buildSettings: Record<string, string>): string {
  const hash = createHash('sha256').update(JSON.stringify(buildSettings)).update(process.version)
  for (const source of sources) {
    const path = join(root, source)
    const files = /\.\w+$/.test(source) ? [path] : [...filesOf(path)]
    for (const file of files)
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 32)
}
