import { classify } from '#rules/classify/classify.ts'
import { dayAt } from '#rules/clocks/day.ts'
import { shortFault } from '#rules/fault.ts'
import { openDemo } from './demo.ts'
import { settleClocks } from '#api/office/calendar/recount.ts'
import type { House } from './house.ts'

/** How often is looked whether a day has ended; a machine that slept through midnight is late by this much. */
const digestMs = 5 * 60_000
const noticeMs = 30_000

/**
 * What happens once when the server listens: demo rows in a demo folder, the lines that a new user needs, the
 * publisher's first round, every hour the erasing of drafts that have run out, the notices of the outbox, and the
 * digest of each day once it has ended. Returns what stops the house in order.
 */
export async function begin(
  house: House,
  say: (line: string) => void,
): Promise<() => Promise<void>> {
  const { publisher, deps, office, settings } = house
  const accounts = await openDemo(deps, office, settings.root)
  if (accounts.length) {
    say(`工作台：${settings.origin}${settings.base}/admin/　演示账号（登录名、密码、身份）：`)
    for (const line of accounts) say(`  ${line}`)
  }
  const began = deps.now()
  const tell = (outcome: Awaited<ReturnType<typeof publisher.resume>>) => {
    if (outcome === 'stopped') return
    // The model of the catalogue takes a while to make: now, rather than under the first complaint.
    for (const place of deps.facts().places) classify('', deps.facts(), place)
    const seconds = ((deps.now() - began) / 1000).toFixed(1)
    if (outcome === 'renewed') say(`公开页面已全部生成（${seconds} 秒）`)
    if (outcome === 'failed') say('有公开页面没有生成，原因见日志，半分钟后再试；这些页面仍可打开')
  }
  void publisher
    .resume()
    .then(tell)
    .catch((error: unknown) => deps.log('error', 'publish.failed', { error: shortFault(error) }))
  const sweep = () =>
    void office.complaints.drafts
      .sweep()
      .then(office.retention.erase)
      .catch((error: unknown) => deps.log('warn', 'sweep.failed', { error: shortFault(error) }))
  sweep()
  const hourly = setInterval(sweep, 3_600_000).unref()
  let digesting: Promise<unknown> = Promise.resolve()
  const digest = () =>
    (digesting = office.digests
      .catchUp()
      // Also for what a command has changed, and left to be published.
      .then(deps.refreshFacts)
      .then(publisher.wake)
      .catch((error: unknown) => deps.log('error', 'digest.failed', { error: shortFault(error) })))
  // A dated fact that begins or ends today is on no page yet.
  let mark = deps.histories.mark()
  let day = dayAt(deps.now())
  const turn = async (): Promise<void> => {
    const [today, fresh] = [dayAt(deps.now()), deps.histories.mark()]
    const turned = today !== day && fresh !== mark
    ;[day, mark] = [today, fresh]
    await office.decisions.expire()
    if (!turned) return
    await deps.store.write((tx) => tx.publishJobs.insert({ type: 'all' }, deps.now()))
    publisher.wake()
  }
  const turning = () =>
    void turn().catch((error: unknown) =>
      deps.log('error', 'publish.failed', { error: shortFault(error) }),
    )
  turning()
  const daily = setInterval(turning, digestMs).unref()
  void digest()
  const often = setInterval(digest, digestMs).unref()
  const lapse = () =>
    void office.cases
      .lapse()
      .then(office.cases.succeed)
      .catch((error: unknown) => deps.log('error', 'silence.failed', { error: shortFault(error) }))
  // A clock that an office or an upgrade has changed moves the days of open cases, on record.
  const reckon = () =>
    void settleClocks(deps).catch((error: unknown) =>
      deps.log('error', 'clocks.failed', { error: shortFault(error) }),
    )
  reckon()
  const reckoning = setInterval(reckon, digestMs).unref()
  lapse()
  const silence = setInterval(lapse, digestMs).unref()
  const deliver = () =>
    void office.notices
      .deliver()
      // Copies that a crash kept from being made.
      .then(office.cases.archiveLetters)
      .catch((error: unknown) => deps.log('warn', 'notices.failed', { error: shortFault(error) }))
  const notices = setInterval(deliver, noticeMs).unref()
  const callOut = () =>
    void office.platforms.hooks
      .deliver()
      .catch((error: unknown) => deps.log('warn', 'webhooks.failed', { error: shortFault(error) }))
  const hooks = setInterval(callOut, noticeMs).unref()
  return async () => {
    clearInterval(daily)
    clearInterval(notices)
    clearInterval(hooks)
    clearInterval(silence)
    clearInterval(reckoning)
    clearInterval(hourly)
    clearInterval(often)
    await digesting
    await house.stop()
  }
}
