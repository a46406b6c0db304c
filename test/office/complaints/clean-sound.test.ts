import { describe, expect, test } from 'vitest'
import { clean, fileRefused } from '#api/office/complaints/clean.ts'
import { mostSoundBytes } from '#api/office/complaints/clean-sound.ts'

const most = 10 * 1024 * 1024
const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    Buffer.concat(
      parts.map((p) => (typeof p === 'string' ? Buffer.from(p, 'latin1') : Buffer.from(p))),
    ),
  )
const u32 = (n: number) => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]
const box = (kind: string, ...parts: (string | number[])[]): number[] => {
  const inner = bytes(...parts)
  return [...bytes(u32(8 + inner.length), kind, [...inner])]
}
const m4a = (...inMoov: number[][]) =>
  bytes(box('ftyp', 'M4A ', u32(0), 'M4A mp42isom'), box('moov', ...inMoov), box('mdat', 'sound'))
const wav = bytes(
  'RIFF',
  [36, 0, 0, 0],
  'WAVEfmt ',
  [16, 0, 0, 0, 1, 0, 1, 0, 64, 31, 0, 0, 128, 62, 0, 0, 2, 0, 16, 0],
  'data',
  [0, 0, 0, 0],
)
const webm = (codec: string) =>
  bytes([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84], 'webm', codec)

describe('A4.8 recordings', () => {
  test('are known by their first bytes, whatever they are called', async () => {
    expect(await clean('a.exe', wav, most, true)).toMatchObject({
      name: 'a.wav',
      mime: 'audio/wav',
    })
    expect(await clean('x', webm('A_OPUS'), most, true)).toMatchObject({
      name: 'x.webm',
      mime: 'audio/webm',
    })
    await expect(clean('录音.webm', bytes('MZ not sound at all'), most, true)).rejects.toThrow(
      '不是照片',
    )
  })

  test('are taken in a conversation alone', async () => {
    await expect(clean('a.wav', wav, most)).rejects.toThrow(/不是照片或 PDF/)
  })

  test('of an MP4 nothing tells where and with what it was made; the sound stays', async () => {
    const where = '+27.5100+120.4000/'
    const kept = await clean('a.m4a', m4a(box('udta', box('\u00a9xyz', where))), most, true)
    const text = Buffer.from(kept.bytes).toString('latin1')
    expect(kept.mime).toBe('audio/mp4')
    expect(text).not.toContain(where)
    expect(text).toContain('sound')
    expect(kept.bytes.length).toBe(m4a(box('udta', box('\u00a9xyz', where))).length)
  })

  test.each([
    ['a film', m4a(box('trak', box('mdia', box('hdlr', u32(0), u32(0), 'vide', u32(0)))))],
    ['a film of a browser', webm('V_VP8')],
    ['a broken file', bytes(box('ftyp', 'M4A ', u32(0)), u32(5000), 'moov')],
  ])('refuses %s', async (_what, film) => {
    await expect(clean('a', film, most, true)).rejects.toBeInstanceOf(Error)
    await expect(clean('a', film, most, true)).rejects.toMatchObject({ code: fileRefused('').code })
  })

  test('longer than two minutes is too large', async () => {
    const long = new Uint8Array(mostSoundBytes + 1)
    long.set(wav)
    await expect(clean('a.wav', long, most, true)).rejects.toThrow('两分钟')
  })
})
