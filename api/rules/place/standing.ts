import type { Assignment, Body, Grants, Place } from '#rules/content/place.ts'

const sentences: Record<Assignment['standing'], string> = {
  announced: '这一项在已经公布的清单里，由这里行使',
  in_scope: '这类事项划给本镇，这一项是否在内以县政府公告为准；由本镇首问受理，不会因此推走您',
  statutory: '这一项是法律直接给乡镇人民政府的职权，不靠赋权',
  retained: '这一项没有划下来，仍由上级部门行使；可以在这里提交，由首问单位移送并告诉您',
}

const inScopeOfTowns =
  '这类事项划给乡镇，这一项是否在内以公告为准；由当地乡镇首问受理，不会因此推走您'

/**
 * What a reader is told about how sure an assignment is; nothing unverified reads as announced. A county speaks of its
 * townships, a township of itself.
 */
export const standingSentence = (
  standing: Assignment['standing'],
  level: Place['level'] = 'township',
): string => (standing === 'in_scope' && level === 'county' ? inScopeOfTowns : sentences[standing])

/**
 * Powers were handed to the townships and nobody published which: a row of the county may be among them (S2-7, S4-9).
 * Police matters never are.
 */
export const mayBeGranted = (
  place: Pick<Place, 'grants'>,
  row: Pick<Assignment, 'mode'>,
  owner: Pick<Body, 'kind'> | undefined,
): boolean => place.grants !== undefined && row.mode === 'retained' && owner?.kind !== 'police'

/** What a reader is told of such a row: nothing is said to be kept above that may have gone down. */
export const grantedSentence = ({ count, unit, to }: Grants): string =>
  `有${count}${unit}事项交给了${to}，是哪些没有公布，这一项在不在内没有核对；按现有资料由这个机构办，在这里提交由首问单位受理、核对、移送并告诉您`

/** Said where an entrustment is known but its paper is not (S3-4; 行政处罚法 20). */
export const dormantSentence =
  '来源说这类事项委托给乡镇，但委托协议的编号、期限、范围未公布；协议导入以前按没有委托处理，由首问单位受理并移送'

/** Short names of the standings, for a table. */
export const standingNames: Record<Assignment['standing'], string> = {
  announced: '已公布',
  in_scope: '在范围内，尚未核对',
  statutory: '法定',
  retained: '保留在上级',
}

/** Short names of the modes. */
export const modeNames: Record<Assignment['mode'], string> = {
  statutory: '法定',
  empowered: '赋权',
  entrusted: '委托',
  retained: '保留',
}
