import type { Deps } from '#api/office/deps.ts'
import type { Case } from '#db/cases.ts'
import { record } from '#db/casework.ts'
import { firstClocks } from '#db/casework-clocks.ts'
import type { NewFile } from '#db/files.ts'
import type { Desk } from '#db/store.ts'
import type { Action } from '#rules/case/action.ts'
import { parseNumber } from '#rules/case/number.ts'
import { parseSecret } from '#rules/case/secret.ts'
import type { Proof } from '#rules/chain/proof.ts'
import { messageFault, tidy } from '#rules/case/text.ts'
import { invalid, refusal } from '#rules/refusal.ts'
import { decided } from './decided.ts'
import { accuses, disciplineLine, doorClosed } from './door.ts'
import { orFull } from './full.ts'
import { moreFiles } from './more-files.ts'
import { clockGround, placeOf } from './place.ts'
import { proofOf } from './proof.ts'
import { secretHash } from './receipt.ts'
import { caseView, type CaseView } from './view.ts'

/** One answer for a wrong number and a wrong secret: neither says whether the other was right. */
export const noSuchCase = refusal('case.unknown', 404, '没有找到这件事')
const unknown = () =>
  noSuchCase('编号或者查询码不对。请对照回执，一个一个核对；查询码也可以按词语填写')

/** What a citizen may still do with a case. */
export type { May } from './view.ts'

export function createTrack(deps: Deps) {
  const { store, keys, now } = deps

  /** The case of whoever holds number and secret, restricted or not. Throws noSuchCase. */
  async function held(
    slug: string,
    number: string,
    secret: bigint,
  ): Promise<{ desk: Desk; c: Case }> {
    placeOf(deps, slug)
    const desk = store.read.held(number, secretHash(keys, number, secret))
    const c = await desk.cases.byNumber(number)
    if (!c || c.place !== slug) throw unknown()
    return { desk, c }
  }

  async function act(
    slug: string,
    number: string,
    secret: bigint,
    action: Action,
    files: readonly NewFile[] = [],
  ): Promise<void> {
    await orFull(() =>
      store.write(async (tx) => {
        const c = await tx.held(number, secretHash(keys, number, secret)).cases.byNumber(number)
        if (!c || c.place !== slug) throw unknown()
        const place = placeOf(deps, slug)
        await record(tx, c, action, { role: 'citizen' }, now(), clockGround(deps, place))
        for (const file of files) await tx.files.insert({ ...file, caseId: c.id })
      }),
    )
  }

  /** What keeps a message out, before anything is stored: its length, or whom it accuses. */
  function refuseMessage(slug: string, typed: string): void {
    const text = tidy(typed)
    const fault = messageFault(text)
    if (fault !== null) throw invalid(fault, [{ pointer: '/text', detail: fault }])
    if (accuses(deps, placeOf(deps, slug), text))
      throw doorClosed(
        `这段话看起来是反映工作人员的，承办单位看得到这里的留言，所以没有收，也没有保存。请打${disciplineLine}；要补充事情本身的，改一改再发`,
        [{ pointer: '/text', detail: `反映工作人员请打${disciplineLine}` }],
      )
  }

  return {
    /** Number and secret as somebody typed them. Throws noSuchCase. */
    async find(slug: string, typedNumber: string, typedSecret: string) {
      const number = parseNumber(typedNumber)
      const secret = parseSecret(typedSecret)
      if (number === null || secret === null) throw unknown()
      await held(slug, number, secret)
      return { number, secret }
    },

    /** Everything that the citizen sees of the case. */
    async view(slug: string, number: string, secret: bigint): Promise<CaseView> {
      const { desk, c } = await held(slug, number, secret)
      const [events, messages, clocks, files, decisions] = await Promise.all([
        desk.events.publicOf(c.id),
        desk.messages.of(c.id),
        desk.caseClocks.of(c.id),
        desk.files.of(c.id),
        decided(deps, desk, c.id),
      ])
      return caseView({
        facts: deps.facts(),
        place: placeOf(deps, slug),
        c,
        decisions,
        events,
        messages,
        clocks,
        files,
        now: now(),
      })
    },

    /** The same of a case that was written just now, without reading it back: it holds what its receipt made. */
    fresh(slug: string, c: Case): CaseView {
      const place = placeOf(deps, slug)
      return caseView({
        facts: deps.facts(),
        place,
        c,
        events: [{ verb: 'received', at: c.receivedAt, payload: null }],
        messages: [],
        clocks: firstClocks(c.kind, c.receivedAt, clockGround(deps, place)),
        files: [],
        decisions: [],
        now: now(),
      })
    },

    /** What the citizen can check without us. */
    async proof(slug: string, number: string, secret: bigint): Promise<Proof> {
      const { desk, c } = await held(slug, number, secret)
      return proofOf(store.read.digests, desk, c)
    },

    /** What else the holder may take home: own contact data, own files, and the letters that were written to them. */
    async holdings(slug: string, number: string, secret: bigint) {
      const { desk, c } = await held(slug, number, secret)
      const [files, letters] = await Promise.all([desk.files.of(c.id), desk.letters.of(c.id)])
      const own = (sealed: string | null, column: string) =>
        sealed === null ? null : keys.open(sealed, `case:${c.id}:${column}`)
      return {
        contact: {
          name: own(c.nameEnc, 'name'),
          phone: own(c.phoneEnc, 'phone'),
          email: own(c.emailEnc, 'email'),
          address: own(c.addressEnc, 'address'),
        },
        files: files.filter((f) => f.author === 'citizen'),
        letters: letters.filter((l) => l.toBody === null),
      }
    },

    refuseMessage,

    /** A message of the citizen; throws before it is stored when its length or its content forbids. */
    async say(slug: string, number: string, secret: bigint, typed: string): Promise<void> {
      refuseMessage(slug, typed)
      await act(slug, number, secret, { do: 'reply', text: tidy(typed) })
    },

    /** More photographs and papers; the owner is told as of a message, and the step holds the hash of each. */
    async addFiles(slug: string, number: string, secret: bigint, sent: readonly File[]) {
      const { desk, c } = await held(slug, number, secret)
      const had = (await desk.files.of(c.id)).filter((f) => f.author === 'citizen').length
      const rows = await orFull(() => moreFiles(deps, had, sent))
      const text = `补充了材料：${rows.map((f) => f.name).join('、')}`
      // A name of a file is read by the office like any other words.
      refuseMessage(slug, text)
      await act(slug, number, secret, { do: 'reply', text, files: rows.map((f) => f.sha256) }, rows)
    },

    /** «撤回只是不再答复您，涉嫌违法的仍会核查。» (on-the-page 4) */
    withdraw: (slug: string, number: string, secret: bigint): Promise<void> =>
      act(slug, number, secret, { do: 'withdraw' }),

    /** 催办: reaches the owner and the first responder who follows up (S1-20(4)). */
    urge: (slug: string, number: string, secret: bigint): Promise<void> =>
      act(slug, number, secret, { do: 'urge', text: '来件人催办' }),

    /** Satisfaction after the answer, 1 to 5; words are checked as every message is. */
    async rate(
      slug: string,
      number: string,
      secret: bigint,
      score: number,
      typed: string,
    ): Promise<void> {
      const text = tidy(typed)
      if (text) refuseMessage(slug, text)
      await act(slug, number, secret, { do: 'rate', score, text })
    },

    /** Once a citizen may ask for the matter to be handled again, with a reason. */
    async reopen(slug: string, number: string, secret: bigint, typed: string): Promise<void> {
      refuseMessage(slug, typed)
      await act(slug, number, secret, { do: 'dissatisfied', reason: tidy(typed) })
    },
  }
}
export type Track = ReturnType<typeof createTrack>
