import type { Place } from '../content/place.ts'

/** Pages of what a source states beside powers and bodies, each with its name; only those that have something to show. */
export const statedPages = (place: Place): { path: string; name: string }[] => {
  const some = (...lists: (readonly unknown[] | undefined)[]) =>
    lists.some((list) => (list?.length ?? 0) > 0)
  const { provisions, meetings, documentSets, staffing, supervision } = place
  return [
    ...(some(provisions, meetings, documentSets, staffing, supervision)
      ? [{ path: 'provisions/', name: '本地的规定' }]
      : []),
    ...(some(place.agreements) ? [{ path: 'agreements/', name: '委托协议' }] : []),
    ...(some(place.statistics) ? [{ path: 'statistics/', name: '来源里的数据' }] : []),
  ]
}
