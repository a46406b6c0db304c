import { readdirSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

const pagesDir = resolve(import.meta.dirname, '../../site/pages')

/** Every page file of the site, as its path below site/pages. */
export const pageFiles = (): string[] =>
  readdirSync(pagesDir, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.astro'))
    .toSorted()

/** Which addresses a page file answers. */
const answers = (file: string): RegExp => {
  const path = file
    .replace(/\.astro$/, '')
    .replace(/(^|\/)index$/, '$1')
    .replace(/\/$/, '')
    .split('/')
    .filter(Boolean)
    .map((part) =>
      part.startsWith('[...') ? '(?:/[^/]+)*' : part.startsWith('[') ? '/[^/]+' : `/${part}`,
    )
    .join('')
  return new RegExp(`^${path}/?$`)
}

/** Gaps stand behind every name, part by part, as the router has it. */
const named = (file: string): string => file.replace(/\[[^\]]+\]/g, '\uffff')

/** The page file behind an address; a named one before one with a gap. */
export const fileOf = (path: string): string | undefined =>
  pageFiles()
    .filter((f) => answers(f).test(path))
    .toSorted(
      (a, b) => a.split('[').length - b.split('[').length || (named(a) < named(b) ? -1 : 1),
    )[0]

type Published = { path: string; bytes: number; gone: boolean }

/** Every published page of a data folder, with its size. */
export function publishedPages(dir: string): Published[] {
  const root = join(dir, 'data/public')
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile() && /^(index|410)\.html$/.test(f.name))
    .map((f) => ({
      path: `/${relative(root, f.parentPath)}/`.replace('//', '/'),
      bytes: statSync(join(f.parentPath, f.name)).size,
      gone: f.name === '410.html',
    }))
}

/** For each page file the longest, the shortest and one other of its published pages; stubs stand under «410». */
export function samples(dir: string, random = Math.random): Map<string, string[]> {
  const byFile = Map.groupBy(publishedPages(dir), (p) => (p.gone ? '410' : (fileOf(p.path) ?? '')))
  return new Map(
    [...byFile].map(([file, pages]) => {
      const sorted = pages.toSorted((a, b) => a.bytes - b.bytes)
      const any = sorted[Math.floor(random() * sorted.length)]
      const picked = [sorted.at(-1), sorted[0], any].map((p) => p?.path ?? '')
      return [file, [...new Set(picked)]]
    }),
  )
}
