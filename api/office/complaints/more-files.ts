import type { Deps } from '#api/office/deps.ts'
import type { NewFile } from '#db/files.ts'
import { clean, fileRefused } from './clean.ts'
import { mostFiles } from './form.ts'

/** Files that one citizen may add to one case; whoever has more brings them. */
export const mostOfCase = 30

/**
 * What a citizen adds to a case after it was taken in, cleaned and on disk, without its rows: all of it or, with a
 * sentence that says which file and what to do, nothing. `had` is how many the citizen has sent before.
 */
export async function moreFiles(
  { files, config, now }: Pick<Deps, 'files' | 'config' | 'now'>,
  had: number,
  sent: readonly File[],
): Promise<NewFile[]> {
  const chosen = sent.filter((f) => f.size > 0 || f.name !== '')
  if (chosen.length === 0) throw fileRefused('请先选照片或 PDF')
  if (chosen.length > mostFiles) throw fileRefused(`一次最多${mostFiles}个文件，请分几次上传`)
  if (had + chosen.length > mostOfCase)
    throw fileRefused(`一件事最多放${mostOfCase}个文件，已经有${had}个。其余的请直接交给承办单位`)
  const kept = []
  for (const file of chosen)
    kept.push(
      await clean(file.name, new Uint8Array(await file.arrayBuffer()), config.uploadMaxBytes),
    )
  const rows: NewFile[] = []
  for (const { name, mime, bytes } of kept)
    rows.push({ ...(await files.put(bytes)), name, mime, at: now(), author: 'citizen' })
  return rows
}
