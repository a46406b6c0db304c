import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendar } from '#api/cli/calendar.ts'
import { content } from '#api/cli/content.ts'
import { importCommand } from '#api/cli/import-decisions.ts'
import { readSheets } from '#api/outside/sheets/read.ts'
import { writeWorkbook } from '#api/outside/sheets/write.ts'
import { runCommand } from '#test/kit/command.ts'
import { root } from '#test/kit/house.ts'
import { openStore } from '#db/open.ts'
import { workbook } from '#test/kit/workbook.ts'

const paper = ['--number', '演示政发〔2026〕1号', '--on', '2026-03-01', '--title', '演示公告']

describe.runIf(existsSync(join(root, 'dist/facts.json')))(
  'commands for lists and calendars (need a build)',
  () => {
    let dir: string
    let env: Record<string, string>
    const at = (name: string) => join(dir, name)
    const items = (...args: string[]) => runCommand(importCommand, ['items', ...args], env)
    beforeAll(async () => {
      dir = mkdtempSync(join(tmpdir(), 'shouwen-cli-'))
      env = { DATA_DIR: at('data'), KEY_DIR: at('keys'), LOG_LEVEL: 'error', PLACES: 'lingxi' }
      writeFileSync(
        at('list.xlsx'),
        await workbook({
          表: [
            ['事项代码', '事项名称', '法律依据'],
            ['330275099000', '对演示的事的处罚', '《演示条例》第一条'],
            ['330275098000', '对有关行为的处罚', '《档案法》第四十九条'],
          ],
        }),
      )
    })
    afterAll(() => rmSync(dir, { recursive: true, force: true }))
    const official = async () => {
      const store = await openStore(`file:${at('data/shouwen.db')}`, {
        migrations: join(root, 'db/migrations'),
      })
      const rows = await store.read.revisions.inForce('lingxi', '2026-11-22')
      await store.close()
      return rows.filter((r) => r.kind === 'official')
    }

    it('S0-6: import items asks, takes what was chosen, and takes it back', async () => {
      expect((await items('x.xlsx')).code).toBe(2)
      const missing = await items(at('list.xlsx'), '--place', 'lingxi').catch((e: unknown) =>
        String(e),
      )
      expect(missing).toMatch(/文号/)
      const asked = await items(
        at('list.xlsx'),
        '--place',
        'lingxi',
        ...paper,
        '--questions',
        at('q.xlsx'),
        '--errors',
        at('e.xlsx'),
      )
      expect(asked.code).toBe(1)
      expect(asked.out).toMatch(/要选定 表 第 3 行 对有关行为的处罚/)
      expect(asked.err).toMatch(/还有 1 行要选定/)
      expect(await official()).toEqual([])
      const [sheet] = (await readSheets(new Uint8Array(readFileSync(at('q.xlsx'))))).sheets
      const [head = [], row = []] = sheet?.rows ?? []
      const filled = row.map((cell, n) => (head[n] === '选定事项编号' ? '无' : cell))
      writeFileSync(
        at('q.xlsx'),
        await writeWorkbook([{ name: '请选定', widths: [], rows: [head, filled] }]),
      )

      const dry = await items(
        at('list.xlsx'),
        '--place',
        'lingxi',
        ...paper,
        '--decisions',
        at('q.xlsx'),
        '--dry-run',
      )
      expect([dry.code, await official()]).toEqual([0, []])
      expect(dry.out).toMatch(/新增 第 2 行 330275099000/)
      const taken = await items(
        at('list.xlsx'),
        '--place',
        'lingxi',
        ...paper,
        '--decisions',
        at('q.xlsx'),
      )
      expect(taken.code, taken.err).toBe(0)
      expect((await official()).map((r) => r.key)).toEqual(['c-330275099000', 'c-330275098000'])
      expect(readdirSync(at('data/imports'))).toEqual([])

      const out = await runCommand(content, ['export', at('content.ndjson')], env)
      expect(out.out).toMatch(/4 条修订/)
      const other = { ...env, DATA_DIR: at('other'), KEY_DIR: at('other-keys') }
      expect((await runCommand(content, ['import', at('content.ndjson')], other)).out).toMatch(
        /导入 4 条修订/,
      )
      expect((await runCommand(content, ['import', at('content.ndjson')], other)).out).toMatch(
        /导入 0 条修订，已有 4 条/,
      )
      const lines = (await runCommand(content, ['export'], other)).out
      expect(lines).toBe(readFileSync(at('content.ndjson'), 'utf8'))

      const undone = await items('--undo', '--place', 'lingxi')
      expect([undone.code, await official()]).toEqual([0, []])
      await expect(items('--undo', '--place', 'lingxi')).rejects.toThrow(/没有可以撤销的导入/)
    })

    it('calendar import takes a holiday-cn file and says what it did', async () => {
      const days = [{ name: '演示节', date: '2027-01-01', isOffDay: true }]
      writeFileSync(at('2027.json'), JSON.stringify({ year: 2027, papers: ['演示'], days }))
      const done = await runCommand(calendar, ['import', at('2027.json')], env)
      expect([done.code, done.out]).toEqual([0, expect.stringMatching(/2027 年：放假 1 个工作日/)])
      expect((await runCommand(calendar, ['import', at('2027.json')], env)).out).toMatch(
        /和原来一样/,
      )
      expect((await runCommand(calendar, [], env)).code).toBe(2)
      await expect(runCommand(calendar, ['import', at('none.json')], env)).rejects.toThrow(/打不开/)
    })
  },
)
