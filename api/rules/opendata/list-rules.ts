import { clocksOf, clockStandingNames } from '../clocks/citizen.ts'
import type { Facts } from '../content/facts.ts'
import type { Place } from '../content/place.ts'
import { column, type List, orNull } from './list.ts'

/** By what rules it goes: steps of the procedures, deadlines (never the internal ones), documents. */
export const ruleLists = (facts: Facts, place: Place): List[] => [
  {
    id: 'procedures',
    name: '执法程序',
    about: '每种程序的每一步，依据哪一条，下一步到哪里。',
    key: ['procedure', 'step'],
    columns: [
      column('procedure', '程序代号', 'text'),
      column('name', '程序', 'text'),
      column('step', '第几步', 'integer'),
      column('title', '步骤', 'text'),
      column('text', '做什么', 'text'),
      column('next', '下一步', 'list'),
      column('source', '依据', 'text'),
    ],
    rows: facts.procedures.flatMap((p) =>
      p.steps.map((s, n) => ({
        procedure: p.id,
        name: p.name,
        step: n + 1,
        title: s.title,
        text: s.text,
        next: s.next.map((way) => {
          const to = p.steps.find((other) => other.id === way.to)?.title ?? way.to
          return way.label ? `${way.label}：${to}` : to
        }),
        source: s.source,
      })),
    ),
  },
  {
    id: 'clocks',
    name: '时限',
    about: '反映问题和办案的时限，写明是法律、本地文件还是单位承诺；内部提醒不在内。',
    key: ['id'],
    columns: [
      column('id', '代号', 'text'),
      column('name', '时限', 'text'),
      column('start', '起算', 'text'),
      column('stop', '截止', 'text'),
      column('length', '长短', 'integer'),
      column('unit', '单位', 'text'),
      column('kinds', '适用的来件', 'list'),
      column('standing', '谁定的', 'text'),
      column('source', '依据', 'text'),
      column('remedy', '到期没办', 'text?'),
    ],
    rows: clocksOf(facts.clocks, place)
      .filter((c) => c.standing !== 'internal')
      .map((c) => ({
        id: c.id,
        name: c.name,
        start: c.start,
        stop: c.stop,
        length: c.length,
        unit: c.unit,
        kinds: c.kinds,
        standing: clockStandingNames[c.standing],
        source: c.source,
        remedy: orNull(c.remedy),
      })),
  },
  {
    id: 'documents',
    name: '文件',
    about: '职权从哪些文件来：索引号、发布机构、日期、文号、有效性；来源没有写的是空的。',
    key: ['id'],
    columns: [
      column('id', '编号', 'text'),
      column('title', '名称', 'text'),
      column('kind', '种类', 'text'),
      column('status', '有效性', 'text'),
      column('indexNo', '索引号', 'text?'),
      column('category', '信息分类', 'text?'),
      column('issuer', '发布机构', 'text?'),
      column('number', '文号', 'text?'),
      column('writtenOn', '成文日期', 'day?'),
      column('issuedOn', '发布日期', 'day?'),
      column('url', '原文地址', 'text?'),
      column('replacedBy', '由哪件代替', 'text?'),
    ],
    rows: place.documents.map((d) => ({
      id: d.id,
      title: d.title,
      kind: d.kind,
      status: d.status,
      indexNo: orNull(d.indexNo),
      category: orNull(d.category),
      issuer: orNull(d.issuer),
      number: orNull(d.number),
      writtenOn: orNull(d.writtenOn),
      issuedOn: orNull(d.issuedOn),
      url: orNull(d.url),
      replacedBy: orNull(d.replacedBy),
    })),
  },
]
