import { expect, test } from 'vitest'
import { doorOf } from '#rules/journey/door.ts'
import { facts } from '#test/kit/content.ts'

const [place] = facts().places
if (!place) throw new Error('no place')
const watched = { ...place, supervisor: 'guidance-office' }
const watch = watched.bodies.find((b) => b.id === 'guidance-office')
const said = (text: string) =>
  doorOf({ wish: 'conduct', clue: '', text, discipline: false }, watched)

test('行政处罚法 75: a complaint about conduct goes to the supervisor, never to the unit; one about the supervisor to the level above', () => {
  expect(said('执法的时候骂人')).toMatchObject({ kind: 'restricted', audience: 'guidance-office' })
  expect(said(`${watch?.name}推诿，乱作为`)).toMatchObject({ kind: 'closed' })
  expect(
    doorOf({ wish: 'conduct', clue: '', text: '骂人', discipline: false }, place),
  ).toMatchObject({ kind: 'closed' })
})
