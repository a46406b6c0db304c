import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Deps } from '#api/office/deps.ts'
import type { Draft } from '#db/drafts.ts'
import { Conflict, Duplicate } from '#db/errors.ts'
import type { FileRow } from '#db/files.ts'
import { answersSchema, noAnswers, type Answers } from '#rules/journey/answers.ts'
import type { Json } from '#rules/chain/canonical.ts'
import { chatSchema, newChat, type Chat } from '#rules/chat/state.ts'
import { draftLife } from '#api/office/visitor-cookies.ts'
import { orFull } from './full.ts'

/** What a draft of the form keeps: the answers that passed, and what was wrong with the last files. */
const formSchema = z.strictObject({
  answers: answersSchema,
  fileFaults: z.array(z.string()),
})
export type FormDraft = z.infer<typeof formSchema>
export const newForm = (answers: Partial<Answers> = {}): FormDraft => ({
  answers: { ...noAnswers, ...answers },
  fileFaults: [],
})

type Kinds = { form: FormDraft; chat: Chat }
export type DraftKind = keyof Kinds
const parsers = { form: formSchema, chat: chatSchema } as const
const fresh = { form: newForm, chat: newChat } as const

/** A draft as its holder has it: `id` is the cookie, of which the row keeps a hash alone. `row` is undefined when new. */
export type Held<K extends DraftKind> = {
  id: string
  hash: string
  row: Draft | undefined
  data: Kinds[K]
  files: FileRow[]
}
export const hashOf = (id: string): string => createHash('sha256').update(id).digest('hex')

/** Drafts of the form and of conversations: a row under a random id for a day, never contact data (on-the-page 9). */
export const createDrafts = ({ store, now, files }: Deps) => ({
  /** What the cookie holds in this place, or a new draft that is not written yet. */
  async open<K extends DraftKind>(
    kind: K,
    place: string,
    cookie: string | null,
    start: Partial<Answers> = {},
  ): Promise<Held<K>> {
    const empty = (): Held<K> => {
      const id = randomBytes(18).toString('base64url')
      return {
        id,
        hash: hashOf(id),
        row: undefined,
        data: fresh[kind](start) as Kinds[K],
        files: [],
      }
    }
    if (cookie === null || !/^[\w-]{20,60}$/.test(cookie)) return empty()
    const hash = hashOf(cookie)
    const row = await store.read.drafts.find(hash, now())
    const data = parsers[kind].safeParse(row?.data)
    if (!row || row.kind !== kind || row.place !== place || !data.success) return empty()
    return {
      id: cookie,
      hash,
      row,
      data: data.data as Kinds[K],
      files: await store.read.looseFiles.ofDraft(hash),
    }
  },

  /** A draft's name by its cookie: for whoever made the id before the row stood. */
  named: (id: string) => ({ id, hash: hashOf(id) }),

  /** Writes a draft. Two pages at once: the later one wins, as on paper. */
  async save<K extends DraftKind>(kind: K, place: string, held: Held<K>): Promise<void> {
    const data = held.data as unknown as Json
    await orFull(() =>
      store.write(async (tx) => {
        const row = await tx.drafts.find(held.hash, now())
        if (row) await tx.drafts.update(held.hash, row.version, data)
        else
          await tx.drafts.insert({
            idHash: held.hash,
            kind,
            place,
            data,
            createdAt: now(),
            expiresAt: now() + draftLife,
          })
      }),
    )
  },

  /** Writes a draft over the version that was read (null = none); false when it has changed since, or stands by now. */
  async saveOver<K extends DraftKind>(
    kind: K,
    place: string,
    id: string,
    version: number | null,
    data: Kinds[K],
  ): Promise<boolean> {
    const idHash = hashOf(id)
    const json = data as unknown as Json
    return orFull(() =>
      store.write(async (tx) => {
        const row = await tx.drafts.find(idHash, now())
        if ((row?.version ?? null) !== version) return false
        if (row) await tx.drafts.update(idHash, row.version, json)
        else {
          const at = now()
          const times = { createdAt: at, expiresAt: at + draftLife }
          await tx.drafts.insert({ idHash, kind, place, data: json, ...times })
        }
        return true
      }),
    ).catch((error: unknown) => {
      // On PostgreSQL two writes may both have found the version that they read.
      if (error instanceof Conflict || error instanceof Duplicate) return false
      throw error
    })
  },

  /** Forgets a draft and its files: on «这是公用电脑». */
  async clear(cookie: string | null): Promise<void> {
    if (cookie === null) return
    const hash = hashOf(cookie)
    const loose = await store.read.looseFiles.ofDraft(hash)
    await store.write(async (tx) => {
      await tx.drafts.remove(hash)
      for (const file of loose) await tx.files.remove(file.id)
    })
    for (const file of loose) await files.remove(file.path)
  },

  /** Erases what has run out: drafts with their files, answers to repeated submits, files that no row names. */
  async sweep(): Promise<void> {
    const at = now()
    await store.write(async (tx) => {
      await tx.drafts.purge(at)
      await tx.idempotency.purge(at)
    })
    const grace = at - 3_600_000
    for (const lost of await store.read.looseFiles.lost(grace, 500)) {
      await store.write((tx) => tx.files.remove(lost.id))
      await files.remove(lost.path)
    }
    await files.sweep(store.read.looseFiles.known, grace)
  },
})
export type Drafts = ReturnType<typeof createDrafts>
