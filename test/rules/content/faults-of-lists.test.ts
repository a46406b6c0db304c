import { describe, expect, test } from 'vitest'
import { checkLists } from '#rules/content/check-lists.ts'
import { cited, nowhere, origin, said, soundFacts, soundPlace } from '#test/rules/content/sound.ts'

const agreement = (more: object = {}) => ({
  id: 'paper',
  entrusting: 'dept',
  entrusted: ['gov'],
  source: cited,
  ...more,
})
const none = (what: string) => `没有这个${what}“none”`

describe('what a place states beside', () => {
  const wrong = (more: object) => said(checkLists(soundPlace(more), soundFacts(), origin))
  const figure = { id: 's', name: '数', stated: '1', unit: '件', source: cited }
  const inHead = (list: string) => [`f › ${list}[0].source.document: ${none('文件')}`]
  const rows = {
    agreements: agreement(),
    statistics: figure,
    provisions: { id: 'p', name: '规', points: ['一'], source: cited },
    meetings: { id: 'm', name: '会', every: '月', source: cited },
    documentSets: { id: 'd', name: '组', count: 1, source: cited },
    staffing: { id: 't', role: '员', min: 1, per: '镇', source: cited },
    supervision: { id: 'v', name: '层', sources: ['一'], source: cited },
  }
  test.each<[object, string[]]>([
    [{ agreements: [agreement(), agreement()] }, ['f › id: 委托协议“paper”重复']],
    [{ statistics: [figure, figure] }, ['f › id: 数据“s”重复']],
    [{ provisions: [rows.provisions, rows.provisions] }, ['f › id: 规定“p”重复']],
    [{ meetings: [rows.meetings, rows.meetings] }, ['f › id: 会议“m”重复']],
    [{ documentSets: [rows.documentSets, rows.documentSets] }, ['f › id: 文件组“d”重复']],
    [{ staffing: [rows.staffing, rows.staffing] }, ['f › id: 人员配备“t”重复']],
    [{ supervision: [rows.supervision, rows.supervision] }, ['f › id: 监督层次“v”重复']],
    [{}, []],
    ...Object.entries(rows).map(([list, row]): [object, string[]] => [
      { [list]: [{ ...row, source: nowhere }] },
      inHead(list),
    ]),
    [{ agreements: [agreement({ entrusting: 'none' })] }, [`f › entrusting: ${none('机构')}`]],
    [
      { agreements: [agreement({ entrusted: ['gov', 'none'] })] },
      [`f › entrusted[1]: ${none('机构')}`],
    ],
    [
      { agreements: [agreement({ from: '2026-01-02', to: '2026-01-01' })] },
      ['f › to: 结束日早于开始日'],
    ],
    [{ agreements: [agreement({ from: '2026-01-02', to: '2026-01-02' })] }, []],
    [
      { statistics: [{ ...figure, numerator: 1, denominator: 0 }] },
      ['f › denominator: 分母不能是 0'],
    ],
    [{ statistics: [{ ...figure, denominator: 0 }] }, []],
    [{ statistics: [{ ...figure, numerator: 0, denominator: 1 }] }, []],
    [
      { leniency: { groups: 1, items: 2, note: '演示', source: nowhere } },
      [`f › leniency.source.document: ${none('文件')}`],
    ],
    [
      { itemRange: { min: 1, max: 2, note: '演示', source: nowhere } },
      [`f › itemRange.source.document: ${none('文件')}`],
    ],
    [
      { localFields: [{ name: '甲', fields: ['jianshe', 'none'] }] },
      [`f › localFields[0]: ${none('领域')}`],
    ],
    [
      { areas: [{ id: 'county', name: '县', level: 'county', firstResponder: 'none' }] },
      [`f › firstResponder: ${none('机构')}`],
    ],
    [
      {
        bodies: soundPlace().bodies.map((b) =>
          b.id === 'gov' ? { ...b, area: 'none', planned: { act: '拟撤销', source: nowhere } } : b,
        ),
      },
      [`f › area: ${none('区域')}`, `f › planned.source.document: ${none('文件')}`],
    ],
    [{ bodies: soundPlace().bodies.map((b) => ({ ...b, area: 'hills' })) }, []],
  ])('%j', (more, faults) => {
    expect(wrong(more)).toEqual(faults)
  })

  test('a row of a file of its own is pointed at there', () => {
    const place = soundPlace({ meetings: [{ ...rows.meetings, source: nowhere }] })
    expect(said(checkLists(place, soundFacts(), () => ({ file: 'm', path: '[4]' })))).toEqual([
      `m › [4].source.document: ${none('文件')}`,
    ])
  })
})
