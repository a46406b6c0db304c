import { fileRefused } from './refused-file.ts'

/** Two minutes of speech as browsers record it stay far below this. */
export const mostSoundBytes = 6 * 1024 * 1024

/** Kinds of sound that browsers and phones record, by what the first bytes say. */
export const sounds = {
  webm: { ext: 'webm', mime: 'audio/webm' },
  opus: { ext: 'ogg', mime: 'audio/ogg' },
  ogg: { ext: 'ogg', mime: 'audio/ogg' },
  oga: { ext: 'ogg', mime: 'audio/ogg' },
  m4a: { ext: 'm4a', mime: 'audio/mp4' },
  mp4: { ext: 'm4a', mime: 'audio/mp4' },
  mp3: { ext: 'mp3', mime: 'audio/mpeg' },
  wav: { ext: 'wav', mime: 'audio/wav' },
} as const
export type SoundType = keyof typeof sounds
export const isSound = (type: string | undefined): type is SoundType =>
  type !== undefined && Object.hasOwn(sounds, type)

const ascii = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
/** Boxes of an MP4 file that hold other boxes, and those that may say where and by whom it was recorded. */
const holders = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'dinf', 'moof', 'traf'])
const telling = new Set(['udta', 'meta', 'uuid'])

/** Turns boxes that tell place and device into empty ones of the same length, so that nothing else moves. */
function silenced(bytes: Uint8Array): Uint8Array {
  const out = Uint8Array.from(bytes)
  const view = new DataView(out.buffer)
  const walk = (from: number, to: number): void => {
    let at = from
    while (at + 8 <= to) {
      const size = view.getUint32(at)
      const end = size === 0 ? to : at + size
      const kind = ascii(out.subarray(at + 4, at + 8))
      if (size === 1 || (size !== 0 && size < 8) || end > to)
        throw new RangeError('not an MP4 file')
      if (telling.has(kind)) {
        out.set(Buffer.from('free', 'latin1'), at + 4)
        out.fill(0, at + 8, end)
      } else if (holders.has(kind)) walk(at + 8, end)
      at = end
    }
  }
  walk(0, out.length)
  return out
}

/** What only a film has: codecs of WebM and Ogg, and the picture handler of an MP4 file. */
const film = ['V_VP8', 'V_VP9', 'V_AV1', 'V_MPEG', 'theora', `${'\0'.repeat(4)}vide`]

/** A recording as it may be kept: sound alone, and of an MP4 file nothing that tells where it was made. */
export function cleanSound(type: SoundType, bytes: Uint8Array, shown: string): Uint8Array {
  if (bytes.length > mostSoundBytes)
    throw fileRefused(`${shown}太大了，录音最长两分钟，请录短一些，或者分几段录`)
  const text = ascii(bytes)
  if (film.some((mark) => text.includes(mark)))
    throw fileRefused(`${shown}是录像。这里只收录音、照片和 PDF，录像请带到窗口`)
  return sounds[type].ext === 'm4a' ? silenced(bytes) : bytes
}
