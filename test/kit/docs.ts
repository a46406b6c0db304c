import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { commands } from '#api/cli/commands.ts'
import { reference } from '#api/cli/reference.ts'
import { facts } from './content.ts'
import { dutiesDoc } from './duties-doc.ts'
import { conversationsDoc } from './conversations.ts'
import { makeHouse, root } from './house.ts'
import { routingDoc } from './routing-doc.ts'

const sourcesUnder = (dir: string): string[] =>
  readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => readFileSync(join(root, dir, name), 'utf8'))

/** The generated documents by their path under docs/, formatted as the repository is. */
export async function generatedDocs(): Promise<Record<string, string>> {
  const house = await makeHouse()
  const openapi = house.openapi()
  await house.dispose()
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  const raw = {
    'reference.md': reference({
      commands: all,
      openapi,
      sources: ['api', 'db'].flatMap(sourcesUnder),
    }),
    'openapi.json': JSON.stringify(openapi),
    'routing.md': routingDoc(facts()),
    'conversations.md': await conversationsDoc(),
    'duties.md': dutiesDoc(),
  }
  const config = await resolveConfig(join(root, 'package.json'))
  const pretty = Object.entries(raw).map(async ([name, text]) => [
    name,
    await format(text, { ...config, filepath: name }),
  ])
  return Object.fromEntries(await Promise.all(pretty)) as Record<string, string>
}

if (import.meta.main)
  for (const [name, text] of Object.entries(await generatedDocs())) {
    writeFileSync(join(root, 'docs', name), text)
    console.log(`docs/${name}: ${text.length} characters`)
  }
