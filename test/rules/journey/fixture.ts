import type { Ground } from '#rules/journey/faults.ts'
import type { Place } from '#rules/content/place.ts'
import { noAnswers, type Answers } from '#rules/journey/answers.ts'

const source = { document: 'plan', seen: '2026-01-01' }
const body = (
  id: string,
  name: string,
  kind: Place['bodies'][number]['kind'],
  aliases: string[] = [],
) => ({
  id,
  name,
  kind,
  aliases,
  perField: name.includes('{'),
  posts: [],
  duty: '',
  notes: [],
  source,
})

/** An invented township with the kinds of bodies that a door must know. */
export const hills = {
  slug: 'hills',
  level: 'township' as const,
  areas: [
    { id: 'county', name: '山河县', level: 'county' as const },
    { id: 'hills', name: '青山镇', level: 'township' as const, parent: 'county' },
    { id: 'east', name: '东村', level: 'village' as const, parent: 'hills' },
  ],
  bodies: [
    body('hills-gov', '青山镇人民政府', 'township'),
    body('team', '青山镇综合行政执法队', 'township', ['县综合行政执法局青山中队']),
    body('dept', '县级{field}主管部门', 'department'),
    body('police', '公安机关', 'police'),
    body('county-gov', '山河县人民政府', 'government'),
  ],
  officers: [{ name: '赵大明', body: 'team', duty: '执法', certificate: '演示', demo: true }],
  firstResponder: 'team',
} satisfies Partial<Place>

export const ground: Ground = {
  facts: { items: [] },
  place: hills,
  today: '2026-05-06',
}

/** Answers that are complete up to the contact page. */
export const full: Answers = {
  ...noAnswers,
  story: '工地夜里一直施工，吵得睡不着',
  wish: 'check',
  area: 'hills',
  spot: '中心街12号旁',
  time: 'often',
  evidence: 'done',
  nameMode: 'real',
}
