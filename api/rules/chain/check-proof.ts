import { eventNames, eventVerbs } from '../case/action.ts'
import { sealedRoot, type DigestMonth } from './digest.ts'
import type { Json } from './canonical.ts'
import type { ChainEvent, Hash } from './link.ts'
import type { DigestEntry, Proof } from './proof.ts'
import { verifyChain, type Verdict } from './verify.ts'

/** `ok` is null where nothing could be compared. */
export type Check = { ok: boolean | null; say: string }

/** One step of the case as the file tells it; what is inside the house has no content for the citizen. */
export type CheckedStep = {
  seq: number
  at: number
  name: string
  /** Null where the file holds none. */
  content: Json
  state: 'holds' | 'inside' | 'erased' | 'broken' | 'unknown'
}

export type Report = { ok: boolean; checks: Check[]; steps: CheckedStep[] }

/** The root that was published for a place and day: null where nobody has looked, '' where there is none. */
export type PublishedRoot = (of: DigestEntry) => string | null

/** The roots in published files; a day behind the last of its file may still come, so nothing is known of it. */
export const publishedIn =
  (months: readonly DigestMonth[]): PublishedRoot =>
  ({ place, day }) => {
    const month = months.find((m) => m.place === place && m.month === day.slice(0, 7))
    const found = month?.days.find((d) => d.day === day)
    if (found) return found.root
    return month?.days.some((d) => d.day > day) ? '' : null
  }

const faults: Record<Extract<Verdict, { ok: false }>['fault'], string> = {
  order: '次序不对，有增删或者调换',
  prev: '没有接在前一步后面',
  commitment: '内容和当时锁定的不一样',
  link: '做法、时间或者岗位和当时锁定的不一样',
  head: '和记下的最后一步对不上',
}

function step(event: ChainEvent, seq: number, verdict: Verdict): CheckedStep {
  const { at, verb, payload: content, salt } = event
  const known = eventVerbs.find((one) => one === verb)
  const name = known ? eventNames[known] : verb
  const failed = verdict.ok ? Infinity : verdict.seq
  const closed = name === null ? 'inside' : 'erased'
  const state = seq < failed ? (salt === null ? closed : 'holds') : 'unknown'
  return {
    seq,
    at,
    name: name ?? '单位内部步骤',
    content,
    state: seq === failed ? 'broken' : state,
  }
}

function chainCheck(verdict: Verdict): Check {
  if (!verdict.ok) return { ok: false, say: `第 ${verdict.seq} 步${faults[verdict.fault]}` }
  if (verdict.length === 0) return { ok: false, say: '文件里没有任何经过' }
  return { ok: true, say: `${verdict.length} 步经过前后相连，没有改动、增删或者调换` }
}

function digestCheck(
  hash: Hash,
  entry: DigestEntry,
  at: number,
  verdict: Verdict,
  published: PublishedRoot,
): Check[] {
  const name = `${entry.day} 的存证值`
  if (at === 0) return [{ ok: false, say: `${name}锁定的不是这件事` }]
  if (!verdict.ok && at >= verdict.seq) return [{ ok: null, say: `${name}没有核对` }]
  if (sealedRoot(hash, entry.place, entry.day, entry) !== entry.root)
    return [{ ok: false, say: `从这件事算不出${name}` }]
  const known = published(entry)
  const compared: Check =
    known === null
      ? { ok: null, say: `没有和公布的比对，请自己核对${name}：${entry.root}` }
      : known === ''
        ? { ok: false, say: `公布的没有 ${entry.day} 这一天` }
        : {
            ok: known === entry.root,
            say: `${name}和公布的${known === entry.root ? '' : '不'}一致`,
          }
  return [{ ok: true, say: `${name}锁定了到第 ${at} 步为止的经过` }, compared]
}

/** What of a proof holds and what does not, in sentences for its holder; nobody is trusted but the published roots. */
export function checkProof(hash: Hash, proof: Proof, published: PublishedRoot): Report {
  const verdict = verifyChain(hash, proof.events, { number: proof.number })
  const reach = proof.digests.map(
    ({ head }) => proof.events.findIndex((event) => event.hash === head) + 1,
  )
  const checks = [
    chainCheck(verdict),
    ...proof.digests.flatMap((entry, at) =>
      digestCheck(hash, entry, reach[at] ?? 0, verdict, published),
    ),
  ]
  const sealed = Math.max(0, ...reach)
  if (verdict.ok && sealed < verdict.length)
    checks.push({
      ok: null,
      say: `${sealed === 0 ? '这件事' : `第 ${sealed + 1} 步以后`}还没有存证，当天的变化在次日零点以后存证`,
    })
  return {
    ok: checks.every((check) => check.ok !== false),
    checks,
    steps: proof.events.map((event, index) => step(event, index + 1, verdict)),
  }
}
