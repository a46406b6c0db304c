import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Kit } from './sqlite.ts'

// Compared byte by byte, as on SQLite: order must not hang on the locale of a server.
const text = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

const json = customType<{ data: unknown; driverData: string | null }>({
  dataType: () => 'text',
  toDriver: (value) => (value === null ? null : JSON.stringify(value)),
  fromDriver: (value) => (value === null ? null : JSON.parse(value)),
})

const long = () => bigint({ mode: 'number' })

/** The same columns on PostgreSQL, cast to the SQLite kit once: here. */
export const postgresKit = {
  table: pgTable,
  index,
  uniqueIndex,
  primaryKey,
  text: () => text(),
  day: () => text(),
  int: () => integer(),
  bigint: long,
  time: long,
  bool: () => boolean(),
  json: <T>() => json().$type<T>(),
} as unknown as Kit
