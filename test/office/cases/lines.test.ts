import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { openDesk, type Desk } from '../desk.ts'

const said = /赵保密|13800000001/

describe.each(engines)('lists of the desk and names of files, on $name', (engine) => {
  let desk: Desk
  beforeAll(async () => void (desk = await openDesk(engine)))
  afterAll(() => desk.dispose())

  test('S1-25 a withheld name is in no line and in no name of a file that the receiver sees', async () => {
    const { id, number } = await desk.take(
      { story: '我是赵保密，电话13800000001，楼下油烟太大', nameMode: 'withheld' },
      { name: '赵保密', phone: '13800000001' },
    )
    const { deps, office } = desk
    const put = await deps.files.put(new Uint8Array([1, 2, 3]))
    const file = await deps.store.write((tx) =>
      tx.files.insert({
        ...put,
        caseId: id,
        name: '赵保密家窗口.png',
        mime: 'image/png',
        at: 0,
        author: 'citizen',
      }),
    )
    const move = { to: desk.department, grounds: '归你们管', handling: '已经劝阻', evidence: '' }
    expect((await desk.step('officer', id, 'transfer', move)).status).toBe(200)
    const seen = async (login: string) => {
      const by = desk.member(login)
      const box = await office.cases.inbox(by, 'body')
      expect(box.lines.map((l) => l.id)).toContain(id)
      return JSON.stringify([
        box,
        await office.cases.search(by, number),
        await office.cases.picked(by, [id]),
        await office.cases.together(by, [id]),
        (await office.cases.open(by, id)).files,
        (await office.cases.evidence(by, id, file.id)).file.name,
        (await office.cases.file(by, id, file.id)).name,
      ])
    }
    expect(await seen('dept')).not.toMatch(said)
    expect(await seen('assistant')).not.toMatch(said)
    expect(await seen('clerk')).toMatch(said)
    await desk.step('dept', id, 'receive')
    expect(await seen('dept')).not.toMatch(said)
    expect(JSON.stringify(await office.cases.todo(desk.member('dept')))).not.toMatch(said)
  })
})
