import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { facts } from '#test/kit/house.ts'
import { startServer, type Server } from '#test/kit/server.ts'

/** What must stand on the pages of the citizen, read as a browser without scripts gets them (on-the-page). */
const place = facts().places[0]
const slug = place?.slug ?? ''
const first = place?.bodies.find((b) => b.id === place.firstResponder)?.name ?? ''
const area = place?.areas[0]?.id ?? ''
let server: Server
const jar = new Map<string, string>()

const cookies = () => [...jar].map(([k, v]) => `${k}=${v}`).join('; ')
const plain = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, '')
async function read(path: string, fields?: Record<string, string>): Promise<string> {
  const init = fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}
  const answer = await fetch(server.url + path, {
    ...init,
    headers: { cookie: cookies() },
    redirect: 'manual',
  })
  for (const cookie of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    jar.set(name, value)
  }
  const to = answer.headers.get('location')
  return to === null
    ? plain(await answer.text())
    : read(new URL(to, server.url).pathname, undefined)
}
const send = (step: string, fields: Record<string, string>) =>
  read(`/api/${slug}/complain/${step}`, fields)

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

describe('on-the-page: the words on the pages of the citizen', () => {
  const demo = '演示站点，不是政府网站。您提交的内容不会送到任何机关。反映问题请打12345'
  const seen: Record<string, string> = {}

  it('walks the form, and a person to call stands beside every step (3, S1-25)', async () => {
    seen['happened'] = await read(`/${slug}/complain/`)
    seen['where'] = await send('happened', { story: '工地夜里一直施工，吵得睡不着', wish: 'check' })
    seen['when'] = await send('where', { area })
    seen['evidence'] = await send('when', { time: 'often' })
    seen['name'] = await send('evidence', { do: 'next' })
    seen['contact'] = await send('name', { nameMode: 'real' })
    seen['check'] = await read(`/${slug}/complain/check/`, { name: '演示人', phone: '13800000000' })
    seen['receipt'] = await send('submit', { name: '演示人', phone: '13800000000' })
    seen['case'] = await read(`/${slug}/track/case/`)
    for (const step of ['happened', 'where', 'when', 'evidence', 'name', 'contact', 'check'])
      for (const words of [`${first}电话未公布`, '窗口未公布', '12345', '这是公用电脑'])
        expect(seen[step], step).toContain(words)
    expect(seen['when']).toContain('第3步，共7步')
  })

  it('1: every page and the receipt say that this is a demonstration', () => {
    for (const [name, text] of Object.entries(seen)) expect(text, name).toContain(demo)
    expect(seen['receipt']?.split(demo)).toHaveLength(3)
  })

  it('3: who sees what, and what each way of giving a name means', () => {
    for (const words of [
      `写下的内容由${first}`,
      '要求保密的，转给别的单位时不带您的姓名',
      '匿名也会登记核查；没有联系方式，我们无法书面通知，请凭编号查询',
      '留下姓名和联系方式，本站不核验身份证',
    ])
      expect(seen['name']).toContain(words)
    expect(seen['happened']).toContain('请你们去查、去管')
    expect(seen['happened']).not.toContain('举报违法行为')
  })

  it('4, 5: withdrawal and dates in their own words', () => {
    expect(seen['case']).toContain('撤回只是不再答复您，涉嫌违法的仍会核查。')
    for (const page of ['receipt', 'case'])
      expect(seen[page]).toContain(
        '本地没有公布答复期限。如果您请求保护自己的人身、财产等合法权益，机关自收到之日起两个月内不履行的，可以先申请行政复议。',
      )
  })

  it('7, 9: the clue page and the conversation say what they are before the first word', async () => {
    expect(await read(`/${slug}/clue/`)).toContain(
      '这是普通匿名提交，不是加密通道。举报本单位或领导，请改用12388或书信。请勿使用单位网络或微信打开。',
    )
    const chat = await read(`/${slug}/chat/`)
    for (const words of ['我是一个程序，不是工作人员', '没有提交的，24小时后删除', '找人办'])
      expect(chat).toContain(words)
  })

  it('no page of the citizen is kept by a cache or found by a search engine', async () => {
    for (const path of ['complain/', 'clue/', 'chat/', 'track/', 'track/case/', 'receipt/']) {
      const answer = await fetch(`${server.url}/${slug}/${path}`, {
        headers: { cookie: cookies() },
      })
      expect(answer.headers.get('cache-control'), path).toBe('no-store')
      expect(await answer.text(), path).toMatch(/<meta name="robots" content="noindex/)
    }
  })
})
