type Rows<R> = { rows: R[]; command?: string }

/** What we need of a connection; `pg` gives it, and so does a test's embedded server. */
export type PgClient = {
  query: <R = unknown>(text: string, values?: unknown[]) => Promise<Rows<R>>
  release: (broken?: boolean) => void
}

/** Connections to one PostgreSQL database. */
export type PgPool = {
  query: <R = unknown>(text: string, values?: unknown[]) => Promise<Rows<R>>
  connect: () => Promise<PgClient>
  end: () => Promise<void>
}

/** A pool of `pg` connections. A connection that breaks while idle is replaced without a word. */
export const postgresPool = async (url: string, max: number): Promise<PgPool> => {
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'shouwen',
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  pool.on('error', () => undefined)
  // Without a listener, a connection that breaks in the hands of a write would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool as unknown as PgPool
}
