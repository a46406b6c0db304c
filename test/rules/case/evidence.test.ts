import { expect, test } from 'vitest'
import { fileHeaders, lookOf } from '#rules/case/evidence.ts'

test('what a stranger sent opens only when it is a picture, a sound or a PDF of ours, and brings no script', () => {
  for (const mime of ['image/jpeg', 'image/png', 'image/webp', 'audio/mp4', 'application/pdf']) {
    const open = fileHeaders('证据', mime, true)
    expect(open['content-disposition']).toMatch(/^inline; filename\*=UTF-8''%E8/)
    expect(fileHeaders('证据', mime, false)['content-disposition']).toMatch(/^attachment/)
    expect(open['content-security-policy']).toContain("default-src 'none'")
    expect(open['x-content-type-options']).toBe('nosniff')
  }
  for (const mime of ['text/html', 'image/svg+xml', 'application/xml', '']) {
    expect(lookOf(mime)).toBe('keep')
    const headers = fileHeaders('x', mime, true)
    expect(headers['content-disposition']).toMatch(/^attachment/)
    expect(headers['content-security-policy']).toContain('sandbox')
  }
})
