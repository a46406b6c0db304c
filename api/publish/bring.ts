import { setTimeout } from 'node:timers/promises'
import { bringAssets, dropOldAssets } from './assets.ts'
import { flush } from './file.ts'
import type { Tree } from './tree.ts'
import {
  allPages,
  ownPages,
  pagesBeside,
  pagesOf,
  type Change,
  type Published,
} from '#rules/publish/pages.ts'
import type { Facts } from '#rules/content/facts.ts'
import type { Store } from '#db/open.ts'

export type BringParts = {
  store: Store
  facts: () => Facts
  /** Pages of the versions of the catalogue. */
  historyPages?: (() => string[]) | undefined
  /** Reads revisions that another process may have written, before pages of whole places are made. */
  refresh?: (() => Promise<void>) | undefined
  /** The folder of the public pages. */
  dir: string
  /** The folder with the built scripts and styles. */
  built: string
  onProgress?: ((done: number, total: number) => void) | undefined
}

const pagesAbreast = 4
const isWhole = (change: Change): boolean => change.type === 'all' || change.type === 'facts'

/**
 * Makes the pages that a change touches. `between` runs before each page of a whole place: there other changes may come
 * in between, and `stopped` ends the work.
 */
export function createBring(
  parts: BringParts,
  tree: Tree,
  between: () => Promise<void>,
  stopped: () => boolean,
) {
  const { store, facts, dir, built } = parts
  /** While a whole place is under way: what came in between, path by path, and whether it is a page now. */
  let meanwhile: Map<string, boolean> | undefined
  let known = new Set<string>()

  async function published(change: Change): Promise<Published> {
    const slugs = new Set(facts().places.map((p) => p.slug))
    const ours = (row: { place: string }) => slugs.has(row.place)
    const { decisions, digests } = store.read
    const every = isWhole(change)
    const rows = every
      ? await decisions.published()
      : change.type === 'decision'
        ? await decisions.publishedAround(change)
        : []
    const register = every
      ? { counts: await decisions.cutCounts() }
      : change.type === 'decision'
        ? await decisions.registerAround(change)
        : undefined
    const papers = every
      ? await store.read.papers.published()
      : change.type === 'decision'
        ? await store.read.papers.published(change.id)
        : []
    // The page of a recalled item is one of the history, and lists its decisions too.
    const recalled =
      change.type === 'decision' && change.item && !facts().items.some((i) => i.id === change.item)
    return {
      ...(register && { register }),
      papers: papers.filter(ours),
      decisions: rows.filter(ours),
      digests: every || change.type === 'digest' ? (await digests.published()).filter(ours) : [],
      history: every || recalled ? (parts.historyPages?.() ?? []) : [],
    }
  }

  function note(path: string, exists: boolean): void {
    if (!meanwhile) return
    meanwhile.set(path, exists)
    if (exists) known.add(path)
    else known.delete(path)
  }

  /** Which pages there are by now; what changes while it is read is noted, and counts. */
  async function look(change: Change): Promise<Published> {
    meanwhile = new Map()
    const state = await published(change)
    known = new Set(allPages(facts(), state))
    for (const [path, exists] of meanwhile) note(path, exists)
    return state
  }

  /** What stands by itself when a decision becomes public: it needs nothing of the others, which are looked up later. */
  async function alone(change: Change): Promise<string[]> {
    if (change.type !== 'decision' || change.gone) return []
    if (!facts().places.some((p) => p.slug === change.place)) return []
    const { decisions, papers } = store.read
    return (await decisions.hasPage(change.id))
      ? ownPages(change, await papers.published(change.id))
      : []
  }

  /** One change of a few pages, in their order; throws at the first that does not come out, unless it `goesOn`. */
  async function few(change: Change): Promise<number> {
    let written = 0
    const own = await alone(change)
    for (const path of own) {
      note(path, true)
      if (await tree.make(path, true)) written += 1
    }
    // A whole turn of the loop, so that who waits for the page has it before the rest is looked up.
    if (own.length > 0) await setTimeout(1)
    const state = await published(change)
    await setTimeout(1)
    const of = 'place' in change ? facts().places.filter((p) => p.slug === change.place) : []
    const here = new Set(allPages({ ...facts(), places: of }, state))
    const beside = pagesBeside(change, state).filter((path) => here.has(path) && !tree.has(path))
    const named = pagesOf(change, facts(), state).filter((path) => !own.includes(path))
    const touched = [...beside, ...named]
    for (const path of touched) note(path, here.has(path))
    const goesOn = change.type === 'decision' && change.gone
    const faults: string[] = []
    for (const path of touched) {
      if (stopped()) throw new Error('stopped')
      try {
        if (!here.has(path)) await tree.remove(path)
        else if (await tree.make(path, true)) written += 1
      } catch (error) {
        if (!goesOn || stopped()) throw error
        faults.push(String(error))
      }
      // The loop is free between pages: readers come first.
      await new Promise(setImmediate)
    }
    if (faults.length) throw new Error(`${faults.length} of ${touched.length} pages: ${faults[0]}`)
    return written
  }

  /** A whole place, or all: every page goes on when one does not come out, and what is no page any more is swept. */
  async function whole(change: Change): Promise<number> {
    await parts.refresh?.()
    const state = await look(change)
    const touched = pagesOf(change, facts(), state)
    let written = 0
    let done = 0
    if (change.type === 'all') await bringAssets(built, dir)
    async function round(paths: readonly string[]): Promise<Map<string, string>> {
      const faults = new Map<string, string>()
      const waiting = paths.values()
      const one = async (path: string): Promise<void> => {
        await between()
        if (stopped()) throw new Error('stopped')
        try {
          if (!known.has(path)) await tree.remove(path)
          else if (await tree.make(path, false)) written += 1
        } catch (error) {
          if (stopped()) throw error
          faults.set(path, String(error))
        }
        await new Promise(setImmediate)
      }
      await Promise.all(
        Array.from({ length: pagesAbreast }, async () => {
          for (const path of waiting) {
            await one(path)
            parts.onProgress?.(Math.min(++done, touched.length), touched.length)
          }
        }),
      )
      return faults
    }
    const first = await round(touched)
    // Decisions may have come or gone since the list of pages was made; what changed them has a job of its own.
    await look(change)
    const faults = first.size > 0 ? await round([...first.keys()]) : first
    await tree.sweep(() => known, change.type === 'facts' ? change.place : '', between)
    const [fault] = faults.values()
    if (fault !== undefined) throw new Error(`${faults.size} of ${touched.length} pages: ${fault}`)
    await flush(dir)
    if (change.type === 'all') await dropOldAssets(built, dir)
    return written
  }

  return async (change: Change): Promise<number> => {
    if (!isWhole(change)) return few(change)
    try {
      return await whole(change)
    } finally {
      meanwhile = undefined
    }
  }
}
