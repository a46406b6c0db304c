import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'

let folder: string | undefined
/** Pictures for the documents with SCREENSHOTS=1; otherwise they go with the folder of the run, and the tree stays clean. */
const shots = (): string => {
  if (process.env['SCREENSHOTS'] !== '1')
    return (folder ??= mkdtempSync(join(process.env['SHOUWEN_TEST_RUN'] ?? tmpdir(), 'shots-')))
  const docs = resolve(import.meta.dirname, '../../docs/screenshots')
  mkdirSync(docs, { recursive: true })
  return docs
}

/** A picture of the whole page, or of what a reader sees first. */
export const shoot = async (page: Page, name: string, fullPage = true): Promise<string> => {
  const path = join(shots(), `${name}.png`)
  await page.screenshot({ path, fullPage, animations: 'disabled' })
  return path
}
