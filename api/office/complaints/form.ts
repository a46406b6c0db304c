import type { Deps } from '#api/office/deps.ts'
import type { Answers } from '#rules/journey/answers.ts'
import { faultsOf, nextStep } from '#rules/journey/faults.ts'
import { readStep, type Form } from '#rules/journey/read.ts'
import type { StepId } from '#rules/journey/steps.ts'
import { invalid, Refusal } from '#rules/refusal.ts'
import { clean } from './clean.ts'
import { doorClosed, doorFor, doorText, emergencyFor } from './door.ts'
import type { Drafts, Held, DraftKind } from './draft.ts'
import { orFull } from './full.ts'
import { groundOf, placeOf } from './place.ts'

/** Files of one case. */
export const mostFiles = 6

/** Where the form goes next; `first-call` is the page with the emergency numbers. */
export type Next = StepId | 'first-call'
export type Saved = { id: string; next: Next }

export function createForm(deps: Deps, drafts: Drafts) {
  const { store, files, now, config } = deps

  const nextOf = (slug: string, a: Answers, step: StepId): Next => {
    const place = placeOf(deps, slug)
    if (step === 'happened' && !a.called && emergencyFor(deps, place, a.story)) return 'first-call'
    return nextStep(a, groundOf(deps, place))
  }

  /** Keeps one cleaned file in the draft's folder: bytes first, then the row (DESIGN §4). */
  async function keep<K extends DraftKind>(
    held: Held<K>,
    file: File,
    sound: boolean,
  ): Promise<string> {
    const kept = await clean(
      file.name,
      new Uint8Array(await file.arrayBuffer()),
      config.uploadMaxBytes,
      sound,
    )
    await orFull(async () => {
      const put = await files.put(kept.bytes)
      await store.write((tx) =>
        tx.files.insert({
          ...put,
          draftHash: held.hash,
          name: kept.name,
          mime: kept.mime,
          at: now(),
          author: 'citizen',
        }),
      )
    })
    return kept.mime
  }

  return {
    /**
     * Takes one page of the form in. Throws doorClosed before anything is stored, and invalid with the faults of the
     * page; then nothing of it is stored either, and the page shows what was typed.
     */
    async saveStep(slug: string, cookie: string | null, step: StepId, form: Form): Promise<Saved> {
      const place = placeOf(deps, slug)
      const held = await drafts.open('form', slug, cookie)
      const answers: Answers = { ...held.data.answers, ...readStep(step, form) }
      const faults = faultsOf(step, answers, groundOf(deps, place))
      if (faults.length > 0) throw invalid('有几处需要改一下', faults)
      if (step === 'happened') {
        const door = doorFor(deps, place, answers)
        if (door.kind === 'closed') throw doorClosed(doorText(place, door))
        if (answers.story !== held.data.answers.story) answers.called = false
      }
      await drafts.save('form', slug, { ...held, data: { answers, fileFaults: [] } })
      return { id: held.id, next: nextOf(slug, answers, step) }
    },

    /** The page with the emergency numbers was read; the case is taken all the same. */
    async called(slug: string, cookie: string | null): Promise<Saved> {
      const held = await drafts.open('form', slug, cookie)
      const answers = { ...held.data.answers, called: true }
      await drafts.save('form', slug, { ...held, data: { ...held.data, answers } })
      return { id: held.id, next: nextOf(slug, answers, 'happened') }
    },

    /** Adds files to a draft, one after another; what is wrong with one does not keep the others out. */
    async addFiles<K extends DraftKind>(
      kind: K,
      slug: string,
      cookie: string | null,
      sent: readonly File[],
    ): Promise<{ id: string; faults: string[]; sounds: number }> {
      placeOf(deps, slug)
      const held = await drafts.open(kind, slug, cookie)
      if (!held.row) await drafts.save(kind, slug, held)
      const faults: string[] = []
      let sounds = 0
      let room = mostFiles - held.files.length
      for (const file of sent.filter((f) => f.size > 0 || f.name !== '')) {
        if (room <= 0) {
          faults.push(`最多放${mostFiles}个文件，“${file.name.slice(0, 60)}”没有收下`)
          continue
        }
        try {
          const mime = await keep(held, file, kind === 'chat')
          if (mime.startsWith('audio/')) sounds += 1
          room -= 1
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          faults.push(error.message)
        }
      }
      return { id: held.id, faults, sounds }
    },

    /** Remembers what was wrong with files, for the page that follows. */
    async noteFaults(slug: string, cookie: string | null, faults: string[]): Promise<void> {
      const held = await drafts.open('form', slug, cookie)
      await drafts.save('form', slug, { ...held, data: { ...held.data, fileFaults: faults } })
    },

    /** Takes a file out of a draft; one of another draft is not touched. */
    async dropFile(
      kind: DraftKind,
      slug: string,
      cookie: string | null,
      fileId: string,
    ): Promise<void> {
      const held = await drafts.open(kind, slug, cookie)
      const file = held.files.find((f) => f.id === fileId)
      if (!file) return
      await store.write((tx) => tx.files.remove(file.id))
      await files.remove(file.path)
    },
  }
}
export type FormUse = ReturnType<typeof createForm>
