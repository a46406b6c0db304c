import { fileTypeFromBuffer } from 'file-type'
import { recopied } from './clean-pdf.ts'
import { lengthOf } from '#rules/case/text.ts'
import { Refusal } from '#rules/refusal.ts'
import { cleanSound, isSound, sounds } from './clean-sound.ts'
import { fileRefused } from './refused-file.ts'

export { fileRefused } from './refused-file.ts'

/** The longest side and the most pixels of a picture; larger ones are made smaller, or refused as a bomb. */
const longest = 4000
const mostPixels = 100_000_000

/** A name that can be shown and saved anywhere: no folders, no control signs, no reversed writing, with our own ending. */
export function safeName(name: string, ext: string): string {
  const bare = (name.split(/[/\\]/).pop() ?? '')
    .normalize('NFC')
    .replace(/\.[^.]{0,12}$/, '')
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .trim()
  const short = lengthOf(bare) > 60 ? [...bare].slice(0, 60).join('') : bare
  return `${short.replace(/^\.+/, '') || '附件'}.${ext}`
}

/** Draws a picture anew: place, device and everything else that is not picture is left behind. */
async function redrawn(bytes: Uint8Array, kind: 'jpg' | 'png' | 'webp'): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp')
  const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    .autoOrient()
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
  const out =
    kind === 'png'
      ? picture.png()
      : kind === 'webp'
        ? picture.webp({ quality: 85 })
        : picture.jpeg({ quality: 85 })
  return out.toBuffer()
}

const mimes = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
} as const
export type Clean = { name: string; mime: string; bytes: Uint8Array }

/**
 * A file as it may be kept, or a refusal in Chinese. What it is is decided by its first bytes, never by its name; a
 * picture or PDF that cannot be read to the end is refused too.
 */
export async function clean(
  name: string,
  bytes: Uint8Array,
  mostBytes: number,
  /** Recordings are taken in a conversation alone. */
  sound = false,
): Promise<Clean> {
  const shown = `“${safeName(name, name.split('.').pop()?.slice(0, 8).replace(/\W/g, '') || '文件')}”`
  if (bytes.length === 0) throw fileRefused(`${shown}是空的，请重新选`)
  if (bytes.length > mostBytes)
    throw fileRefused(
      `${shown}超过${Math.floor(mostBytes / 1024 / 1024)}兆，请压缩或者裁小以后再传`,
    )
  const type = (await fileTypeFromBuffer(bytes))?.ext
  if (type === 'heic' || type === 'avif')
    throw fileRefused(
      `${shown}是苹果手机的 HEIC 格式，这里打不开。请在相机设置里选“兼容性最佳”，或者截一张图再传`,
    )
  if (sound && isSound(type)) {
    const { ext, mime } = sounds[type]
    try {
      return { name: safeName(name, ext), mime, bytes: cleanSound(type, bytes, shown) }
    } catch (error) {
      if (error instanceof Refusal) throw error
      throw fileRefused(`${shown}打不开，请重新录一次`)
    }
  }
  if (type !== 'jpg' && type !== 'png' && type !== 'webp' && type !== 'pdf')
    throw fileRefused(
      `${shown}不是照片或 PDF。只收 JPG、PNG、WebP 照片和 PDF${sound ? '，还有录音' : ''}`,
    )
  try {
    const kept = type === 'pdf' ? await recopied(bytes) : await redrawn(bytes, type)
    return { name: safeName(name, type), mime: mimes[type], bytes: kept }
  } catch {
    throw fileRefused(
      type === 'pdf'
        ? `${shown}打不开，可能加了密码或者已经损坏`
        : `${shown}不是完好的照片，请重新拍或者截图再传`,
    )
  }
}
