import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '#test/kit/content.ts'

const installed = join(root, '.cache/peers')
/** What a build took: seconds by the clock and of user time, and the pages that it made. */
export type Built = { name: string; seconds: number; user: number; pages: number }
/** The same pages for all: what stands around every decision, and the decisions with their rows. */
export type Pages = {
  head: string
  foot: string
  decisions: { id: string; title: string; rows: [string, string][] }[]
}

/** Runs a build and reads what the shell's `time` says of it and its children. */
function build(name: string, command: string, cwd: string, out: string): Built {
  const ran = spawnSync('bash', ['-c', `TIMEFORMAT='%R %U'; time (${command} > build.log 2>&1)`], {
    cwd,
    timeout: 1_200_000,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  })
  if (ran.status !== 0)
    throw new Error(`${name}: ${readFileSync(join(cwd, 'build.log'), 'utf8').slice(-2000)}`)
  const [seconds = 0, user = 0] = ran.stderr.trim().split(/\s+/).slice(-2).map(Number)
  const pages = readdirSync(join(cwd, out), { recursive: true }).filter((f) =>
    String(f).endsWith('index.html'),
  ).length
  return { name, seconds, user, pages }
}

const lay = (dir: string, files: Record<string, string>): string => {
  rmSync(dir, { recursive: true, force: true })
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), text)
  }
  return dir
}
const json = (value: unknown) => JSON.stringify(value)

export function astroBuild(dir: string, { head, foot, decisions }: Pages): Built {
  lay(dir, {
    'package.json': '{"type":"module","private":true}',
    'astro.config.mjs': 'export default { compressHTML: true, devToolbar: { enabled: false } }',
    'src/frame.json': json({ head, foot }),
    'src/decisions.json': json(decisions),
    'src/pages/decisions/[id].astro': [
      '---',
      "import decisions from '../../decisions.json'",
      "import frame from '../../frame.json'",
      'export const getStaticPaths = () => decisions.map((d) => ({ params: { id: d.id }, props: d }))',
      'const { title, rows } = Astro.props',
      '---',
      '<Fragment set:html={frame.head} /><main><h1>{title}</h1><dl class="facts">{rows.map(([name, value]) => <div><dt>{name}</dt><dd>{value}</dd></div>)}</dl></main><Fragment set:html={frame.foot} />',
    ].join('\n'),
  })
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'))
  const bin = join(root, 'node_modules/.bin/astro')
  return build('astro build', `'${process.execPath}' '${bin}' build`, dir, 'dist')
}

export function eleventyBuild(dir: string, { head, foot, decisions }: Pages): Built | null {
  const bin = join(installed, 'node_modules/@11ty/eleventy/cmd.cjs')
  if (!existsSync(bin))
    spawnSync(
      'npm',
      ['install', '--no-audit', '--no-fund', '--prefix', installed, '@11ty/eleventy@3'],
      {
        timeout: 300_000,
      },
    )
  if (!existsSync(bin)) return null
  lay(dir, {
    '_data/frame.json': json({ head, foot }),
    '_data/decisions.json': json(decisions),
    'decision.njk': [
      '---',
      'pagination: { data: decisions, size: 1, alias: d }',
      'permalink: "decisions/{{ d.id }}/"',
      '---',
      '{{ frame.head | safe }}<main><h1>{{ d.title }}</h1><dl class="facts">{% for row in d.rows %}<div><dt>{{ row[0] }}</dt><dd>{{ row[1] }}</dd></div>{% endfor %}</dl></main>{{ frame.foot | safe }}',
    ].join('\n'),
  })
  return build('Eleventy 3', `'${process.execPath}' '${bin}' --quiet`, dir, '_site')
}

export function hugoBuild(dir: string, { head, foot, decisions }: Pages): Built | null {
  const version = (() => {
    try {
      return /v[\d.]+/.exec(execFileSync('hugo', ['version'], { encoding: 'utf8' }))?.[0] ?? ''
    } catch {
      return null
    }
  })()
  if (version === null) return null
  lay(dir, {
    'config.toml':
      'baseURL = "/"\ndisableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "404"]\n',
    'data/frame.json': json({ head, foot }),
    'layouts/_default/single.html':
      '{{ site.Data.frame.head | safeHTML }}<main><h1>{{ .Title }}</h1><dl class="facts">{{ range .Params.rows }}<div><dt>{{ index . 0 }}</dt><dd>{{ index . 1 }}</dd></div>{{ end }}</dl></main>{{ site.Data.frame.foot | safeHTML }}',
    ...Object.fromEntries(
      decisions.map((d) => [
        `content/decisions/${d.id}.md`,
        `${json({ title: d.title, rows: d.rows })}\n`,
      ]),
    ),
  })
  return build(`Hugo ${version} (Debian)`, 'hugo', dir, 'public')
}
