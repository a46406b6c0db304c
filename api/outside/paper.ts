import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Prints a page (an address with its fragment) into a file as PDF. */
export type Print = (page: string, to: string) => Promise<void>

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** Path of the system's Chromium, or of the one given; null when there is none. */
export function findChromium(given?: string): string | null {
  if (given) return existsSync(given) ? given : null
  for (const name of names) {
    const found = spawnSync('which', [name], { encoding: 'utf8' })
    if (found.status === 0) return found.stdout.trim()
  }
  return null
}

/** Prints with a Chromium that runs without a window, with a profile of its own, and asks nobody for anything. */
export const chromiumPrint =
  (chromium: string): Print =>
  async (page, to) => {
    const profile = mkdtempSync(join(tmpdir(), 'shouwen-print-'))
    const child = spawn(
      chromium,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--host-resolver-rules=MAP * ~NOTFOUND',
        `--user-data-dir=${profile}`,
        '--no-pdf-header-footer',
        '--generate-pdf-document-outline',
        `--print-to-pdf=${to}`,
        page,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    let said = ''
    child.stderr.on('data', (d) => (said += d))
    const code = await new Promise<number | null>((done, fail) => {
      child.once('error', fail).once('close', done)
    })
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
    if (code !== 0 || !existsSync(to)) throw new Error(`没有印出 PDF：${said.slice(-500)}`)
  }
