import type { Import } from '#db/imports.ts'

type Detail = {
  announcement?: { number?: string; on?: string }
  counts?: { recall?: number }
}

/** What an import says about its announcement; «未公布» where an old row says nothing. */
export const paperOf = (row: Import): { number: string; on: string; recalled: number } => {
  const detail = (row.detail ?? {}) as Detail
  return {
    number: detail.announcement?.number ?? '未公布',
    on: detail.announcement?.on ?? '未公布',
    recalled: detail.counts?.recall ?? 0,
  }
}
