import type { Note } from '#api/office/notes.ts'
import type { Locals } from '#api/http/locals.ts'
import { Refusal } from '#rules/refusal.ts'

type Page = { url: URL; locals: Locals }

/** What the last form left for this page. */
export const noteOf = ({ url, locals }: Page): Note | null =>
  locals.office.notes.read(url.searchParams.get('note'))

/** What a form of this page is filled with: what was typed into it, or made for it, when it was this one. */
export const typedIn = (note: Note | null, action: string) => {
  const typed = note?.action.endsWith(action) ? note.typed : {}
  const errors = note?.wrong && note.action.endsWith(action) ? note.wrong.errors : []
  return {
    value: (name: string, otherwise = ''): string => typed[name]?.[0] ?? otherwise,
    values: (name: string): string[] => typed[name] ?? [],
    error: (name: string): string | undefined =>
      errors.find((e) => e.pointer === `/${name}` || e.pointer.startsWith(`/${name}/`))?.detail,
    /** Whether this form was the one that was sent back. */
    open: Boolean(note?.wrong && note.action.endsWith(action)) || Object.keys(typed).length > 0,
  }
}
export type Typed = ReturnType<typeof typedIn>

/** Runs a read of the desk; a refusal becomes a value that the page shows. */
export async function attempt<T>(read: () => Promise<T>): Promise<{ ok: T } | { no: Refusal }> {
  try {
    return { ok: await read() }
  } catch (error) {
    if (error instanceof Refusal) return { no: error }
    throw error
  }
}
