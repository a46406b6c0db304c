import { renderMermaidSVG } from 'beautiful-mermaid'
import type { Procedure } from '#rules/content/common.ts'

/** A label broken into lines of at most `width` characters, so that boxes stay narrow enough for a phone. */
const wrapped = (text: string, width = 9): string => {
  const lines: string[] = []
  const characters = Array.from(text)
  const count = Math.ceil(characters.length / width)
  const each = Math.ceil(characters.length / count)
  for (let i = 0; i < characters.length; i += each)
    lines.push(characters.slice(i, i + each).join(''))
  return lines.join('<br/>')
}

/** Quotes and brackets would end a label of the diagram's own language; their full-width forms do not. */
const safe = (text: string): string =>
  text.replace(/["“”]/g, '＂').replace(/\|/g, '｜').replace(/[<>]/g, '').replace(/[`;#]/g, ' ')

/** The steps as a flowchart; a step with more than one way on is a question. */
export const flowchart = (procedure: Pick<Procedure, 'steps'>): string => {
  const number = new Map(procedure.steps.map((step, at) => [step.id, `s${at}`]))
  const lines = procedure.steps.flatMap((step) => {
    const id = number.get(step.id) ?? ''
    const label = wrapped(safe(step.title))
    const box = step.next.length > 1 ? `${id}{{"${label}"}}` : `${id}["${label}"]`
    const ways = step.next.map((way) => {
      const to = number.get(way.to) ?? ''
      return way.label ? `  ${id} -->|${safe(way.label)}| ${to}` : `  ${id} --> ${to}`
    })
    return [`  ${box}`, ...ways]
  })
  return ['graph TD', ...lines].join('\n')
}

/**
 * The flowchart as SVG without the renderer's own style sheet: that one imports a web font and leaks into the page.
 * Colours are custom properties that site/styles/diagram.css sets, so that dark, contrast and print follow.
 */
export const diagramSvg = (procedure: Pick<Procedure, 'id' | 'steps'>): string =>
  renderMermaidSVG(flowchart(procedure), { font: 'sans-serif', padding: 8, layerSpacing: 34 })
    .replace(/<style>[\s\S]*?<\/style>\s*/g, '')
    .replace(/ style="[^"]*"/, '')
    .replace(/"(arrowhead(?:-start)?)"/g, `"${procedure.id}-$1"`)
    .replace(/url\(#arrowhead/g, `url(#${procedure.id}-arrowhead`)
    .replace(/(\d+\.\d)\d+/g, '$1')
    .replace('<svg ', '<svg aria-hidden="true" focusable="false" ')
