/**
 * The published table of limits: how often one address may do what, behind a session one account. Shown on the
 * «使用限制» page of each place.
 */
export const limits = {
  submit: { say: '提交投诉举报', points: 20, seconds: 3600 },
  draft: { say: '保存填写步骤', points: 300, seconds: 3600 },
  upload: { say: '上传附件', points: 60, seconds: 3600 },
  track: { say: '凭编号和查询码查进度', points: 60, seconds: 600 },
  message: { say: '补充留言', points: 30, seconds: 3600 },
  chat: { say: '对话', points: 200, seconds: 3600 },
  clue: { say: '提交匿名线索', points: 10, seconds: 3600 },
  // An office shares one address; guessing at one account is stopped by the account's own lock.
  signIn: { say: '工作人员登录', points: 60, seconds: 600 },
  // A program stands for many people behind one address, and is known by its key.
  open311: { say: '程序经 Open311 接口提交', points: 600, seconds: 3600 },
  officer: { say: '查验执法证', points: 30, seconds: 600 },
  search: { say: '服务器检索', points: 120, seconds: 60 },
  read: { say: '读取公开接口', points: 600, seconds: 60 },
  admin: { say: '工作台操作', points: 1200, seconds: 3600 },
} as const satisfies Record<string, { say: string; points: number; seconds: number }>
export type LimitName = keyof typeof limits
