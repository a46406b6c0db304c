import type { Verb } from './roles.ts'

/** What the audit keeps of accounts themselves; nobody needs a permission for these. */
export const accountVerbs = [
  'account.sign_in',
  'account.sign_in_failed',
  'account.sign_out',
  'account.password',
  'account.second_factor',
  'account.sessions',
] as const
export type AccountVerb = (typeof accountVerbs)[number]

/** Every verb of the audit as its page writes it; the last of the cases are done by citizens or by a rule. */
export const verbNames: Record<
  | Verb
  | AccountVerb
  | 'calendar.import'
  | 'clock.recount'
  | 'case.copy'
  | 'case.reply'
  | 'case.withdraw'
  | 'case.lapse'
  | 'case.rate'
  | 'case.dissatisfied',
  string
> = {
  'case.see': '查看工单',
  'case.accept': '受理',
  'inspection.see': '查看检查计划',
  'inspection.plan': '定检查计划、公布和抽取',
  'inspection.visit': '安排检查、记结果',
  'case.assign': '转办',
  'case.ask': '请来件人补充',
  'case.transfer': '移送',
  'case.receive': '签收移送',
  'case.return': '退回移送',
  'case.answer': '答复',
  'case.close': '办结',
  'case.enter': '录入来电来访',
  'case.note': '内部记录',
  'case.search': '检索工单',
  'case.reopen': '重新办理',
  'case.extend': '延期',
  'case.urge': '催办',
  'case.check': '记现场核查',
  'case.find': '写核查结论',
  'case.file': '立案',
  'case.dispute': '提出、上报管辖争议',
  'case.settle': '确定由谁管',
  'case.request': '发函、吹哨',
  'case.respond': '答复来函',
  'case.merge': '并案',
  'case.propose': '提目录建议',
  'case.behalf': '代村民报送',
  'case.lapse': '移送到期没有签收',
  'case.rate': '来件人评价',
  'case.dissatisfied': '来件人不满意',
  'case.copy': '抄告',
  'case.reply': '来件人补充',
  'case.withdraw': '来件人撤回',
  'paper.issue': '出具文书',
  'paper.supervise': '出具督办文书',
  'restricted.see': '查看受限件',
  'restricted.handle': '办理受限件',
  'decision.import': '导入处罚决定',
  'decision.release': '公开处罚决定',
  'decision.withdraw': '撤回处罚决定',
  'decision.see': '查看处罚决定',
  'decision.enter': '录入处罚决定',
  'decision.propose': '提出公开或不公开',
  'decision.review': '法制审核',
  'decision.correct': '改正处罚决定',
  'decision.overturn': '登记被变更、撤销',
  'decision.undo': '撤销决定的导入',
  'decision.quarantine': '核查隔离的决定',
  'decision.plea': '办理对决定的申请',
  'catalogue.see': '查看目录',
  'catalogue.claim': '认领监管事项',
  'catalogue.edit': '修订目录',
  'catalogue.return': '退回补正事项',
  'catalogue.import': '导入公布的清单',
  'catalogue.undo': '撤销导入的清单',
  'calendar.import': '导入放假安排',
  'clock.recount': '期限重算',
  'officers.import': '导入执法人员',
  'staff.manage': '管理账号',
  'platform.manage': '管理接口和平台',
  'order.exchange': '导入、导出平台工单',
  'staff.reset': '重置密码',
  'learning.train': '重新训练自动分类',
  'audit.see': '查看审计',
  'account.sign_in': '登录',
  'account.sign_in_failed': '登录失败',
  'account.sign_out': '退出',
  'account.password': '改密码',
  'account.second_factor': '两步验证',
  'account.sessions': '结束会话',
}
