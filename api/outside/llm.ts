import type { Prompt } from '#rules/chat/advice.ts'

/** Asks a language model; null when there is none, or when it is dead, slow, or says too much. Never throws. */
export type Ask = (prompt: Prompt) => Promise<string | null>
export type Llm = {
  ask: Ask
  /** A server is set. */
  set: boolean
  /** The server stands in the house: what a story means may be sent; else only words of the catalogue. */
  inHouse: boolean
}

/** The harmless double, and what a fresh install has. */
export const noLlm: Llm = { ask: async () => null, set: false, inHouse: false }

export type LlmSettings = { baseUrl: string; model: string; apiKey: string; inHouse: boolean }

/** A citizen waits no longer than this for a better sentence. */
export const budgetMs = 3_000
/** An answer of this many characters is no answer to our question. */
const mostCharacters = 4_000
/** After so many failures in a row nobody waits for a while; then one question tries again. */
const failuresToRest = 3
const restMs = 60_000

/** Streams an answer; throws whatever goes wrong. The client is loaded with the first question. */
export async function askServer(
  { baseUrl, model, apiKey }: Omit<LlmSettings, 'inHouse'>,
  { system, user, schema }: Prompt,
  patience = budgetMs,
): Promise<string> {
  const { default: OpenAI } = await import('openai')
  const client = new OpenAI({
    baseURL: baseUrl,
    // Servers in the house want none, the client insists on one.
    apiKey: apiKey || 'none',
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: patience,
    logLevel: 'off',
    // Another host was never agreed to.
    fetchOptions: { redirect: 'error' },
  })
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patience)
  try {
    const stream = await client.chat.completions.create(
      {
        model,
        stream: true,
        temperature: 0,
        max_tokens: 400,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'advice', strict: true, schema },
        },
      },
      { signal: stop.signal },
    )
    let text = ''
    for await (const part of stream) {
      text += part.choices?.[0]?.delta?.content ?? ''
      if (text.length > mostCharacters) throw new Error('too long')
    }
    // The client ends an aborted stream without a word.
    if (stop.signal.aborted) throw new Error('too slow')
    return text
  } finally {
    clearTimeout(timer)
    stop.abort()
  }
}

/**
 * A model behind a circuit breaker. What goes wrong is logged by its kind alone: neither the story nor the answer
 * stands in a log.
 */
export function openLlm(
  settings: LlmSettings,
  now: () => number,
  log: (event: string, facts: Record<string, unknown>) => void,
  send: typeof askServer = askServer,
): Llm {
  if (settings.baseUrl === '' || settings.model === '') return noLlm
  let failures = 0
  let restUntil = 0
  const ask: Ask = async (prompt) => {
    if (now() < restUntil) return null
    // While one tries again, the others go on resting.
    if (failures >= failuresToRest) restUntil = now() + restMs
    try {
      const text = await send(settings, prompt)
      failures = 0
      restUntil = 0
      return text
    } catch (error) {
      failures += 1
      if (failures >= failuresToRest) restUntil = now() + restMs
      log('llm.failed', {
        error: error instanceof Error ? error.constructor.name : 'unknown',
        failures,
      })
      return null
    }
  }
  return { ask, set: true, inHouse: settings.inHouse }
}
