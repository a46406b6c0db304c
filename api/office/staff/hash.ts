import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

// RFC 9106 and the OWASP table: argon2id with 19 MiB, two passes, one lane; about 35 ms on one core of 2026.
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const
const tagLength = 32

type Cost = { memory: number; passes: number; parallelism: number }

const derive = (password: string, salt: Buffer, { memory, passes, parallelism }: Cost) =>
  new Promise<Buffer>((resolve, reject) =>
    argon2(
      'argon2id',
      { message: password.normalize('NFC'), nonce: salt, memory, passes, parallelism, tagLength },
      (error, key) => (error ? reject(error) : resolve(key)),
    ),
  )

const plain64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

/** A password as a PHC string; each has a salt of its own and says its cost, so that the cost may rise later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain64(salt)}$${plain64(key)}`
}

let decoy: Promise<string> | undefined

/**
 * Whether a password is the one behind `stored`. Without a stored hash (no such login) the same work is done over a
 * decoy, so that the time of the answer does not tell whether the login exists.
 */
export async function passwordHolds(
  password: string,
  stored: string | undefined,
): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(
    stored ?? (await (decoy ??= hashPassword('nobody'))),
  )
  if (!parts) return false
  const [, m, t, p, salt = '', key = ''] = parts
  const wanted = Buffer.from(key, 'base64')
  const got = await derive(password, Buffer.from(salt, 'base64'), {
    memory: Number(m),
    passes: Number(t),
    parallelism: Number(p),
  })
  return stored !== undefined && wanted.length === got.length && timingSafeEqual(wanted, got)
}

const letters = 'abcdefghjkmnpqrstuvwxyz'
const capitals = 'ABCDEFGHJKMNPQRSTUVWXYZ'
const digits = '23456789'

/** A random password that can be read out over the telephone: three groups without look-alikes, about 80 bits. */
export function randomPassword(): string {
  const pick = (from: string, count: number): string => {
    let out = ''
    while (out.length < count) {
      const byte = randomBytes(1)[0] ?? 255
      if (byte < Math.floor(256 / from.length) * from.length) out += from[byte % from.length] ?? ''
    }
    return out
  }
  return `${pick(capitals, 4)}-${pick(letters, 6)}-${pick(letters, 4)}${pick(digits, 4)}`
}
