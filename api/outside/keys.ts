import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
} from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** What keeps personal data unreadable in the database (DESIGN §6). */
export type Keys = {
  /**
   * Encrypts with AES-256-GCM under the newest key. `aad` names the row and column that the value
   * belongs to, such as `case:<id>:phone`: in any other place it does not open.
   */
  seal: (plain: string, aad: string) => string
  /** Opens what `seal` made. Throws KeysError when it was changed, moved, or its key is missing. */
  open: (sealed: string, aad: string) => string
  /** HMAC-SHA-256 in hex, to find a value without reading it; each purpose has hashes of its own. */
  hmac: (purpose: string, value: string) => string
  /** Says whether two sets of keys are the same; tells nothing about them. */
  fingerprint: string
}

/** The keys cannot be used; the message is Chinese and says what to do. */
export class KeysError extends Error {
  readonly code = 'keys'
}

/** Key number → 32 bytes, and the HMAC key, which never changes. */
export type KeyMaterial = { seals: ReadonlyMap<number, Buffer>; hmac: Buffer }

/** Keys over given bytes: tests take `keysOf(freshMaterial())`. */
export const keysOf = ({ seals, hmac }: KeyMaterial): Keys => {
  const newest = Math.max(...seals.keys())
  const keyOf = (id: number): Buffer => {
    const key = seals.get(id)
    if (!key)
      throw new KeysError(`缺少密钥 seal-${id}.key，这条数据打不开。请从备份恢复密钥文件夹。`)
    return key
  }
  // Made once: turning the bytes into a key takes as long as signing.
  const signing = createSecretKey(hmac)
  const sign = (purpose: string, value: string) =>
    createHmac('sha256', signing).update(`${purpose}\0${value}`).digest('hex')

  return {
    seal: (plain, aad) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyOf(newest), nonce).setAAD(Buffer.from(aad))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      const parts = [nonce, body, cipher.getAuthTag()].map((part) => part.toString('base64url'))
      return [newest, ...parts].join('.')
    },
    open: (sealed, aad) => {
      const [id, nonce, body, tag] = sealed.split('.')
      if (id === undefined || nonce === undefined || body === undefined || tag === undefined)
        throw new KeysError('这条加密数据不完整，打不开。')
      const bytes = (part: string) => Buffer.from(part, 'base64url')
      const key = keyOf(Number(id))
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes(nonce), { authTagLength: 16 })
        decipher.setAAD(Buffer.from(aad)).setAuthTag(bytes(tag))
        return decipher.update(bytes(body)).toString('utf8') + decipher.final('utf8')
      } catch (cause) {
        throw new KeysError('这条加密数据被改动过，或不属于这条记录，打不开。', { cause })
      }
    },
    hmac: sign,
    fingerprint: sign('fingerprint', '').slice(0, 16),
  }
}

/** New random keys. */
export const freshMaterial = (): KeyMaterial => ({
  seals: new Map([[1, randomBytes(32)]]),
  hmac: randomBytes(32),
})

/**
 * The keys of a folder outside DATA_DIR, made at the first start (0700, files 0600). Throws
 * KeysError when a key is missing, damaged or readable by other accounts.
 */
export const openKeys = (dir: string): Keys => {
  if (!existsSync(dir) || readdirSync(dir).length === 0) generate(dir)
  return keysOf(read(dir))
}

const read = (dir: string): KeyMaterial => {
  const numbers = readdirSync(dir).flatMap((name) => /^seal-(\d+)\.key$/.exec(name)?.[1] ?? [])
  if (numbers.length === 0)
    throw new KeysError(`密钥文件夹 ${dir} 里没有 seal-*.key。请从备份恢复，不要新建。`)
  return {
    seals: new Map(numbers.map((n) => [Number(n), key(join(dir, `seal-${n}.key`))])),
    hmac: key(join(dir, 'hmac.key')),
  }
}

const key = (file: string): Buffer => {
  if (!existsSync(file)) throw new KeysError(`缺少密钥文件 ${file}。请从备份恢复，不要新建。`)
  if (process.platform !== 'win32' && statSync(file).mode & 0o077) {
    chmodSync(file, 0o600)
    if (statSync(file).mode & 0o077)
      throw new KeysError(`密钥文件 ${file} 能被别的账号读取。请改为只有本程序可读（chmod 600）。`)
  }
  const bytes = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (bytes.length !== 32) throw new KeysError(`密钥文件 ${file} 已损坏。请从备份恢复。`)
  return bytes
}

/** Made aside and renamed, so that two first starts at once end with the same keys. */
const generate = (dir: string): void => {
  const aside = `${dir}.${process.pid}.new`
  mkdirSync(dirname(dir), { recursive: true })
  mkdirSync(aside, { recursive: true, mode: 0o700 })
  const { seals, hmac } = freshMaterial()
  for (const [id, bytes] of seals) writeKey(join(aside, `seal-${id}.key`), bytes)
  writeKey(join(aside, 'hmac.key'), hmac)
  syncFolder(aside)
  try {
    renameSync(aside, dir)
  } catch (error) {
    rmSync(aside, { recursive: true })
    if (!existsSync(join(dir, 'hmac.key'))) throw error
  }
  syncFolder(dirname(dir))
}

const writeKey = (file: string, bytes: Buffer): void =>
  withFile(file, 'wx', (fd) => writeFileSync(fd, `${bytes.toString('hex')}\n`))

const syncFolder = (dir: string): void => withFile(dir, 'r', () => undefined)

const withFile = (path: string, flags: string, act: (fd: number) => void): void => {
  const fd = openSync(path, flags, 0o600)
  try {
    act(fd)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
