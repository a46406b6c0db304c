import { describe, expect, test } from 'vitest'
import { engines } from '#test/kit/stores.ts'
import { facts, post } from '#test/kit/house.ts'
import { browser, countCases, page, place, story, suiteHouse } from './visitor.ts'

const pack = facts().places[0]
const accused = pack?.bodies.find((b) => b.id === pack.firstResponder)?.name ?? ''
const canary = '代号金丝雀'
const texts: Record<string, string>[] = [
  { story: `${accused}的人收了老板的钱，${canary}`, wish: 'check' },
  { story: `执法人员收了红包就不管了，${canary}`, wish: 'check' },
  { story: `${story}，${canary}`, wish: 'conduct' },
  { story: `${story}，${canary}`, wish: 'clue', clue: 'fine_instead' },
]

describe.each(engines)('on-the-page 6: nobody to take it, on $name', ({ open }) => {
  const suite = suiteHouse(open)

  test('what accuses the office is not taken, by form, clue page or API, and stands nowhere', async () => {
    const before = await countCases(suite.house)
    const b = browser(suite.house)
    for (const fields of texts)
      expect(await b.send(page('happened'), fields)).toMatchObject({
        status: 307,
        to: `/${place}/complain/elsewhere/?fault=door.closed`,
      })
    expect(
      await b.send(`/${place}/clue`, { story: `${story}，${canary}`, clue: 'permit_instead' }),
    ).toMatchObject({
      status: 307,
      to: `/${place}/clue/?fault=door.closed`,
    })
    for (const body of texts) {
      const answer = await suite.house.api.request(`/${place}/cases`, post(body))
      expect(answer.status).toBe(422)
      const problem = JSON.stringify(await answer.json())
      expect(problem).toContain('door.closed')
      expect(problem).toContain('12388')
      expect(problem).not.toContain(canary)
    }
    expect(b.jar.size).toBe(0)
    expect(await countCases(suite.house)).toBe(before)
    expect(suite.log.join()).not.toContain(canary)
  })

  test('the page says why and where to go, and the level above by name', () => {
    const { doorSays } = suite.house.office.complaints.pages
    const says = doorSays(place, { story, wish: 'conduct', clue: '' })
    expect(says).toContain('12388')
    expect(says).toContain(pack?.bodies.find((b) => b.kind === 'government')?.name)
    expect(doorSays(place, { story, wish: 'check', clue: '' })).toBe('')
  })
})

const supervisor = pack?.bodies.find((b) => b.kind === 'guidance_office')?.id ?? ''
const supervised = () => {
  const all = facts()
  return { ...all, places: all.places.map((p) => (p.slug === place ? { ...p, supervisor } : p)) }
}

describe.each(engines)('on-the-page 6: with a supervisor, on $name', ({ open }) => {
  const suite = suiteHouse(open, { facts: supervised })

  test('only the supervisor’s desk can see that it exists; no search, no audit, no sorting', async () => {
    const { house } = suite
    const made = await house.api.request(`/${place}/cases`, post(texts[0]))
    expect(made.status).toBe(201)
    const { number } = await made.json()
    const { read } = house.deps.store
    expect(await read.cases.byNumber(number)).toBeUndefined()
    const c = await read.restricted(supervisor).cases.byNumber(number)
    expect(c).toMatchObject({
      owner: supervisor,
      firstResponder: supervisor,
      audience: supervisor,
      itemId: null,
    })
    expect(c?.snapshot).toMatchObject({ item: null, owner: null, trace: [], candidates: [] })
    expect(JSON.stringify(await read.audit.list({ limit: 100 }))).not.toContain(c?.id)
    const found = await read.search.cases(['金丝', '丝雀'], { place, limit: 10 })
    expect(found).toEqual([])
  })

  test('its writer follows it with number and secret, like any other', async () => {
    const { house } = suite
    const b = browser(house)
    const sent = await b.complain({ wish: 'conduct' })
    expect(sent.to).toBe(`/${place}/receipt/`)
    const view = await b.shown()
    expect(view).toMatchObject({ restricted: true, status: 'received' })
    expect(view?.owner).toBe(pack?.bodies.find((x) => x.id === supervisor)?.name)
    expect(
      house.office.complaints.pages.doorSays(place, { story, wish: 'conduct', clue: '' }),
    ).toContain('监督人员')
  })
})
