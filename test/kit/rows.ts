import { randomUUID } from 'node:crypto'
import type { EventDraft, NewCase } from '#db/case-write.ts'
import type { NewDecision } from '#db/decision-write.ts'
import type { NewStaff } from '#db/staff.ts'

/** 2026-05-06 09:00 in Shanghai. */
export const morning = Date.UTC(2026, 4, 6, 1)

/** A case as it comes in, with what matters to a test laid over it. */
export const aCase = (over: Partial<NewCase> = {}): NewCase => ({
  number: `T${randomUUID().slice(0, 12)}`,
  place: 'here',
  kind: 'report',
  channel: 'web',
  status: 'received',
  text: '夜间施工噪声扰民',
  snapshot: { item: null, owner: null, trace: [], candidates: [], clocks: [] },
  firstResponder: 'zhen',
  owner: 'zhen',
  nameMode: 'anonymous',
  secretHash: 'secret',
  receivedAt: morning,
  demo: false,
  ...over,
})

export const anEvent = (over: Partial<EventDraft> = {}): EventDraft => ({
  verb: 'received',
  at: morning,
  role: 'citizen',
  public: true,
  payload: { text: '夜间施工噪声扰民' },
  ...over,
})

export const aStaff = (over: Partial<NewStaff> = {}): NewStaff => ({
  place: 'here',
  body: 'zhen',
  login: `u${randomUUID().slice(0, 8)}`,
  name: '演示人员',
  role: 'clerk',
  passwordHash: 'x',
  demo: true,
  createdAt: morning,
  ...over,
})

export const aDecision = (over: Partial<NewDecision> = {}): NewDecision => ({
  place: 'here',
  number: `演示〔2026〕${randomUUID().slice(0, 8)}号`,
  organ: '演示镇人民政府',
  partyName: '演示公司',
  partyKind: '法人及非法人组织',
  act: '演示',
  facts: '演示',
  basis: '演示',
  kinds: ['罚款'],
  content: '罚款',
  fineFen: 100_000,
  decidedOn: '2026-05-06',
  status: 'released',
  releasedAt: morning,
  demo: true,
  ...over,
})
