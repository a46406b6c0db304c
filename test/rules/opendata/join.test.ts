import { describe, expect, it } from 'vitest'
import { joined, sheetIn } from '#rules/opendata/join.ts'

describe('a handbook as one file', () => {
  const parts = {
    style: (href: string) => `/* ${href} </style> */`,
    origin: 'https://x.cn',
    folder: '/d/handbook/',
  }
  const join = (cover: string, ...sheets: string[]) => joined(cover, sheets, parts)
  it('has its styles inside, no scripts, no forms, no icons', () => {
    expect(join('<link rel="stylesheet" href="/a.css" media="all">')).toBe(
      '<style>\n/* /a.css <\\/style> */\n</style>',
    )
    expect(join('a<script type="module">x\ny</script>b<script>z</script>c')).toBe('abc')
    const data = '<script type="application/ld+json">{}</script>'
    expect(join(data)).toBe(data)
    for (const rel of ['icon', 'modulepreload', 'alternate'])
      expect(join(`a<link rel="${rel}" type="x">b`)).toBe('ab')
    expect(join('a<form class="modes" id="x">\n<i></form>b')).toBe('ab')
    expect(join('a<form action="/s" role="search">\n<i></form>b')).toBe('ab')
    expect(join('<form id="x"></form>')).toBe('<form id="x"></form>')
  })
  it('holds the sheets in order, leads to a field inside and elsewhere to the portal', () => {
    expect(join('a<!--more-->b', '<p>$1', '<p>2')).toBe('a<p>$1\n<p>2b')
    expect(join('<a href="/d/handbook/stone/">')).toBe('<a href="#sheet-stone">')
    expect(join('<a href="/d/handbook/">')).toBe('<a href="https://x.cn/d/handbook/">')
    expect(join('<a href="/d/items/stone/">')).toBe('<a href="https://x.cn/d/items/stone/">')
    expect(join('<a href="https://y.cn/">')).toBe('<a href="https://y.cn/">')
  })
  it('a sheet stands between its marks, and a page without one is a fault', () => {
    expect(sheetIn('a<!--sheet-->\n<b>\n<!--/sheet-->c')).toBe('\n<b>\n')
    for (const none of ['', '<!--sheet--><!--/sheet-->', '<!--sheet-->a'])
      expect(() => sheetIn(none)).toThrow('a page without a sheet')
  })
})
