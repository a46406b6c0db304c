import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '#test/kit/house.ts'

const typed = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'api/cli/main.ts'), ...args],
    { encoding: 'utf8' },
  )
  return { status, said: stdout, wrong: stderr.trim() }
}

describe('what the command line says of a mistake', () => {
  it('a file that is not there is named, and no stack is shown', () => {
    const { status, wrong } = typed('check-law', '--statutes', '/nowhere')
    expect(status).toBe(1)
    expect(wrong).toMatch(/^没有这个文件或者文件夹：\/nowhere\/\S+$/)
  })
  it('an unknown command gets the list of all, an unknown flag the way to the help', () => {
    const unknown = typed('fetch')
    expect(unknown.status).toBe(2)
    expect(unknown.wrong).toMatch(/没有“fetch”这个命令[^]*check-law/)
    expect(typed('check-law', '--nothing')).toMatchObject({
      status: 2,
      wrong: expect.stringContaining('加 --help 看说明'),
    })
  })
  it('a reader who has had enough is no fault', () => {
    const main = join(root, 'api/cli/main.ts')
    const { stderr } = spawnSync(
      'sh',
      [
        '-c',
        `exec 3>&1; ("${process.execPath}" "${main}" export items --place lingxi --ndjson; echo "$?" >&3) | true`,
      ],
      { encoding: 'utf8', cwd: root },
    )
    expect(stderr).not.toContain('EPIPE')
  })
})
