import { createConfig, lintFromString } from '@redocly/openapi-core'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export const openapiFile = resolve(import.meta.dirname, '../../docs/openapi.json')

/** Faults that the linter finds in an OpenAPI document; empty when it is clean. */
export async function lintOpenapi(source: string): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source, config, absoluteRef: openapiFile })
  return problems
    .filter((p) => !p.ignored)
    .map((p) => `${p.severity} ${p.ruleId} ${p.location[0]?.pointer ?? ''} ${p.message}`)
}

if (import.meta.main) {
  const faults = await lintOpenapi(readFileSync(openapiFile, 'utf8'))
  for (const fault of faults) console.log(fault)
  console.log(`OpenAPI: ${faults.length} faults`)
  process.exitCode = faults.length ? 1 : 0
}
