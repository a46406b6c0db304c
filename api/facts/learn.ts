import { createHash } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { learnKinds } from '#rules/classify/kinds/learn.ts'
import type { Facts } from '#rules/content/facts.ts'

const rules = join(import.meta.dirname, '../rules')

/** What the models are made of: the content that they are trained on, and the code that trains and reads them. */
const ingredients = (facts: Facts): string => {
  const { examples, smallTalk, wordClasses, items, lexicon, specials } = facts
  const hash = createHash('sha256').update(
    JSON.stringify([examples, smallTalk, wordClasses, items, lexicon, specials]),
  )
  for (const folder of ['text', 'classify', 'classify/linear', 'classify/kinds'])
    for (const file of readdirSync(join(rules, folder), { withFileTypes: true }))
      if (file.isFile()) hash.update(readFileSync(join(file.parentPath, file.name)))
  return hash.digest('hex').slice(0, 16)
}

const kept = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Models of older content that are still kept, for those who go back and forth. */
const memory = 6

const forget = (cache: string): void => {
  const files = readdirSync(cache)
    .filter((name) => /^kinds-\w+\.json$/.test(name))
    .map((name) => ({ path: join(cache, name), at: statSync(join(cache, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
  for (const { path } of files.slice(memory)) rmSync(path, { force: true })
}

/**
 * Facts with what is learned from them; trained when nothing of the same ingredients is found in `cache`, which takes
 * some seconds. Training is deterministic, so that two machines make the same build. The sentences that it was learned
 * from are left out.
 */
export const withLearned = (facts: Facts, cache: string): Facts => {
  const file = join(cache, `kinds-${ingredients(facts)}.json`)
  const { examples: _, smallTalk: __, ...rest } = facts
  const known = kept(file)
  if (known !== undefined) return { ...rest, learned: { kinds: known } }
  const kinds = learnKinds(facts, facts.version)
  if (kinds === undefined) return rest
  mkdirSync(cache, { recursive: true })
  // Several tests may train at once: each writes a file of its own and puts it into place whole.
  writeFileSync(`${file}.${process.pid}`, kinds)
  renameSync(`${file}.${process.pid}`, file)
  forget(cache)
  return { ...rest, learned: { kinds } }
}
