import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '#test/kit/content.ts'
import { newDemoFolder } from '#test/kit/demo-folder.ts'
import { allPublished } from '#test/kit/reading.ts'

/** Whatever a browser fetches by itself: links and forms are followed by a person. */
const fetched =
  /<(?:script|img|iframe|source|video|audio|embed|object|input|use)\b[^>]*?\b(?:src|srcset|data|href)="([^"]*)"|<link\b[^>]*?\bhref="([^"]*)"|\bstyle="[^"]*url\(([^)]*)\)/g
const elsewhere = /^\s*['"]?(?:[a-z][a-z0-9+.-]*:)?\/\//i

it('DESIGN §6.10: no page, style sheet or script asks a third party for anything', async () => {
  const dir = await newDemoFolder()
  const pages = allPublished(dir)
  rmSync(dir, { recursive: true, force: true })
  expect(pages.length).toBeGreaterThan(300)
  const asked = pages.flatMap(({ path, html }) =>
    [...html.matchAll(fetched)].map((m) => ({ path, to: m[1] ?? m[2] ?? m[3] ?? '' })),
  )
  expect(asked.length).toBeGreaterThan(pages.length)
  expect(asked.filter(({ to }) => elsewhere.test(to))).toEqual([])

  const built = join(root, 'dist/client')
  const files = readdirSync(built, { recursive: true, encoding: 'utf8' })
  const wrong = files
    .filter((f) => /\.(css|js|svg)$/.test(f))
    .flatMap((f) =>
      [
        ...readFileSync(join(built, f), 'utf8').matchAll(
          /(?:url\(|@import\s*|fetch\(|from\s*|import\()\s*["'`]?(https?:)?\/\/[^\s)"'`]+/g,
        ),
      ].map((m) => `${f}: ${m[0]}`),
    )
  expect(files.length).toBeGreaterThan(5)
  expect(wrong).toEqual([])
})
