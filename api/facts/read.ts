import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { Finding, Where } from '#rules/content/finding.ts'

const chinese = z.locales.zhCN().localeError

/** `[3].owner`, as the editor would look for it. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((p) => (typeof p === 'number' ? `[${p}]` : `.${String(p)}`))
    .join('')
    .replace(/^\./, '')

const csvValue = (text: string, column: string): unknown => {
  if (text === '') return undefined
  if (text === 'true' || text === 'false') return text === 'true'
  return column === 'count' && /^\d+$/.test(text) ? Number(text) : text
}

/**
 * Reads content/ row by row: what does not parse or fit its schema becomes a finding and is left out, so that one run
 * tells the editor everything. Remembers where each row was written.
 */
export class Reader {
  readonly root: string
  readonly findings: Finding[] = []
  readonly #written = new WeakMap<object, Where>()
  constructor(root: string) {
    this.root = root
  }

  /** For rows that this reader did not read there is no file, only silence. */
  readonly origin = (row: object): Where => this.#written.get(row) ?? { file: 'content', path: '' }

  note(row: object, where: Where): void {
    this.#written.set(row, where)
  }

  exists(file: string): boolean {
    return existsSync(join(this.root, file))
  }

  /** File names of a folder in order; none when the folder is missing. */
  list(folder: string): string[] {
    return this.exists(folder) ? readdirSync(join(this.root, folder)).toSorted() : []
  }

  /** One value that must fit the schema. */
  one<T extends object>(file: string, schema: z.ZodType<T>): T | undefined {
    const raw = this.#parse(file)
    return raw === undefined ? undefined : this.#fit(file, [], raw, schema)
  }

  /**
   * A list of rows, one schema for all; rows of a CSV file are numbered from its first data row. `spread` makes several
   * rows of one before they are read; findings about any of them point at the row as written.
   */
  rows<T extends object>(
    file: string,
    schema: z.ZodType<T>,
    spread: (row: unknown) => unknown[] = (row) => [row],
  ): T[] {
    const raw = this.#parse(file)
    if (raw === undefined || raw === null) return []
    if (!Array.isArray(raw)) return this.#fail<T[]>(file, '', '这里要写成一个列表', [])
    return raw.flatMap((row: unknown, i) =>
      spread(row).flatMap((one) => this.#fit(file, [i], one, schema) ?? []),
    )
  }

  #parse(file: string): unknown {
    if (!this.exists(file)) return this.#fail(file, '', '缺这个文件', undefined)
    const text = readFileSync(join(this.root, file), 'utf8')
    try {
      if (file.endsWith('.csv'))
        return parseCsv(text, {
          columns: true,
          bom: true,
          trim: true,
          // Columns at the end that only a few rows need may be left out.
          relax_column_count_less: true,
          skip_empty_lines: true,
          cast: (value, { column, header }) => (header ? value : csvValue(value, String(column))),
        })
      const document = parseDocument(text)
      const error = document.errors[0]
      return error
        ? this.#fail(file, `第${error.linePos?.[0].line ?? 1}行`, 'YAML 写法有误', undefined)
        : document.toJS()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return this.#fail(file, '', `读不懂：${reason}`, undefined)
    }
  }

  #fit<T extends object>(
    file: string,
    path: (string | number)[],
    raw: unknown,
    schema: z.ZodType<T>,
  ): T | undefined {
    const { data, error } = schema.safeParse(raw, { error: chinese })
    for (const issue of error?.issues ?? [])
      this.#fail(file, pathText([...path, ...issue.path]), issue.message, undefined)
    if (data) this.note(data, { file, path: pathText(path) })
    return data
  }

  #fail<T>(file: string, path: string, message: string, value: T): T {
    this.findings.push({ file, path, message })
    return value
  }
}
