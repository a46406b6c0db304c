import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { SettingsError } from '../http/settings.ts'
import { buildAll } from './build.ts'
import { nodeFlags, nodeMemory } from './launch.ts'

/** `npm start`: builds when source, content or build settings have changed, then runs the bundled server. */
const root = resolve(import.meta.dirname, '../..')
try {
  await buildAll()
} catch (error) {
  console.error(error instanceof SettingsError ? error.message : `构建没有成功：\n${String(error)}`)
  process.exit(1)
}
const server = spawn(process.execPath, [...nodeFlags, join(root, 'dist/cli.mjs'), 'serve'], {
  cwd: root,
  env: { ...nodeMemory, ...process.env },
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
server.on('close', (code) => process.exit(code ?? 0))
