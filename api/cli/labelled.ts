import { readFileSync } from 'node:fs'
import type { Written } from '#rules/classify/linear/features.ts'

/** A row of a file to train on. */
export type Row = { written: Written; label: string; group: string | undefined }

/** The columns that a file is read by. */
export type Columns = { text: string[]; label?: string | undefined; group?: string | undefined }

const columnsOf = (head: string[], { text, label, group }: Columns, path: string) => {
  const at = (name: string): number => {
    const found = head.indexOf(name)
    if (found < 0) throw new Error(`${path} 里没有“${name}”这一列，有：${head.join('、')}`)
    return found
  }
  return {
    text: text.map(at),
    label: label === undefined ? -1 : at(label),
    group: group === undefined ? -1 : at(group),
  }
}

/**
 * Reads a table with tabs whose first line names the columns. Of two text columns the first is the title. Rows without
 * text, or without a label where one is asked for, are left out. Throws a sentence in Chinese where the file does not fit.
 */
export const readLabelled = (path: string, columns: Columns): Row[] => {
  const lines = linesOf(path)
  const [head = '', ...rest] = lines
  const at = columnsOf(head.split('\t'), columns, path)
  return rest.flatMap((line) => {
    const cells = line.split('\t')
    const texts = at.text.map((column) => cells[column]?.trim() ?? '')
    const body = texts.slice(at.text.length > 1 ? 1 : 0).join('。')
    const title = at.text.length > 1 ? texts[0] : undefined
    const label = cells[at.label]?.trim() ?? ''
    if (`${title ?? ''}${body}` === '' || (at.label >= 0 && label === '')) return []
    return [{ written: { title, body }, label, group: cells[at.group]?.trim() || undefined }]
  })
}

const linesOf = (path: string): string[] => {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .filter((line) => line !== '')
  } catch (cause) {
    throw new Error(`打不开 ${path}`, { cause })
  }
}
