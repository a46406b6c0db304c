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
  const boxes = procedure.steps.map((step) => {
    const label = `"${wrapped(safe(step.title))}"`
    return `  ${number.get(step.id)}${step.next.length > 1 ? `{{${label}}}` : `[${label}]`}`
  })
  const ways = procedure.steps.flatMap((step) =>
    step.next.map((way) => {
      const arrow = way.label ? `-->|${wrapped(safe(way.label))}|` : '-->'
      return `  ${number.get(step.id)} ${arrow} ${number.get(way.to)}`
    }),
  )
  // Boxes before arrows: a box that an arrow names first would lose its label.
  return ['graph TD', ...boxes, ...ways].join('\n')
}

/**
 * The flowchart as SVG without the renderer's own style sheet: that one imports a web font and leaks into the page.
 * Colours are custom properties that site/styles/diagram.css sets, so that dark, contrast and print follow.
 */
export const diagramSvg = (
  procedure: Pick<Procedure, 'id' | 'steps'>,
): { svg: string; width: number } => {
  const svg = renderMermaidSVG(flowchart(procedure), {
    font: 'sans-serif',
    padding: 8,
    layerSpacing: 34,
  })
    .replace(/<style>[\s\S]*?<\/style>\s*/g, '')
    .replace(/ style="[^"]*"/, '')
    .replace(/"(arrowhead(?:-start)?)"/g, `"${procedure.id}-$1"`)
    .replace(/url\(#arrowhead/g, `url(#${procedure.id}-arrowhead`)
    .replace(/(\d+\.\d)\d+/g, '$1')
    .replace('<svg ', '<svg aria-hidden="true" focusable="false" ')
  return { svg, width: Number(/ width="([\d.]+)"/.exec(svg)?.[1] ?? 0) }
}
