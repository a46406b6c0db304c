import { expect, it } from 'vitest'
import { checkOversight } from '#rules/content/check-oversight.ts'
import { noOversight } from '#rules/content/oversight.ts'
import { anItem, inventedFacts } from '#test/rules/catalogue/fixture.ts'
import { invented } from '#test/rules/route/places.ts'

const facts = inventedFacts([anItem('jianshe-001')])
const origin = () => ({ file: 'oversight.yaml', path: '' })
const said = (oversight: object) =>
  checkOversight({ ...invented(), oversight: { ...noOversight, ...oversight } }, facts, origin).map(
    (f) => `${f.path}: ${f.message}`,
  )

it('oversight.yaml names what exists, each item once (S0-3, S1-32)', () => {
  const row = {
    item: 'jianshe-001',
    matter: '对甲的监管',
    claimedBy: 'dept',
    claimedOn: '2026-01-01',
  }
  expect(said({ supervised: [row] })).toEqual([])
  expect(said({ supervised: [row, row] })).toEqual(['supervised: “jianshe-001”重复'])
  expect(said({ supervised: [{ ...row, item: 'x', claimedBy: 'y' }] })).toEqual([
    'supervised[0].item: 没有这个事项“x”',
    'supervised[0].claimedBy: 没有这个机构“y”',
  ])
  expect(said({ approvals: [{ list: 'power', by: 'nobody', on: '2026-01-01' }] })).toEqual([
    'approvals[0].by: 没有这个机构“nobody”',
  ])
  const guidance = { id: 'g', fields: ['none'], items: [], unit: 'dept', until: '2026-01-01' }
  expect(said({ guidance: [guidance] })).toEqual(['guidance[0].fields[0]: 没有这个领域“none”'])
})
