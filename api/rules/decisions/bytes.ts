/**
 * The text of a table as offices save it: UTF-8 with or without a mark, else GB 18030 (which holds GBK, what Chinese
 * Excel writes). Throws TypeError when the bytes are neither.
 */
export function tableText(bytes: Uint8Array): { text: string; encoding: 'utf-8' | 'gb18030' } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('gb18030', { fatal: true }).decode(bytes), encoding: 'gb18030' }
  }
}
