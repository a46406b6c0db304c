import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { wilson } from '#test/bench/wilson.ts'
import { root } from '#test/kit/content.ts'
import { sha256 } from '#rules/chain/sha256.ts'

type Mutant = {
  status: string
  mutatorName: string
  replacement?: string
  location: { start: { line: number } }
}
type Report = { files: Record<string, { mutants: Mutant[] }> }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string' }, seed: { type: 'string', default: '1' } },
})
const cache = join(root, '.cache/mutation')
const stryker = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js')
const tools = ['@stryker-mutator/core@10.1.1', '@stryker-mutator/vitest-runner@10.1.1']

/** Nobody else needs these two hundred packages, so they come when they are asked for, and leave no trace in the lock. */
const install = (): void => {
  const flags = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund']
  execFileSync('npm', ['install', ...flags, ...tools], { cwd: root, stdio: 'inherit' })
}

/** The same lines for the same seed, in whatever order the files are listed. */
const drawn = (file: string, line: number, share: number): boolean =>
  parseInt(sha256(`${values.seed} ${file}:${line}`).slice(0, 8), 16) / 2 ** 32 < share

/** Whole files, or of each the lines that the sample draws: a mutant counts when it lies within one of them. */
const rangesOf = (file: string): string[] => {
  if (!values.sample) return [file]
  const share = Number(values.sample)
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  return lines.flatMap((text, i) =>
    drawn(file, i + 1, share) ? [`${file}:${i + 1}:0-${i + 1}:${text.length}`] : [],
  )
}

const caught = ({ status }: Mutant) => ['Killed', 'Timeout'].includes(status)
const slipped = ({ status }: Mutant) => ['Survived', 'NoCoverage'].includes(status)

/** What nobody noticed, line by line, then how many of each folder were noticed. */
const tell = ({ files }: Report): void => {
  const counts = new Map<string, [caught: number, slipped: number]>()
  for (const [file, { mutants }] of Object.entries(files)) {
    for (const { location, mutatorName, replacement } of mutants.filter(slipped))
      console.log(`${file}:${location.start.line} ${mutatorName}: ${replacement ?? ''}`)
    const folder = file.split('/')[2] ?? file
    const [good, bad] = counts.get(folder) ?? [0, 0]
    const [more, worse] = [mutants.filter(caught).length, mutants.filter(slipped).length]
    counts.set(folder, [good + more, bad + worse])
  }
  const all = [...counts.values()].reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0])
  console.log('\n| folder | noticed | not noticed | noticed, % (Wilson 95 %) |\n|---|---|---|---|')
  for (const [folder, [good, bad]] of [...counts, ['all', all] as const]) {
    const [low, high] = wilson(good, good + bad)
    const share = `${((good / (good + bad || 1)) * 100).toFixed(0)} (${low.toFixed(0)}–${high.toFixed(0)})`
    if (good + bad > 0) console.log(`| ${folder} | ${good} | ${bad} | ${share} |`)
  }
}

/**
 * `npm run mutate [-- FOLDER…] [--sample=0.05] [--seed=1]`: changes `api/rules` a piece at a time and runs the tests of
 * the rules over each change. Changes of what is reckoned once, while a module is read, are left out: each would take
 * all the tests. Everything takes some hours on two cores, a sample of one line in twenty about half an hour.
 */
function main(): void {
  if (!existsSync(stryker)) install()
  const folders = positionals.length > 0 ? positionals : ['api/rules']
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root })).toSorted()
  const report = join(cache, 'report.json')
  const config = join(cache, 'stryker.json')
  mkdirSync(cache, { recursive: true })
  const options = {
    mutate: files.flatMap(rangesOf),
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'test/mutation/vitest.config.ts' },
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    disableTypeChecks: false,
    concurrency: 2,
    timeoutMS: 10_000,
    dryRunTimeoutMinutes: 30,
    reporters: ['progress-append-only', 'json'],
    jsonReporter: { fileName: report },
    ignorePatterns: ['dist', 'docs', '.cache', 'data'],
    tempDirName: join(cache, 'sandbox'),
  }
  writeFileSync(config, JSON.stringify(options))
  execFileSync(process.execPath, [stryker, 'run', config], { cwd: root, stdio: 'inherit' })
  tell(JSON.parse(readFileSync(report, 'utf8')))
}
main()
