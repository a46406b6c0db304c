import { describe, expect, it } from 'vitest'
import { diagramSvg, flowchart } from '#site/components/diagram.ts'

type Steps = Parameters<typeof diagramSvg>[0]
const step = (id: string, title: string, next: { to: string; label?: string }[] = []) => ({
  id,
  title,
  text: title,
  source: '某法第一条',
  next,
})
const procedure: Steps = {
  id: 'sample',
  steps: [
    step('find', '现场"检查"|<b>', [
      { to: 'fine', label: '事实清楚' },
      { to: 'end', label: '没有违法事实' },
    ]),
    step('fine', '当场作出处罚决定并交付当事人', [{ to: 'end' }]),
    step('end', '结案归档'),
  ],
}

describe('diagram of a procedure', () => {
  const { svg, width } = diagramSvg(procedure)
  it('asks for nothing from elsewhere and brings no style of its own', () => {
    expect(svg).not.toMatch(/@import|<style|url\((?!#)/)
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/)
  })
  it('holds every step and every label, and draws in tokens of the page', () => {
    const text = svg.replace(/<[^>]+>/g, '')
    for (const word of ['现场', '事实清楚', '没有违法事实', '结案归档'])
      expect(text).toContain(word)
    expect(svg).toContain('var(--_node-fill)')
    expect(svg).not.toMatch(/#[0-9a-f]{6}/i)
    expect(width).toBeGreaterThan(100)
  })
  it('gives its markers names of its own, so that two diagrams share a page', () => {
    expect(svg).toContain('id="sample-arrowhead"')
    expect(svg).toContain('url(#sample-arrowhead)')
    expect(svg).not.toContain('"arrowhead"')
  })
  it('is the same every time', () => expect(diagramSvg(procedure).svg).toBe(svg))
  it('a title cannot break out of its box', () => {
    expect(flowchart(procedure)).not.toMatch(/<b>|"检查"/)
  })
})
