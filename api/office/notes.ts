import { randomBytes } from 'node:crypto'
import type { FieldError } from '#rules/refusal.ts'

/**
 * What a form's answer leaves for the page that follows the redirect: what was done, or what was wrong together with
 * what was typed. `once` is for a new password: gone after the first look.
 */
export type Note = {
  /** Path of the action that answered, so that a page with several forms fills the right one. */
  action: string
  say?: string
  wrong?: { title: string; detail: string; errors: FieldError[] }
  typed: Record<string, string[]>
  once?: boolean
}

const life = 15 * 60_000
const most = 1_000
const longest = 60_000
/** All words of one form together, and its fields: more than any page of ours has. */
const mostTyped = 200_000
const mostFields = 200
const secret = /password|code|secret|ticket/i

/**
 * Notes under random ids, in memory: they may hold the words of a case, so they are never written down, and a page
 * that has lost its note only asks again. The oldest go when there are too many.
 */
export function createNotes(now: () => number) {
  const held = new Map<string, { note: Note; at: number }>()
  return {
    leave(note: Note): string {
      const id = randomBytes(16).toString('base64url')
      let left = mostTyped
      const cut = (value: string): string => {
        const kept = value.slice(0, Math.min(longest, left))
        left -= kept.length
        return kept
      }
      const typed = Object.fromEntries(
        Object.entries(note.typed)
          .filter(([name]) => !secret.test(name) && name.length <= 100)
          .slice(0, mostFields)
          .map(([name, values]) => [name, values.slice(0, mostFields).map(cut)]),
      )
      held.set(id, { note: { ...note, typed }, at: now() })
      for (const [old, { at }] of held) {
        if (held.size <= most && now() - at < life) break
        held.delete(old)
      }
      return id
    },
    read(id: string | null): Note | null {
      const found = id === null ? undefined : held.get(id)
      if (!found || now() - found.at >= life) return null
      if (found.note.once && id !== null) held.delete(id)
      return found.note
    },
  }
}
export type Notes = ReturnType<typeof createNotes>
