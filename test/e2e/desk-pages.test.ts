import { describe, expect, it } from 'vitest'
import { useWeb } from '#test/kit/browser.ts'
import { placeOf } from '#test/kit/content.ts'
import { printedAccounts } from '#test/kit/demo-staff.ts'

const web = useWeb()
const json = { 'content-type': 'application/json' }

describe('what pages of the desk say', () => {
  const send = async (path: string, body: object, cookie = '') => {
    const headers = { ...json, ...(cookie ? { cookie } : {}) }
    const asked = { method: 'POST', headers, body: JSON.stringify(body) }
    return fetch(`${web.server.url}/api${path}`, asked)
  }
  const read = async (path: string, cookie: string) =>
    (await fetch(web.server.url + path, { headers: { cookie } })).text()
  const lingxi = async (story: string) => {
    const told = { story, wish: 'check', nameMode: 'anonymous' }
    return (await (await send('/lingxi/cases', told)).json()) as { number: string }
  }
  const signedIn = async (login: string) => {
    const password = (await printedAccounts(web.server)).get(login)
    const signed = await send('/admin/sign-in', { login, password })
    return signed.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }
  const sends = /action="[^"]*\/api\/admin\/same-answer"/

  it('one answer for several cases: a set that is refused has no button that sends, and says what to do', async () => {
    const cookie = await signedIn('lingxi-clerk')
    const noise = '楼下的建筑工地每天夜里十一点以后还在打桩，噪声很大'
    const numbers = [await lingxi(noise), await lingxi('河边有人倒建筑垃圾')].map((c) => c.number)
    const inbox = await read('/admin/', cookie)
    const ids = numbers.map((n) => {
      const row = inbox.slice(0, inbox.indexOf(n)).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g)
      return row?.at(-1) ?? ''
    })
    const [one = '', other = ''] = ids
    await send(`/admin/cases/${one}/accept`, {}, cookie)

    // A text was looked at for one case; then another one came into the address.
    const form = new URLSearchParams({ ids: one, result: 'explained', text: '我们去看过了。' })
    const looked = await fetch(`${web.server.url}/api/admin/same-answer/preview`, {
      method: 'POST',
      body: form,
      headers: { cookie },
      redirect: 'manual',
    })
    const page = looked.headers.get('location') ?? ''
    expect(page).toContain(one)
    const refused = await read(page.replace('?', `?ids=${other}&`), cookie)
    expect(refused).toContain('不是同一件事')
    expect(refused).toContain('回到收件箱')
    expect(refused).not.toMatch(sends)
    expect(refused).not.toContain('发这一答复')
  })
  it('on-the-page 3: a cadre reads to the villager who sees the words, and what each way to be named means', async () => {
    const page = await read('/admin/behalf/', await signedIn('lingxi-cadre'))
    const first = placeOf('lingxi')
    const name = first.bodies.find((b) => b.id === first.firstResponder)?.name ?? 'nobody'
    for (const words of [
      `写下的内容由${name}看到`,
      '转给别的单位时不带村民的姓名',
      '匿名也会登记核查；没有联系方式，我们无法书面通知',
      '本站不核验身份证',
    ])
      expect(page).toContain(words)
  })
})
