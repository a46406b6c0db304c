import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

/** Every file below a folder by its path there, with its bytes; files of the publisher itself (`.stamp`) are left out. */
export function treeOf(dir: string): Map<string, Buffer> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length))
  return new Map(files.sort().map((name) => [name, readFileSync(dir + name)]))
}

/** The text of a file of a published tree, whether it is compressed or not. */
export const textOf = (name: string, bytes: Buffer): string =>
  String(
    name.endsWith('.br')
      ? brotliDecompressSync(bytes)
      : name.endsWith('.gz')
        ? gunzipSync(bytes)
        : bytes,
  )

/** Names of the files that hold a text, in clear or compressed. */
export const filesWith = (dir: string, text: string): string[] =>
  [...treeOf(dir)].filter(([name, bytes]) => textOf(name, bytes).includes(text)).map(([n]) => n)

/** What two folders do not share: names that only one has, and files of different bytes. */
export function differences(one: string, other: string): string[] {
  const [a, b] = [treeOf(one), treeOf(other)]
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => {
    const [left, right] = [a.get(name), b.get(name)]
    return !left || !right || !left.equals(right)
  })
}
