import { writeFileSync } from 'node:fs'
import { openOffice } from '#api/http/office.ts'
import { placeIn, slugs } from './catalogue.ts'
import type { Io } from './command.ts'
import { withDeps } from './with-deps.ts'

/**
 * Trains the model of a place on what its desk settled, in the database of this installation, as the page of the desk
 * does; a server that runs meanwhile takes it up within minutes. Exit code 1 where the model does not come into use.
 */
export async function trainFromOffice(
  io: Io,
  env: NodeJS.ProcessEnv,
  { place: slug, output }: { place: string | undefined; output: string | undefined },
): Promise<number> {
  return withDeps(env, async (deps) => {
    const place = placeIn(deps.facts(), slug)
    if (!place) {
      io.stderr.write(`请写 --place，有这些辖区：${slugs(deps.facts())}\n`)
      return 2
    }
    const { report, why, file } = await openOffice(deps).learning.learn(
      place.slug,
      null,
      (done, total) => io.stderr.write(`第 ${done} 步完成，共 ${total} 步\n`),
    )
    if (report.length > 0) io.stdout.write(`${report.join('\n')}\n`)
    if (output && file) writeFileSync(output, file)
    io.stderr.write(`${why ?? '新模型已经启用'}\n`)
    return why === null ? 0 : 1
  })
}
