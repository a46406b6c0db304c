import type { EventVerb } from '#rules/case/action.ts'
import { clocksOf } from '#rules/clocks/citizen.ts'
import { ofTheComplaint, type ProcedureVerb } from '#rules/clocks/verbs.ts'
import type { Clock } from '#rules/content/common.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Place } from '#rules/content/place.ts'

/** From what a clock counts, in words; `noted` and the like start none that citizens see. */
const starts: Record<EventVerb | ProcedureVerb, string> = {
  received: '收到您的反映',
  accepted: '受理',
  assigned: '分到承办人',
  asked: '请您补充',
  replied: '您补充完',
  transferred: '移送别的单位',
  transfer_received: '接收单位签收',
  transfer_returned: '接收单位退回',
  answered: '答复',
  closed: '办结',
  withdrawn: '您撤回',
  noted: '记录',
  reopened: '重新办理',
  extended: '延期',
  urged: '催办',
  checked: '现场核查',
  found: '有核查结论',
  disputed: '提出管辖争议',
  dispute_raised: '报请协调',
  dispute_settled: '管辖确定',
  requested: '请别的单位配合',
  request_answered: '配合单位答复',
  transfer_lapsed: '移送没有按时签收',
  transfer_recalled: '收回移送',
  succeeded: '承接单位接办',
  merged: '并案',
  rated: '您评价',
  dissatisfied: '您不满意',
  filed: '立案',
  concluded: '作出处罚决定',
  request_lapsed: '请别的单位配合没有回应',
  request_marked: '函件办到下一步',
  measured: '保存证据、查封扣押',
  evidence_held: '登记保存证据',
  evidence_settled: '处理证据',
  seized: '查封、扣押',
  seizure_extended: '查封、扣押经批准延长',
  seized_at_once: '情况紧急，当场查封、扣押',
  seizure_approved: '补办批准手续',
  seizure_settled: '处理查封、扣押',
  penalty_notified: '告知拟处罚内容',
  hearing_requested: '要求听证',
  decided: '作出决定',
  served: '收到决定书',
  paid: '缴款',
  published: '公开决定',
  overturned: '决定被变更、撤销、确认违法或者无效',
  taken_down: '撤回公开',
  review_requested: '申请复议',
  review_decided: '收到复议决定书',
  sued: '起诉',
  crime_reported: '书面报告涉嫌犯罪',
  crime_settled: '负责人决定批不批准移送',
  crime_approved: '批准移送',
  crime_received: '公安机关收到移送',
  crime_answered: '公安机关答复',
  catalogue_changed: '目录变更',
  catalogue_published: '公布目录',
}
const named: Record<string, string> = starts

export const sayStart = (clock: Pick<Clock, 'start' | 'unit'>): string =>
  `${named[clock.start] ?? clock.start}之${clock.unit === 'hours' ? '时' : '日'}起`

const units: Record<Clock['unit'], string> = {
  working: '个工作日',
  calendar: '日',
  months: '个月',
  hours: '小时',
}
export const sayLength = (clock: Pick<Clock, 'length' | 'unit'>): string =>
  `${clock.length} ${units[clock.unit]}`

/** The clocks of the law and of a place that may be shown: never the internal ones (on-the-page 5). */
export const shownClocks = (facts: Facts, place: Place): Clock[] =>
  clocksOf(facts.clocks, place).filter((clock) => clock.standing !== 'internal')

/** Those that run for the person who complains; the rest bind whoever is under investigation and the office. */
export const complaintClocks = (clocks: readonly Clock[]): Clock[] => clocks.filter(ofTheComplaint)

export const procedureClocks = (clocks: readonly Clock[]): Clock[] =>
  clocks.filter((clock) => !ofTheComplaint(clock))

/** Whether any source promises an answer within a time. */
export const promisesAnswer = (clocks: readonly Clock[]): boolean =>
  complaintClocks(clocks).some((clock) => clock.stop === 'answered')
