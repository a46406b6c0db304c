import { defineConfig } from 'drizzle-kit'

// npx drizzle-kit generate --config db/drizzle.postgres.config.ts --name what_changes
export default defineConfig({
  dialect: 'postgresql',
  schema: './db/kit/tables-postgres.ts',
  out: './db/migrations/postgres',
  casing: 'snake_case',
})
