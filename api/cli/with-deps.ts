import { openDeps } from '#api/http/deps.ts'
import { readSettings } from '#api/http/settings.ts'
import type { Deps } from '#api/office/deps.ts'

/**
 * Runs a command over the parts of the house and closes the store behind it. What the command changes is published by
 * the server, which finds the job that the write left.
 */
export async function withDeps<T>(
  env: NodeJS.ProcessEnv,
  run: (deps: Deps) => Promise<T>,
): Promise<T> {
  const deps = { ...(await openDeps(readSettings(env))), publish: () => undefined }
  try {
    return await run(deps)
  } finally {
    await deps.store.close()
  }
}
