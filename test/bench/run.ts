import { cpus } from 'node:os'

export type Bench = {
  name: string
  title: string
  run: (kit: {
    scale: number
    table: (rows: Record<string, string | number>[]) => void
    note: (line: string) => void
  }) => Promise<void>
}

/** `npm run bench [-- name …] [--quick]`: prints Markdown tables for docs/benchmarks.md. */
async function main(): Promise<void> {
  const args = process.argv.slice(2)
  const quick = args.includes('--quick')
  const names = args.filter((a) => !a.startsWith('--'))
  const { benches } = await import('./list.ts')
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}${quick ? ', --quick' : ''}\n`,
  )
  for (const bench of benches.filter((b) => !names.length || names.includes(b.name))) {
    console.log(`## ${bench.title}\n`)
    await bench.run({
      scale: quick ? 0.05 : 1,
      note: (line) => console.log(`${line}\n`),
      table: (rows) => {
        const heads = Object.keys(rows[0] ?? {})
        console.log(`| ${heads.join(' | ')} |\n|${heads.map(() => '---').join('|')}|`)
        for (const row of rows) console.log(`| ${heads.map((h) => row[h] ?? '').join(' | ')} |`)
        console.log('')
      },
    })
  }
  process.exit(0)
}
if (import.meta.main) await main()
