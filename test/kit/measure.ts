import type { Page } from 'playwright-core'

/** Pixels by which a page is wider than the window; 0 when nothing has to be scrolled sideways. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const root = document.documentElement
    return Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth
  })

/** Texts that are smaller than `least` pixels, with their size. */
export const smallTexts = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((px) => {
    const found = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (!parent || text === '' || !parent.checkVisibility({ visibilityProperty: true })) continue
      if (parent.closest('script, style, template, option, .hidden-visually')) continue
      // Words of a picture grow and shrink with it.
      const picture = parent.closest('svg')
      const drawn = picture?.viewBox.baseVal.width ?? 0
      const scale = picture && drawn > 0 ? picture.getBoundingClientRect().width / drawn : 1
      const size = Math.round(parseFloat(getComputedStyle(parent).fontSize) * scale * 10) / 10
      if (size < px)
        found.add(`${size}px “${text.slice(0, 20)}” ${parent.tagName}.${parent.className}`)
    }
    return [...found]
  }, least)

/**
 * What a finger has to hit and is smaller than `least` pixels either way. A radio button counts with its label. Links
 * inside a line of text are as high as the line (WCAG 2.5.8 leaves them out).
 */
export const smallTargets = (page: Page, least: number, which = '*'): Promise<string[]> =>
  page.evaluate(
    ([px, only]) => {
      const inLine = (element: Element): boolean => {
        if (element.tagName !== 'A' || getComputedStyle(element).display !== 'inline') return false
        const block = element.closest(
          'p, li, dd, td, th, h1, h2, h3, figcaption, caption, div, span',
        )
        const own = element.textContent?.trim().length ?? 0
        return (block?.textContent?.trim().length ?? 0) > own
      }
      const boxes = (element: Element): DOMRect[] => {
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
        return [element, ...labels].map((e) => e.getBoundingClientRect())
      }
      return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
        .filter((e) => e.matches(only))
        .filter(
          (e) => !e.closest('.skip, .hidden-visually, [hidden]') && !e.matches('[type=hidden]'),
        )
        .filter((e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: false }))
        .filter((e) => !inLine(e))
        .flatMap((e) => {
          const all = boxes(e)
          const width = Math.max(...all.map((b) => b.right)) - Math.min(...all.map((b) => b.left))
          const height = Math.max(...all.map((b) => b.bottom)) - Math.min(...all.map((b) => b.top))
          // Half a pixel is rounding.
          return width + 0.5 >= px && height + 0.5 >= px
            ? []
            : `${Math.round(width)}×${Math.round(height)} ${e.tagName}.${e.className} “${(e.textContent || e.getAttribute('name') || '').trim().slice(0, 20)}”`
        })
    },
    [least, which] as const,
  )

/** What 长辈版 makes large: buttons, fields, choices, and the ways through the site. */
export const mainTargets =
  '.button, button:not(.link), input, select, textarea, summary, nav a, .topics a, .results > li > a'

/** Lines of a paragraph closer than 1.3 of their size, paragraphs closer than 1.3 of their lines (conventions 1.7). */
export const tight = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main p')]
      .filter((p) => p.checkVisibility() && (p.textContent?.length ?? 0) > 20)
      .flatMap((p) => {
        const style = getComputedStyle(p)
        const [line, size] = [parseFloat(style.lineHeight), parseFloat(style.fontSize)]
        const next = p.nextElementSibling
        const below =
          next?.tagName === 'P' && next.checkVisibility()
            ? next.getBoundingClientRect().top - p.getBoundingClientRect().bottom
            : Infinity
        // What stands beside and not below is no next line.
        const gap = below < -1 ? Infinity : below
        const said = (p.textContent ?? '').trim().slice(0, 12)
        return [
          ...(line / size >= 1.3 ? [] : [`lines ${line}/${size} “${said}”`]),
          ...((line + gap) / line >= 1.3 ? [] : [`paragraphs ${gap} “${said}”`]),
        ]
      }),
  )

/** Pixels to scroll sideways when the text is twice as large, as a reader sets it in the browser; put back afterwards. */
export async function overflowDoubled(page: Page): Promise<number> {
  const style = await page.addStyleTag({ content: 'html { font-size: 212.5% !important }' })
  const by = await overflow(page)
  await style.evaluate((e) => (e as Element).remove())
  return by
}
