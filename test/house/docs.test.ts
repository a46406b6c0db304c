import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorCodes } from '#api/cli/reference.ts'
import { generatedDocs } from '#test/kit/docs.ts'
import { root } from '#test/kit/house.ts'
import { lintOpenapi } from '#test/kit/openapi.ts'

const committed = (name: string) => readFileSync(join(root, 'docs', name), 'utf8')

describe('generated documents', async () => {
  const made = await generatedDocs()
  it.each(Object.keys(made))('docs/%s is current: run npm run docs', (name) => {
    expect(committed(name)).toBe(made[name])
  })
  it('the OpenAPI document passes the linter', async () => {
    expect(await lintOpenapi(committed('openapi.json'))).toEqual([])
  })
  it('the linter can fail', async () => {
    const broken = committed('openapi.json').replaceAll('"operationId"', '"operationsId"')
    expect(await lintOpenapi(broken)).not.toEqual([])
  })
})

describe('error codes', () => {
  it('are found in the sources, once each, sorted', () => {
    const source = `x = refusal('b.two', 409, '乙')\ny = refusal(\n  'a.one',\n  422,\n  '甲',\n)\n`
    expect(errorCodes([source, source])).toEqual([
      ['a.one', 422, '甲'],
      ['b.two', 409, '乙'],
    ])
  })
})
