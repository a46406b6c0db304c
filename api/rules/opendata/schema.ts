import type { CellType, Column, List } from './list.ts'
import { between } from './csv.ts'

const jsonType: Record<CellType, object> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  day: { type: 'string', format: 'date' },
  boolean: { type: 'boolean' },
  list: { type: 'array', items: { type: 'string' } },
}
const property = (column: Column): object => {
  const known = jsonType[column.type]
  const said = { title: column.title, ...(column.about && { description: column.about }) }
  return column.required ? { ...said, ...known } : { ...said, anyOf: [known, { type: 'null' }] }
}

/** JSON Schema (2020-12) of the JSON form of a list; `id` is its own address. */
export const jsonSchemaOf = (list: List, id: string): string =>
  `${JSON.stringify(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: id,
      title: list.name,
      description: list.about,
      type: 'array',
      items: {
        type: 'object',
        properties: Object.fromEntries(list.columns.map((c) => [c.name, property(c)])),
        required: list.columns.map((c) => c.name),
        additionalProperties: false,
      },
    },
    null,
    1,
  )}\n`

const csvType: Record<CellType, string> = {
  text: 'string',
  integer: 'integer',
  number: 'decimal',
  day: 'date',
  boolean: 'boolean',
  list: 'string',
}

/** CSV on the Web metadata of the CSV form: names, types, keys and the separator of cells with several texts. */
export const csvwOf = (list: List, csv: string): string =>
  `${JSON.stringify(
    {
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'zh-CN' }],
      url: csv,
      'dc:title': list.name,
      'dc:description': list.about,
      dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true },
      tableSchema: {
        columns: list.columns.map((c) => ({
          name: c.name,
          titles: c.title,
          datatype: csvType[c.type],
          ...(c.required && c.type !== 'list' && { required: true }),
          ...(c.type === 'list' && { separator: between }),
          ...(c.about && { 'dc:description': c.about }),
        })),
        primaryKey: list.key,
      },
    },
    null,
    1,
  )}\n`
