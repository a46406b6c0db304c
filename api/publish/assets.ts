import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

const folder = '_astro'

/**
 * Lays the scripts and styles of this build beside the pages. Those of the build before stay: pages that are not made
 * anew yet still ask for them.
 */
export const bringAssets = (built: string, dir: string): Promise<void> =>
  cp(join(built, folder), join(dir, folder), { recursive: true })

/** Takes away what no page asks for any more; only after every page was made anew. */
export async function dropOldAssets(built: string, dir: string): Promise<void> {
  const wanted = new Set(await readdir(join(built, folder)))
  for (const name of await readdir(join(dir, folder)))
    if (!wanted.has(name)) await rm(join(dir, folder, name), { force: true })
}
