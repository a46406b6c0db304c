import type { Facts } from '#rules/content/facts.ts'
import { bodyName } from '#rules/place/name.ts'
import { route } from '#rules/route/route.ts'
import { hardCases } from './hard-cases/all.ts'
import type { HardCase } from './hard-cases/case.ts'

/** A fixed day, so that the document changes with rules and facts alone. */
const day = '2026-11-22'

const caseText = (facts: Facts, row: HardCase, number: number): string => {
  const place = facts.places.find((p) => p.slug === row.place)
  if (!place) throw new RangeError(`no place ${row.place}`)
  const { text, area, note, item, field } = row
  const r = route({ facts, place, text, area, note, item, field, date: day })
  const body = (id: string | null) => place.bodies.find((b) => b.id === id)
  const of = facts.items.find((i) => i.id === item)?.field ?? field
  const named = facts.fields.find((f) => f.id === of)?.name
  const name = (id: string | null) => {
    const found = body(id)
    return found ? bodyName(found, named) : '无'
  }
  const where = place.areas.find((a) => a.id === area)?.name ?? area ?? '没有说'
  const facing = [
    `话：${text}`,
    `地点：${where}`,
    ...(note ? [`核实：${note}`] : []),
    ...(field ? [`领域：${named ?? field}（承办人员选）`] : []),
  ]
  return [
    `### ${number}. ${row.what}`,
    facing.join('；'),
    `**承办：${r.owner.name}**；名义：${name(r.inNameOf)}；首问：${name(r.firstResponder)}；经过：${r.path.join(' → ')}${
      r.summons.length > 0 ? `；吹哨：${r.summons.map(name).join('、')}` : ''
    }`,
    r.trace.map((step, at) => `${at + 1}. ${step.text}（${step.source}）`).join('\n'),
  ].join('\n\n')
}

/** docs/routing.md: the trace of the hard cases, as the rules give it. */
export const routingDoc = (facts: Facts): string =>
  [
    '# Routing: hard cases and their traces',
    'Made by `npm run -s docs` from the running rules (`api/rules/route`) and the facts in `content/`; a test fails when it is not current. The cases stand in `test/kit/hard-cases/`, and `test/rules/route/hard-cases.test.ts` holds each result. In every case the matter is chosen from the catalogue, so that the traces show who acts, not what it is.',
    ...facts.places.flatMap((place) => [
      `## ${place.name}（${place.banner}）`,
      ...hardCases
        .filter((row) => row.place === place.slug)
        .map((row, at) => caseText(facts, row, at + 1)),
    ]),
  ].join('\n\n')
