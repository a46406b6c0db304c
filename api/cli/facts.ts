import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { compile } from '#api/facts/compile.ts'
import { withLearned } from '#api/facts/learn.ts'
import { line } from '#rules/content/finding.ts'

const { values } = parseArgs({
  options: {
    root: { type: 'string', default: '.' },
    out: { type: 'string', default: 'dist/facts.json' },
    /** Writes the facts even with findings, to look at work in progress; never for a build. */
    draft: { type: 'boolean', default: false },
  },
})

const { facts, findings } = compile(values.root)
for (const finding of findings) console.error(line(finding))
if (findings.length > 0) console.error(`共 ${findings.length} 处要改`)
if (findings.length > 0 && !values.draft) process.exitCode = 1
else {
  mkdirSync(dirname(values.out), { recursive: true })
  writeFileSync(values.out, JSON.stringify(withLearned(facts, join(values.root, '.cache'))))
  const { items, places, version } = facts
  console.log(`${values.out}：事项 ${items.length}，辖区 ${places.length}，版本 ${version}`)
}
