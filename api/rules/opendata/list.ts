/** What a cell of an open list holds; `list` is several texts. */
export type CellType = 'text' | 'integer' | 'number' | 'day' | 'boolean' | 'list'
export type Cell = string | number | boolean | readonly string[] | null

/** One column: its name for programs, its title in Chinese (the header of the CSV), and what it means. */
export type Column = {
  name: string
  title: string
  type: CellType
  /** No row is without it. */
  required?: boolean
  about?: string
}
export type Row = Readonly<Record<string, Cell>>

/** An open list: what every format (CSV, JSON, XLSX) and both schemas are made from. */
export type List = {
  /** Part of the address; never changes. */
  id: string
  name: string
  about: string
  /** Columns that together name a row. */
  key: readonly string[]
  columns: readonly Column[]
  rows: readonly Row[]
}

/** A column in short: `?` behind the type marks one that may be empty. */
export const column = (name: string, title: string, type: CellType | `${CellType}?`): Column => {
  const required = !type.endsWith('?')
  return { name, title, type: type.replace('?', '') as CellType, ...(required && { required }) }
}

/** A value that may be absent, as a cell. */
export const orNull = <T extends Cell>(value: T | undefined): T | null => value ?? null
