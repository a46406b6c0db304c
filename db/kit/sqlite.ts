import {
  customType,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'

// Drizzle encodes a null that comes through a placeholder, so the two coded types pass it on.
const bool = customType<{ data: boolean; driverData: number | null }>({
  dataType: () => 'integer',
  toDriver: (value) => (value === null ? null : value ? 1 : 0),
  fromDriver: (value) => value === 1,
})

const json = customType<{ data: unknown; driverData: string | null }>({
  dataType: () => 'text',
  toDriver: (value) => (value === null ? null : JSON.stringify(value)),
  fromDriver: (value) => (value === null ? null : JSON.parse(value)),
})

/** Columns on SQLite. Its type is the type of every kit (STYLE 17). */
export const sqliteKit = {
  table: sqliteTable,
  index,
  uniqueIndex,
  primaryKey,
  text: () => text(),
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  day: () => text(),
  int: () => integer(),
  /** Up to 2⁵³: money in 分, byte counts. */
  bigint: () => integer(),
  /** UTC milliseconds. */
  time: () => integer(),
  bool: () => bool(),
  /** JSON as text: no JSON operator is ever used on it. */
  json: <T>() => json().$type<T>(),
}
export type Kit = typeof sqliteKit
