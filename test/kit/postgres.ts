import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import { findPostgres } from './prepare.ts'

const isRoot = process.getuid?.() === 0

/** PostgreSQL refuses to run as root: then it runs as the user that Debian's package made. */
const run = (command: string): void => {
  const [file, args] = isRoot
    ? ['su', ['postgres', '-s', '/bin/sh', '-c', command]]
    : ['/bin/sh', ['-c', command]]
  execFileSync(file, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' })
}

const start = (bin: string, dir: string): void => {
  mkdirSync(join(dir, 'run'))
  if (isRoot) {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
    chownSync(join(dir, 'run'), id('-u'), id('-g'))
    chmodSync(dir, 0o755)
  }
  const home = join(dir, 'run')
  const settings = [
    'fsync=off',
    'shared_buffers=32MB',
    'max_connections=80',
    "listen_addresses=''",
    `unix_socket_directories='${home}'`,
  ]
  run(`'${bin}/initdb' -D '${home}/data' -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync`)
  const options = settings.map((setting) => `-c ${setting}`).join(' ')
  run(`'${bin}/pg_ctl' -D '${home}/data' -l '${home}/log' -w -o "${options}" start`)
}

/** Stops the server of a test run, if one was started. */
export const stopServer = (dir: string): void => {
  const bin = findPostgres()
  if (bin && existsSync(join(dir, 'run/data/postmaster.pid')))
    run(`'${bin}/pg_ctl' -D '${dir}/run/data' -m immediate stop`)
}

/** Whether there is a real server to test on; TEST_POSTGRES=pglite behaves as if there were none. */
export const hasPostgres = (): boolean =>
  process.env['TEST_POSTGRES'] !== 'pglite' && findPostgres() !== null

/** Starts the server of this run unless another test file did, and gives a URL for a database. */
const server = async (): Promise<(database: string) => string> => {
  const dir = process.env['SHOUWEN_TEST_RUN']
  const bin = findPostgres()
  if (!dir || !bin) throw new Error('no PostgreSQL server for tests')
  const ready = join(dir, 'ready')
  try {
    mkdirSync(join(dir, 'lock'))
    try {
      start(bin, dir)
      writeFileSync(ready, 'up')
    } catch (error) {
      writeFileSync(ready, String(error))
    }
  } catch {
    while (!existsSync(ready)) await setTimeout(50)
  }
  const state = readFileSync(ready, 'utf8')
  if (state !== 'up') throw new Error(`PostgreSQL did not start: ${state}`)
  return (database) => `postgres://postgres@${encodeURIComponent(join(dir, 'run'))}/${database}`
}

/** A fresh database on the real server; `drop` removes it. */
export const newDatabase = async (): Promise<{ url: string; drop: () => Promise<void> }> => {
  const urlOf = await server()
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const admin = async (sql: string) => {
    const client = new Client({ connectionString: urlOf('postgres') })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await admin(`create database ${name}`)
  return { url: urlOf(name), drop: () => admin(`drop database ${name} with (force)`) }
}
