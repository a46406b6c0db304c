/** The conversation that a case came from, as its first event keeps it; empty for other channels, and once erased. */
export function talkOf(payload: unknown): { you: boolean; text: string }[] {
  const talk = (payload as { talk?: unknown } | null | undefined)?.talk
  if (!Array.isArray(talk)) return []
  return talk.map((turn: { by?: unknown; text?: unknown }) => ({
    you: turn.by === 'you',
    text: String(turn.text ?? ''),
  }))
}
