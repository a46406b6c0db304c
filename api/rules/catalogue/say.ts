import { type Change, changeTypes } from './changes.ts'
import type { Version } from './versions.ts'

/** «新增 2 处、变更 1 处»; a day on which nothing is counted says so. */
export const sayChanges = (changes: readonly Pick<Change, 'type'>[]): string =>
  changeTypes
    .map((type) => ({ type, count: changes.filter((c) => c.type === type).length }))
    .filter(({ count }) => count > 0)
    .map(({ type, count }) => `${type} ${count} 处`)
    .join('、') || '没有变动'

/** What a version is called: its first day, or that no source gives one. */
export const versionName = (version: Pick<Version, 'from'>): string =>
  version.from ? `${version.from} 起的版本` : '最早的版本'

/** From when to when a version holds, in words. */
export const versionSpan = (version: Pick<Version, 'from' | 'to'>): string =>
  `${version.from ?? '起始日期未公布'} 到 ${version.to ?? '现在'}`
