import { lstatSync, mkdirSync } from 'node:fs'
import { enableCompileCache } from 'node:module'

/**
 * Whether compiled code may be kept in a folder: made now, or made before by this user, and nobody else writes in it.
 * Compiled code is run as it lies there, so a folder of another user, or a link to one, would run what that user wrote.
 */
export function ownFolder(path: string, uid = process.getuid?.()): boolean {
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
  }
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return false
  // Without user ids (Windows) the rights of the folder around it are all there is.
  return uid === undefined || (found.uid === uid && (found.mode & 0o022) === 0)
}

/** Keeps compiled code for the next start; without a folder of its own a start only takes longer. */
export const keepCompiled = (path: string): void => {
  if (ownFolder(path)) enableCompileCache(path)
}
