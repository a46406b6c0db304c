import { expect, it } from 'vitest'
import { boxes } from '#rules/staff/boxes.ts'
import { desktop, useWeb } from '#test/kit/browser.ts'
import { press, readReceipt, tellName, tellStory, tellWhen, tellWhere } from '#test/kit/citizen.ts'
import { signIn } from '#test/kit/demo-staff.ts'
import { openData } from '#test/kit/residue.ts'
import { revise, supervisedBy } from '#test/kit/revise.ts'

const web = useWeb({}, (dir) => revise(dir, [supervisedBy('lingxi', 'guidance-office')]))

it('on-the-page 6: with a supervisor named, what accuses the office opens to the supervisor alone', async () => {
  const canary = `canary${process.pid}`
  const clerk = await web.reader({ size: desktop })
  await signIn(clerk, web.server, 'lingxi-clerk')
  const counts = await clerk.locator('.boxes').innerText()
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

  const supervisor = await web.reader({ size: desktop })
  await signIn(supervisor, web.server, 'lingxi-supervisor')
  await supervisor.getByRole('link', { name: number }).click()
  expect(await supervisor.locator('.case-text').innerText()).toContain(canary)
  const reachable = new URL(supervisor.url()).pathname
  expect(reachable).toBe(`/admin/cases/${id}/`)

  await clerk.goto('/admin/')
  expect(await clerk.locator('.boxes').innerText()).toBe(counts)
  for (const login of ['clerk', 'officer', 'lead', 'reviewer', 'admin', 'dept', 'publisher']) {
    const page = await web.reader({ size: desktop })
    await signIn(page, web.server, `lingxi-${login}`)
    const look = async (path: string) => {
      const answer = await page.request.get(path)
      const html = (await answer.text()).replaceAll(path, 'this page')
      return { status: answer.status(), html }
    }
    const lists = ['/admin/audit/', `/admin/?q=${canary}`, ...boxes.map((b) => `/admin/?box=${b}`)]
    for (const path of lists) {
      const { html } = await look(path)
      expect(html.includes(id) || html.includes(number), `${login} ${path}`).toBe(false)
    }
    // An address that leads to nothing answers the same, so that not even the existence shows.
    const there = await look(reachable)
    const nowhere = await look(reachable.replace(/[0-9a-f]{8}-/, '00000000-'))
    expect([403, 404], login).toContain(there.status)
    expect(there, login).toEqual(nowhere)
  }
})
