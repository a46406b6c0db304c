import { place, type Place } from '#rules/content/place.ts'

const source = { document: 'plan', section: '一', seen: '2026-01-01' }
const areas = [
  { id: 'county', name: '山河县', level: 'county' },
  { id: 'hills', name: '青山镇', level: 'township', parent: 'county' },
  { id: 'east', name: '东村', level: 'village', parent: 'hills' },
  { id: 'plain', name: '平原镇', level: 'township', parent: 'county' },
]
const body = (id: string, name: string, kind: string, more: object = {}): object => ({
  id,
  name,
  kind,
  duty: '演示',
  source,
  ...more,
})
const bodies = [
  body('gov', '青山镇人民政府', 'township'),
  body('team', '青山镇综合行政执法队', 'township', { actsAs: 'gov', aliases: ['县局青山中队'] }),
  body('dept', '县级{field}主管部门', 'department', { perField: true }),
  body('integrated', '县综合行政执法局', 'integrated_body'),
  body('water', '县水政执法队', 'professional_team', { actsAs: 'dept' }),
  body('old-water', '县水务队', 'professional_team', { to: '2025-12-31', successor: 'water' }),
  body('archive', '县档案局内设科室', 'own_organ'),
  body('guidance', '县综合行政执法指导办公室', 'guidance_office'),
  body('county-gov', '山河县人民政府', 'government'),
  body('police', '县公安局', 'police'),
]
const row = (more: object): object => ({ area: 'county', standing: 'retained', source, ...more })

/** An invented place that has every kind of body and every mode; `more` changes it. */
export const invented = (more: object = {}): Place =>
  place.parse({
    slug: 'hills',
    name: '青山镇',
    level: 'township',
    territories: ['浙江', '温州'],
    banner: '演示',
    intro: '演示',
    firstResponder: 'team',
    areas,
    bodies,
    documents: [
      { id: 'plan', title: '演示方案', kind: '方案', status: '现行有效', summary: '演示' },
    ],
    ladder: [{ step: '指导办公室协调', body: 'guidance', source: '方案二' }],
    reserved: {
      kinds: ['降低资质等级', '吊销许可证件', '责令停产停业', '责令关闭', '限制从业'],
      needsReview: [{ kind: '没收违法所得', wording: '没收较大数额违法所得' }],
      open: true,
      to: 'dept',
      source,
    },
    assignments: [
      row({ fields: ['*'], owner: 'dept', mode: 'retained' }),
      row({
        fields: ['jianshe', 'wenlv', 'ziran', 'xiaofang'],
        area: 'hills',
        owner: 'team',
        inNameOf: 'gov',
        mode: 'empowered',
        standing: 'in_scope',
        department: 'dept',
      }),
      row({ fields: ['shengtai'], owner: 'integrated', mode: 'retained' }),
      row({ fields: ['shuili'], owner: 'water', mode: 'retained', presence: '派驻' }),
      row({ fields: ['dangan'], owner: 'archive', mode: 'retained' }),
      row({
        fields: ['nongye'],
        area: 'hills',
        owner: 'team',
        inNameOf: 'dept',
        mode: 'entrusted',
        standing: 'announced',
        department: 'dept',
        agreement: { from: '2026-01-01', to: '2026-12-31' },
      }),
    ],
    ...more,
  })
