import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const dir = resolve(import.meta.dirname, '../../site/styles')
const sheets = readdirSync(dir).filter((name) => name.endsWith('.css'))
const plain = (name: string): string =>
  readFileSync(join(dir, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')

/** The custom properties of one block of tokens.css. */
const tokens = (start: string): Record<string, string> => {
  const text = plain('tokens.css')
  const from = text.indexOf(start)
  const block = text.slice(from, text.indexOf('}', from))
  return Object.fromEntries(
    [...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  )
}

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a = '', b = ''): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const light = tokens(':root {')
const modes = {
  light,
  dark: { ...light, ...tokens('@media (prefers-color-scheme: dark)') },
  contrast: { ...light, ...tokens("[data-mode~='contrast']") },
}
const text = [
  ['ink', 'paper'],
  ['ink', 'sheet'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'sheet'],
  ['link', 'paper'],
  ['link', 'sheet'],
  ['ink', 'seal-wash'],
  ['seal', 'seal-wash'],
  ['amber', 'amber-wash'],
  ['ok', 'ok-wash'],
  ['brand', 'brand-wash'],
  ['brand', 'paper'],
  ['seal', 'sheet'],
  ['on-brand', 'brand'],
  ['on-brand', 'brand-strong'],
  ['on-seal', 'seal'],
  ['on-hero', 'hero'],
  ['on-mark', 'mark'],
] as const

describe.each(Object.entries(modes))('colours, %s', (_mode, colours) => {
  it.each(text)('%s on %s reads at 4.5:1', (front, back) =>
    expect(contrast(colours[front], colours[back])).toBeGreaterThanOrEqual(4.5),
  )
  it('edges of controls stand out at 3:1', () => {
    for (const ground of ['paper', 'sheet'])
      expect(contrast(colours['line-strong'], colours[ground])).toBeGreaterThanOrEqual(3)
  })
})

describe('style sheets for Chrome 80 and Safari 13 (DESIGN §9)', () => {
  const newer =
    /(?:^|[\s;{])gap:|:has\(|:is\(|:where\(|inset:|aspect-ratio|color-mix|@layer|@container|clamp\(|&[\s.:]/
  it.each(sheets)('%s uses nothing newer and asks nobody else', (name) => {
    expect(plain(name)).not.toMatch(newer)
    expect(plain(name)).not.toMatch(/https?:|url\(/)
  })
})
