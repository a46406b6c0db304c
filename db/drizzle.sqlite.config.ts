import { defineConfig } from 'drizzle-kit'

// npx drizzle-kit generate --config db/drizzle.sqlite.config.ts --name what_changes
export default defineConfig({
  dialect: 'sqlite',
  schema: './db/kit/tables-sqlite.ts',
  out: './db/migrations/sqlite',
  casing: 'snake_case',
})
