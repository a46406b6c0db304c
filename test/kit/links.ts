import { LinkChecker, LinkState } from 'linkinator'
import { published } from './demo-staff.ts'
import { startServer } from './server.ts'

/** Other sites that a public page may name: the record office and pages of government. None of them is asked. */
const government = /(^|\.)gov\.cn$/
/** The name of a licence in the data about a page (schema.org); nobody is sent there. */
const licence = 'https://spdx.org/licenses/'

export type Links = { checked: number; dead: string[]; foreign: string[]; strangers: string[] }

/**
 * Follows every link from the home page of a running server, with its anchors. Other hosts are listed and never asked;
 * the desk and the interface have no public pages.
 */
export async function followLinks(home: string): Promise<Links> {
  const { origin } = new URL(home)
  const foreign = new Set<string>()
  const skip = async (link: string): Promise<boolean> => {
    const { origin: host, pathname, search } = new URL(link)
    if (host !== origin) foreign.add(link)
    // A form that was filled in by a link is the same page again.
    return host !== origin || /^\/(api|admin)\//.test(pathname) || search !== ''
  }
  const { links } = await new LinkChecker().check({
    path: home,
    recurse: true,
    checkFragments: true,
    checkCss: true,
    concurrency: 10,
    timeout: 30_000,
    linksToSkip: skip,
  })
  const asked = links.filter((l) => l.state !== LinkState.SKIPPED)
  const dead = asked.filter((l) => l.state === LinkState.BROKEN)
  return {
    checked: new Set(asked.map((l) => l.url)).size,
    dead: dead.map((l) => `${l.url} (${l.status}) on ${l.parent}`),
    foreign: [...foreign].sort(),
    strangers: [...foreign].filter(
      (l) => !government.test(new URL(l).hostname) && !l.startsWith(licence),
    ),
  }
}

if (import.meta.main) {
  const server = await startServer()
  try {
    await published(server)
    const { checked, dead, foreign, strangers } = await followLinks(
      `http://localhost:${server.port}/`,
    )
    for (const line of dead) console.log(`dead: ${line}`)
    for (const line of foreign) console.log(`other site, not asked: ${line}`)
    for (const line of strangers) console.log(`not a government site: ${line}`)
    console.log(`${checked} links, ${dead.length} dead`)
    if (checked < 100) console.log('the crawl did not come far')
    process.exitCode = dead.length + strangers.length > 0 || checked < 100 ? 1 : 0
  } finally {
    await server.stop()
  }
}
