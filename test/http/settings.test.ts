import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSettings, SettingsError, settingsTable } from '#api/http/settings.ts'

/** For each setting, values that must not be taken; text settings take any text. */
const wrong: Record<string, string[]> = {
  BASE: ['shouwen', '/shouwen/', '/大写', '//'],
  PORT: ['http', '-1', '65536', '0', '4321.5'],
  HOST: ['a b', '主机'],
  PUBLIC_URL: ['example.gov.cn', 'https://example.gov.cn/', 'ftp://x', 'https://x/y'],
  TRUST_PROXY: ['yes', 'true', '2'],
  MODE: ['production', 'Demo'],
  PLACES: ['a b', 'a,', '甲'],
  DATABASE_URL: ['mysql://x', 'data.db'],
  STATIC_CACHE_MB: ['0', 'much', '5000'],
  UPLOAD_MAX_MB: ['0', '51'],
  ALLOW_HTTP_STAFF: ['on'],
  SITE_ID_CODE: ['123', '12345678901', '123456789!'],
  LLM_BASE_URL: ['127.0.0.1:11434', 'ftp://model/v1', 'http://user@model/v1'],
  LLM_IN_HOUSE: ['yes'],
  SMTP_URL: ['mail.example.cn', 'https://mail.example.cn'],
  MAIL_FROM: ['office', 'a b@example.cn'],
  KEEP_YEARS: ['-1', '100', 'ten'],
  LOG_LEVEL: ['verbose'],
}
const said = (env: Record<string, string>): string => {
  try {
    readSettings(env, '/srv')
    return ''
  } catch (error) {
    if (error instanceof SettingsError) return error.message
    throw error
  }
}

describe('settings (one table, checked at boot)', () => {
  const cases = Object.entries(wrong).flatMap(([name, values]) => values.map((v) => [name, v]))
  it.each(cases)('%s=%s stops the start with a sentence that names it', (name, value) => {
    const row = settingsTable.find((s) => s.name === name)
    expect(said({ [name!]: value! })).toContain(`设置 ${name}=${value} 不对`)
    expect(said({ [name!]: value! })).toContain(row?.sentence)
  })
  it('every setting that is not free text has a wrong value in this test', () => {
    const free = [
      'DATA_DIR',
      'KEY_DIR',
      'SITE_NAME',
      'SITE_OWNER',
      'ICP',
      'LLM_MODEL',
      'LLM_API_KEY',
    ]
    const names = settingsTable.map((s) => s.name).filter((n) => !free.includes(n))
    expect(names.filter((n) => !wrong[n])).toEqual([])
  })
  it('names every wrong setting at once', () => {
    const lines = said({ PORT: 'x', MODE: 'y', BASE: 'z' }).split('\n')
    expect(lines.map((l) => /设置 (\w+)=/.exec(l)?.[1]).sort()).toEqual(['BASE', 'MODE', 'PORT'])
  })
  it('keys must lie outside the data folder', () => {
    expect(said({ DATA_DIR: '/srv/d', KEY_DIR: '/srv/d/keys' })).toContain('KEY_DIR')
    expect(said({ DATA_DIR: '/srv/d', KEY_DIR: '/srv/d' })).toContain('KEY_DIR')
    expect(said({ DATA_DIR: '/srv/d', KEY_DIR: '/srv/d.keys' })).toBe('')
  })
  it('every default is accepted, and an empty value is the default', () => {
    const plain = readSettings({}, '/srv')
    const empty = Object.fromEntries(settingsTable.map((s) => [s.name, '  ']))
    expect(readSettings(empty, '/srv')).toEqual(plain)
    expect(plain).toMatchObject({ base: '', dataDir: '/srv/data', keyDir: '/srv/data.keys' })
    expect(plain).toMatchObject({ secure: false, unowned: true, origin: 'http://localhost:4321' })
  })
  it('every row has a sentence, and no name stands twice', () => {
    expect(settingsTable.filter((s) => !/\p{Script=Han}/u.test(s.sentence))).toEqual([])
    expect(new Set(settingsTable.map((s) => s.name)).size).toBe(settingsTable.length)
  })
  it('whatever is set, the start either has settings or a Chinese sentence', () => {
    const names = settingsTable.map((s) => s.name)
    const env = fc.dictionary(fc.constantFrom(...names), fc.string())
    fc.assert(
      fc.property(env, (given) => {
        const sentence = said({ ...given })
        return sentence === '' || /^设置 [A-Z_]+/u.test(sentence)
      }),
    )
  })
})
