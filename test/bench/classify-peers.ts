import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wholeText } from '#rules/classify/linear/whole-text.ts'
import { essence } from '#rules/text/grams.ts'
import { root } from '#test/kit/content.ts'
import { folds, judge, type Result, type Row } from './classify-rows.ts'

type Said = { label: string; score: number }[]

/** fastText reads words apart by blanks; single characters with runs of up to five of them do best in Chinese. */
const apart = (row: Row): string => Array.from(essence(wholeText(row.written))).join(' ')

const has = (command: string): boolean => {
  try {
    execFileSync('which', [command], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const lines = (text: string): Said[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const parts = line.split(' ')
      return parts.flatMap((part, at) =>
        at % 2 === 0
          ? [{ label: part.replace('__label__', ''), score: Number(parts[at + 1]) }]
          : [],
      )
    })

/** fastText of Debian on the same folds; a sentence where it is not installed. */
export const fastText = (rows: Row[]): Result | string => {
  if (!has('fasttext')) return 'fastText is not installed (Debian package fasttext): not measured.'
  const dir = mkdtempSync(join(tmpdir(), 'shouwen-peer-'))
  const [input, model, asked] = ['in.txt', 'model', 'ask.txt'].map((name) => join(dir, name))
  const answers = Array.from({ length: folds }, (_, fold) => {
    const [train, test] = [
      rows.filter((r) => r.fold !== fold),
      rows.filter((r) => r.fold === fold && r.raw),
    ]
    writeFileSync(input ?? '', train.map((r) => `__label__${r.label} ${apart(r)}`).join('\n'))
    writeFileSync(asked ?? '', `${test.map(apart).join('\n')}\n`)
    const flags = '-wordNgrams 3 -epoch 25 -lr 0.5 -dim 100 -bucket 200000 -thread 1 -verbose 0'
    execFileSync(
      'fasttext',
      ['supervised', '-input', input ?? '', '-output', model ?? '', ...flags.split(' ')],
      { stdio: 'ignore' },
    )
    const out = execFileSync('fasttext', ['predict-prob', `${model}.bin`, asked ?? '', '7'], {
      maxBuffer: 1 << 26,
    })
    return lines(out.toString()).map((said, at) => ({ said, label: test[at]?.label ?? '' }))
  }).flat()
  rmSync(dir, { recursive: true, force: true })
  return judge(answers)
}

const folder = join(root, '.cache/peers')
const wanted = ['@nlpjs/basic@4.27.0', '@nlpjs/lang-zh@4.26.1']
const installed = (): boolean => {
  if (existsSync(join(folder, 'node_modules/@nlpjs/lang-zh'))) return true
  mkdirSync(folder, { recursive: true })
  const flags = ['--no-audit', '--no-fund', '--save-exact', '--prefix', folder]
  try {
    execFileSync('npm', ['install', ...flags, ...wanted], { stdio: 'ignore', timeout: 180_000 })
    return true
  } catch {
    return false
  }
}

/** Runs beside the project: its packages are no part of it. Reads {train, test}, writes the labels of each test text. */
const script = `
const { createRequire } = require('node:module')
const load = createRequire(process.argv[2] + '/x.js')
const { dockStart } = load('@nlpjs/basic')
const { LangZh } = load('@nlpjs/lang-zh')
const { readFileSync, writeFileSync } = require('node:fs')
const main = async () => {
  const { train, test } = JSON.parse(readFileSync(process.argv[3], 'utf8'))
  const dock = await dockStart({ settings: { nlp: { autoSave: false, log: false, forceNER: false } }, use: ['Basic'] })
  const nlp = dock.get('nlp')
  nlp.container.use(LangZh)
  nlp.addLanguage('zh')
  for (const [text, label] of train) nlp.addDocument('zh', text, label)
  await nlp.train()
  const out = []
  for (const text of test)
    out.push((await nlp.process('zh', text)).classifications.map((c) => ({ label: c.intent, score: c.score })))
  writeFileSync(process.argv[4], JSON.stringify(out))
}
main()
`

/** Of longer texts its network mostly says nothing (every output zero); of the opening it is right most often. */
const opening = 40

/** NLP.js with its Chinese language on one fold in five (it takes minutes); a sentence where it cannot be had. */
export const nlpJs = async (rows: Row[]): Promise<Result | string> => {
  if (!installed()) return 'NLP.js could not be installed: not measured.'
  const dir = mkdtempSync(join(tmpdir(), 'shouwen-peer-'))
  const [program, input, output] = ['run.cjs', 'in.json', 'out.json'].map((name) => join(dir, name))
  const text = (row: Row): string => wholeText(row.written).slice(0, opening)
  const test = rows.filter((row) => row.fold === 0 && row.raw)
  const train = rows.filter((row) => row.fold !== 0)
  writeFileSync(program ?? '', script)
  writeFileSync(
    input ?? '',
    JSON.stringify({ train: train.map((r) => [text(r), r.label]), test: test.map(text) }),
  )
  try {
    execFileSync(process.execPath, [program ?? '', folder, input ?? '', output ?? ''], {
      stdio: 'ignore',
      timeout: 1_500_000,
    })
    const { default: said } = (await import(output ?? '', { with: { type: 'json' } })) as {
      default: Said[]
    }
    return judge(said.map((one, at) => ({ said: one, label: test[at]?.label ?? '' })))
  } catch {
    return 'NLP.js did not finish training on these rows within 25 minutes: not measured.'
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
