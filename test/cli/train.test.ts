import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { classifier, classifyLine } from '#api/cli/classify.ts'
import { train } from '#api/cli/train.ts'
import { unpack } from '#rules/classify/linear/file.ts'
import { runCommand } from '#test/kit/command.ts'
import { facts, placeOf, shipped } from '#test/kit/content.ts'

let dir: string
const at = (name: string): string => join(dir, name)
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'shouwen-train-'))
  const rows = (shipped().facts.examples ?? []).filter(({ kind }) =>
    ['emergency', 'consultation', 'discipline'].includes(kind),
  )
  const lines = rows.map(
    ({ kind, text }, i) => `${i}\t${text.slice(0, 6)}\t${text}\t${kind}\tg${i}`,
  )
  writeFileSync(at('in.tsv'), ['id\ttitle\tbody\tlabel1\tcluster', ...lines].join('\n'))
  writeFileSync(at('one.tsv'), 'text\tlabel\n油烟\ta\n噪声\ta\n')
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const wanted = ['--text', 'title,body', '--label', 'label1', '--group', 'cluster']
const run = (...args: string[]) => runCommand(train, args, {})

describe('train', () => {
  it('writes a model with its card and prints figures, labels, confusion and calibration', async () => {
    const { code, out, err } = await run(
      '--input',
      at('in.tsv'),
      ...wanted,
      '--output',
      at('m.json'),
    )
    expect(code, err).toBe(0)
    for (const words of ['准确率', '宏平均F1', '混淆表', '实际准确率', 'emergency'])
      expect(out).toContain(words)
    expect(err).toContain('第 5 折完成')
    const { card, labels } = unpack(readFileSync(at('m.json'), 'utf8'))
    expect(labels).toEqual(['consultation', 'discipline', 'emergency'])
    expect(card.figures?.macroF1).toBeGreaterThan(0.8)
    expect(card.made).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('does not replace a better model, and does when forced', async () => {
    const better = JSON.parse(readFileSync(at('m.json'), 'utf8'))
    better.card.figures.macroF1 = 0.999
    writeFileSync(at('better.json'), JSON.stringify(better))
    const args = ['--input', at('in.tsv'), ...wanted, '--output', at('better.json')]
    const refused = await run(...args)
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('没有替换：原来的模型更好')
    expect(JSON.parse(readFileSync(at('better.json'), 'utf8')).card.figures.macroF1).toBe(0.999)
    expect((await run(...args, '--force')).code).toBe(0)
    expect(JSON.parse(readFileSync(at('better.json'), 'utf8')).card.figures.macroF1).not.toBe(0.999)
  })

  it('says what is wrong with a table', async () => {
    const one = await run('--input', at('one.tsv'), '--output', at('x.json'))
    expect([one.code, one.err]).toEqual([1, '至少要有两个类别才能训练\n'])
    await expect(
      run(
        '--input',
        at('in.tsv'),
        '--text',
        'words',
        '--label',
        'label1',
        '--output',
        at('x.json'),
      ),
    ).rejects.toThrow('没有“words”这一列')
    await expect(run('--input', at('no.tsv'), '--output', at('x.json'))).rejects.toThrow('打不开')
    expect((await run('--input', at('in.tsv'))).code).toBe(2)
  })
})

describe('train --from-office', () => {
  it('says which places there are, and what is still lacking', async () => {
    const env = { DATA_DIR: at('data'), KEY_DIR: at('keys'), LOG_LEVEL: 'error' }
    const nowhere = await runCommand(train, ['--from-office', '--place', 'nowhere'], env)
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('请写 --place')])
    const slug = placeOf('lingxi').slug
    const { code, out, err } = await runCommand(train, ['--from-office', '--place', slug], env)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('认定过的工单还不够')
  })
})

describe('classify', () => {
  const place = placeOf('lingxi')

  it('writes labels, fields by name, items with bases, special and abstain', () => {
    const model = unpack(readFileSync(at('m.json'), 'utf8'))
    const answer = classifier(facts(), place, model)
    const line = answer({ id: 7, text: '三楼着火了，里面有个老人出不来，快来人' })
    expect(Object.keys(line)).toEqual(['id', 'labels', 'fields', 'items', 'special', 'abstain'])
    expect(line).toMatchObject({ id: 7, special: 'emergency', abstain: false })
    expect(line['labels']).toMatchObject([{ label: 'emergency' }])
    const named = new Set(facts().fields.map(({ name }) => name))
    for (const { field } of line['fields'] as { field: string }[]) expect(named).toContain(field)
  })

  it('has no labels without a model, and abstains where nothing fits', () => {
    const answer = classifier(facts(), place)
    expect(answer({ id: 'a', text: '厂里三个月没发工资了，老板电话也不接' })).toMatchObject({
      id: 'a',
      labels: [],
      special: null,
      abstain: false,
    })
    expect(answer({ id: 'b', text: '' })).toMatchObject({ abstain: true })
    expect(answer({ id: null, text: '' })).toMatchObject({ id: null, items: [], fields: [] })
  })

  it('reads a title that is null, and refuses a line without text', () => {
    expect(classifyLine.safeParse({ id: 1, text: '油烟', title: null }).success).toBe(true)
    expect(classifyLine.safeParse({ id: 1, title: '油烟' }).success).toBe(false)
  })
})
