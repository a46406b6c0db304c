import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { houseDoor } from '#api/http/door.ts'
import type { House } from '#api/http/house.ts'
import { readSettings } from '#api/http/settings.ts'
import { chromiumPrint, findChromium } from '#api/outside/paper.ts'
import { joined, sheetIn } from '#rules/opendata/join.ts'
import { sheetFields } from '#rules/publish/data-pages.ts'
import { placeIn, slugs } from './catalogue.ts'
import type { Command } from './command.ts'

/** The whole handbook or notice board of a place as one page that stands for itself. */
async function wholeSheet(
  house: House,
  slug: string,
  board: boolean,
  fields: readonly string[],
): Promise<string> {
  const { settings, deps, render } = house
  const facts = deps.facts()
  const place = facts.places.find((p) => p.slug === slug)
  if (!place) throw new Error(`no place ${slug}`)
  const folder = `/${slug}/${board ? 'board' : 'handbook'}/`
  const read = async (path: string): Promise<string> => {
    const page = await render(path)
    if (page.status !== 200) throw new Error(`${path}: ${page.status}`)
    return new TextDecoder().decode(page.body)
  }
  const cover = await read(folder)
  const sheets: string[] = []
  for (const field of fields.length > 0 ? fields : sheetFields(facts, place))
    sheets.push(sheetIn(await read(`${folder}${field}/`)))
  return joined(cover, sheets, {
    origin: settings.origin,
    folder: settings.base + folder,
    style: (href) =>
      readFileSync(join(settings.root, 'dist/client', href.slice(settings.base.length)), 'utf8'),
  })
}

export const handbook: Command = {
  name: 'handbook',
  summary: '把一个辖区的事项查询手册或公示栏做成一个文件（HTML 或 PDF）',
  help: [
    '用法：shouwen handbook --place 辖区 --out 文件.html|文件.pdf [--board] [--paper A4|A3] [--field 领域代号]… [--chromium 路径]',
    '',
    '--board     做公示栏（横向），不写就是事项查询手册（竖向）',
    '--paper     纸的大小，不写就是 A4；贴公示栏建议 A3',
    '--field     只要这个领域，可以写几次；不写就是全部领域',
    '--chromium  Chromium 或 Chrome 的路径，不写就在系统里找',
    '',
    'HTML 文件不依赖别的文件，可以拷走用任何浏览器打印。做 PDF 要有 Chromium；没有时先做 HTML，',
    '在有浏览器的电脑上打开，打印时选“另存为 PDF”。内容和网站上的手册、公示栏是同一份数据。',
  ].join('\n'),
  run: async (args, io, env) => {
    const { values } = parseArgs({
      args,
      options: {
        place: { type: 'string' },
        out: { type: 'string' },
        board: { type: 'boolean', default: false },
        paper: { type: 'string', default: 'A4' },
        field: { type: 'string', multiple: true, default: [] },
        chromium: { type: 'string' },
      },
    })
    const paper = values.paper.toLowerCase()
    const pdf = values.out?.endsWith('.pdf') ?? false
    if (!values.out || !/\.(html|pdf)$/.test(values.out) || !/^a[34]$/.test(paper)) {
      io.stderr.write('请写 --out 文件.html 或 文件.pdf；--paper 只能是 A4 或 A3\n')
      return 2
    }
    const chromium = pdf ? findChromium(values.chromium) : null
    if (pdf && !chromium) {
      io.stderr.write(
        '没有找到 Chromium，做不了 PDF。可以装上 chromium，或用 --chromium 写它的路径；也可以 --out 文件.html，在有浏览器的电脑上打开，打印时选“另存为 PDF”。\n',
      )
      return 1
    }
    const settings = readSettings(env)
    process.env['ASTRO_NODE_AUTOSTART'] = 'disabled'
    await import(pathToFileURL(join(settings.root, 'dist/server/entry.mjs')).href)
    const house = await houseDoor.house!()
    const facts = house.deps.facts()
    const place = placeIn(facts, values.place)
    if (!place) {
      await house.stop()
      io.stderr.write(`请写 --place，有这些辖区：${slugs(facts)}\n`)
      return 2
    }
    const known = sheetFields(facts, place)
    const strange = values.field.filter((id) => !known.includes(id))
    if (strange.length > 0) {
      await house.stop()
      io.stderr.write(`没有这个领域：${strange.join('、')}。有：${known.join('、')}\n`)
      return 2
    }
    const html = await wholeSheet(house, place.slug, values.board, values.field)
    await house.stop()
    const out = resolve(values.out)
    if (!chromium) writeFileSync(out, html)
    else {
      const dir = mkdtempSync(join(tmpdir(), 'shouwen-sheet-'))
      const page = join(dir, 'sheet.html')
      writeFileSync(page, html)
      await chromiumPrint(chromium)(`${pathToFileURL(page).href}#${paper}`, out).finally(() =>
        rmSync(dir, { recursive: true, force: true }),
      )
    }
    io.stdout.write(`写好：${out}\n`)
    return 0
  },
}
