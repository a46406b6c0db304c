import { checkProof, publishedIn, type Check, type Report } from '#rules/chain/check-proof.ts'
import { monthHolds, type DigestMonth } from '#rules/chain/digest.ts'
import { readMonth, readProof, type Proof } from '#rules/chain/proof.ts'
import { sha256Plain } from '#rules/chain/sha256-plain.ts'
import { minuteAt } from '../components/case/time.ts'

/** Checks a proof in this browser: nothing leaves it but the question for published digests. */
const form = document.querySelector<HTMLFormElement>('form[data-verify]')
const field = form?.querySelector<HTMLInputElement>('input[type=file]')
const report = document.querySelector<HTMLElement>('[data-report]')
const largest = 20_000_000

const tags = new Map([
  [true, ['ok', '成立']],
  [false, ['danger', '不成立']],
  [null, ['warn', '未核对']],
])
const states = {
  holds: '内容和当时锁定的一致',
  inside: '单位内部步骤，内容不公开；这一步本身没有改动',
  erased: '内容已经删除；这一步本身没有改动',
  broken: '这一步对不上',
  unknown: '前面断了，没有核对',
}

function make(tag: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  if (className) made.className = className
  return made
}

const bytesOf = (file: File): Promise<Uint8Array> =>
  new Promise((done, fail) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => done(new Uint8Array(reader.result as ArrayBuffer)))
    reader.addEventListener('error', () => fail(reader.error ?? new Error('unreadable')))
    reader.readAsArrayBuffer(file)
  })

/** The published month behind a proof, from this very site; null when it cannot be had, or is not whole. */
async function monthOf(base: string, place: string, month: string): Promise<DigestMonth | null> {
  try {
    const answer = await fetch(`${base}${place}/digests/${month}.json`)
    const found = answer.ok ? readMonth(await answer.text()) : null
    return found && found.place === place && found.month === month ? found : null
  } catch {
    return null
  }
}

async function monthsOf(base: string, proof: Proof): Promise<DigestMonth[]> {
  const wanted = new Set(proof.digests.map(({ place, day }) => `${place} ${day.slice(0, 7)}`))
  const found = await Promise.all(
    Array.from(wanted, (one) => {
      const [place = '', month = ''] = one.split(' ')
      return monthOf(base, place, month)
    }),
  )
  return found.filter((month): month is DigestMonth => month !== null)
}

function line({ ok, say }: Check): HTMLElement {
  const item = make('li', '')
  const [kind, word] = tags.get(ok) ?? ['', '']
  item.append(make('span', word ?? '', `tag ${kind}`), say)
  return item
}

function stepLine({ at, name, state, content }: Report['steps'][number]): HTMLElement {
  const item = make('li', '')
  item.append(make('time', minuteAt(at)), make('h3', name), make('p', states[state]))
  if (state !== 'holds') return item
  const text = textIn(content)
  if (text) item.append(make('p', text, 'said'))
  const raw = make('pre', JSON.stringify(content, null, 1))
  // It scrolls on a phone, also by keyboard.
  raw.tabIndex = 0
  const details = make('details', '')
  details.append(make('summary', '锁定的全部内容'), raw)
  item.append(details)
  return item
}

/** What somebody wrote in this step, if it is a step of writing. */
function textIn(content: Report['steps'][number]['content']): string {
  if (content === null || typeof content !== 'object' || Array.isArray(content)) return ''
  return typeof content['text'] === 'string' ? content['text'] : ''
}

function verdict(all: readonly Check[]): HTMLElement {
  if (all.some(({ ok }) => ok === false)) return make('h2', '不成立：这份证明对不上')
  return make('h2', all.every(({ ok }) => ok) ? '全部成立' : '没有发现改动，但有的没有核对')
}

function show(into: HTMLElement, ...parts: HTMLElement[]): void {
  into.textContent = ''
  into.append(...parts)
  into.hidden = false
  into.focus()
}

async function verify(file: File, into: HTMLElement, base: string): Promise<void> {
  const proof = file.size > largest ? null : readProof(await bytesOf(file))
  if (!proof) {
    const say = '这不是证明文件，或者改动过（多一个空格也算）。'
    show(into, make('h2', '不成立：这份证明对不上'), make('p', say, 'notice danger'))
    return
  }
  const months = await monthsOf(base, proof)
  const { checks, steps } = checkProof(sha256Plain, proof, publishedIn(months))
  const all: Check[] = [
    ...checks,
    ...months.map((month) => {
      const ok = monthHolds(sha256Plain, month)
      return { ok, say: `本站公布的 ${month.month} 存证值${ok ? '前后相连' : '前后对不上'}` }
    }),
  ]
  const list = make('ul', '', 'checks')
  list.append(...all.map(line))
  const timeline = make('ol', '', 'timeline')
  timeline.append(...steps.map(stepLine))
  show(into, verdict(all), make('p', `编号 ${proof.number}`), list, make('h3', '经过'), timeline)
}

if (form && field && report) {
  form.hidden = false
  field.addEventListener('change', () => {
    const file = field.files?.[0]
    if (!file) return
    verify(file, report, form.getAttribute('data-verify') ?? '/').catch(() =>
      show(report, make('p', '读不了这个文件，请换一个再试。', 'notice danger')),
    )
  })
}
