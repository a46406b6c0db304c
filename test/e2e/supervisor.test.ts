import { join } from 'node:path'
import { expect, it } from 'vitest'
import { boxes } from '#rules/staff/boxes.ts'
import { placeHead } from '#rules/content/place.ts'
import { openStore } from '#db/open.ts'
import { desktop, useWeb } from '#test/kit/browser.ts'
import { press, readReceipt, tellName, tellStory, tellWhen, tellWhere } from '#test/kit/citizen.ts'
import { signIn } from '#test/kit/demo-staff.ts'
import { facts, root } from '#test/kit/house.ts'
import { openData } from '#test/kit/residue.ts'

/** A revision of the place, as an office makes one: the guidance office supervises. */
async function nameSupervisor(dir: string): Promise<void> {
  const place = facts().places.find((p) => p.slug === 'lingxi')
  const head = Object.fromEntries(
    Object.entries({ ...place, supervisor: 'guidance-office' }).filter(
      ([key]) => key in placeHead.shape,
    ),
  )
  const store = await openStore(`file:${join(dir, 'data/shouwen.db')}`, {
    migrations: join(root, 'db/migrations'),
  })
  await store.write((tx) =>
    tx.revisions.insert({
      kind: 'place',
      place: 'lingxi',
      key: 'lingxi',
      validFrom: '2020-01-01',
      data: placeHead.parse(head),
      note: '演示：设监督单位',
      at: Date.now(),
    }),
  )
  await store.close()
}
const web = useWeb({}, nameSupervisor)

it('on-the-page 6: with a supervisor named, what accuses the office opens to the supervisor alone', async () => {
  const canary = `canary${process.pid}`
  const citizen = await web.reader()
  await tellStory(citizen, {
    story: `执法的时候骂人，还推了我一把。${canary}`,
    wish: '我对工作人员或执法方式有意见',
  })
  await tellWhere(citizen)
  await tellWhen(citizen)
  await press(citizen)
  await tellName(citizen)
  expect(await citizen.locator('main').innerText()).toContain('只有县综合行政执法指导办公室')
  await press(citizen, '提交')
  const { number } = await readReceipt(citizen)
  expect(await citizen.locator('main').innerText()).toContain('被反映的单位和个人看不到')

  const data = openData(web.server)
  const { id } = data.prepare('select id from cases where number = ?').get(number) as { id: string }
  data.close()
  const allow = [403, 404]

  const supervisor = await web.reader({ size: desktop })
  await signIn(supervisor, web.server, 'lingxi-supervisor')
  await supervisor.getByRole('link', { name: number }).click()
  expect(await supervisor.locator('.case-text').innerText()).toContain(canary)
  const reachable = new URL(supervisor.url()).pathname
  expect(reachable).toBe(`/admin/cases/${id}/`)

  for (const login of ['clerk', 'officer', 'lead', 'reviewer', 'admin', 'dept', 'publisher']) {
    const page = await web.reader({ size: desktop, allow })
    await signIn(page, web.server, `lingxi-${login}`)
    const seen: string[] = []
    const look = async (path: string) => {
      const answer = await page.goto(path)
      seen.push(await page.content())
      return answer?.status()
    }
    for (const box of boxes)
      await look(`/admin/?box=${box}`)
    await look(`/admin/?q=${canary}`)
    await look('/admin/audit/')
    expect(seen.join('\n'), login).not.toContain(id)
    expect(
      seen.filter((html) => html.includes(number)),
      login,
    ).toEqual([])
    expect([403, 404], `${login} by address`).toContain(await look(reachable))
    // An address that leads to nothing answers the same, so that not even the existence shows.
    const other = reachable.replace(/[0-9a-f]{8}-/, '00000000-')
    const there = await page.goto(reachable)
    const words = (await page.locator('main').innerText()).trim()
    const nowhere = await page.goto(other)
    expect([there?.status(), words]).toEqual([
      nowhere?.status(),
      (await page.locator('main').innerText()).trim(),
    ])
  }
})
