import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '#api/cli/commands.ts'
import { settingsTable } from '#api/http/settings.ts'
import { facts, root } from '#test/kit/house.ts'

const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]
const text = (name: string) => readFileSync(join(root, name), 'utf8')

describe('what is written about the product is so', () => {
  it.each(documents)('%s: every link and picture leads somewhere', (name) => {
    const links = [...text(name).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to)
    const dead = links
      .filter((to) => !/^(https?:|mailto:|#)/.test(to))
      .filter((to) => !existsSync(join(root, dirname(name), to.split('#')[0] ?? '')))
    expect(dead).toEqual([])
  })
  it.each(documents)('%s: every file of ours that it names is there', (name) => {
    const named = [...text(name).matchAll(/`((?:api|db|site|test|content|docs)\/[^`\s]*)`/g)]
    const gone = named
      .map(([, path = '']) => path.replace(/[*<{].*$/, ''))
      .filter((path) => !existsSync(join(root, path)))
    expect(gone).toEqual([])
  })
  it.each(['README.md', 'README.zh-CN.md'])('%s: the two command lines', (name) => {
    const blocks = [...text(name).matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) =>
      block?.trim(),
    )
    expect(blocks.slice(0, 2)).toEqual(['npm install && npm start', 'npm install && npm test'])
  })
  it.each(['README.md', 'README.zh-CN.md', 'CHANGELOG.md'])(
    '%s: counts are those of content/',
    (name) => {
      const said = [...text(name).matchAll(/(\d+) (?:matters compiled|项、程序图)/g)].map(([, n]) =>
        Number(n),
      )
      expect(said.length).toBeGreaterThan(0)
      expect(new Set(said)).toEqual(new Set([facts().items.length]))
    },
  )
  it.each(documents)('%s: commands and settings that it names exist', (name) => {
    const run = [...text(name).matchAll(/npm run -s shouwen -- ([a-z0-9-]+)/g)].map(
      ([, c = '']) => c,
    )
    expect(run.filter((c) => !(c in commands))).toEqual([])
    const names = new Set<string>(settingsTable.map((s) => s.name))
    const set = [...text(name).matchAll(/`([A-Z]+_[A-Z_]+)(?:=[^`]*)?`/g)].map(([, s = '']) => s)
    // Words of other programs, not settings of ours.
    const foreign = /^(VACUUM|VERIFY|COLLATE|X_|NODE_|CHROME_|SHOUWEN_|ON_|UV_)/
    expect(set.filter((s) => !names.has(s) && !foreign.test(s))).toEqual([])
  })
})
