/** Sends a line without a new page. Whatever goes wrong, the plain form still works. */
import { readEvents } from './events.ts'

type Link = { label: string; href: string }
type Answer = {
  said: { text: string; links: Link[] }[]
  options: { value: string; label: string; note?: string }[]
  ask: string
  heard: number
  unsent: string | null
}

const list = document.querySelector<HTMLOListElement>('[data-chat]')
const form = document.querySelector<HTMLFormElement>('[data-talk]')
const field = document.querySelector<HTMLTextAreaElement>('#say')
const buttons = document.querySelector<HTMLElement>('[data-options]')
const state = document.querySelector<HTMLElement>('[data-state]')
const seen = document.querySelector<HTMLInputElement>('[data-seen]')
/** Questions that bring parts of their own to the page. */
const wholePage = ['evidence', 'ready']
let ask = ''
let busy = false

const made = (name: string, className: string, text: string): HTMLElement => {
  const part = document.createElement(name)
  part.className = className
  part.textContent = text
  return part
}

const add = (by: 'you' | 'program', text: string, links: Link[]): HTMLElement => {
  const item = made('li', by === 'you' ? 'theirs' : 'ours', '')
  item.appendChild(made('p', 'who', by === 'you' ? '您' : '程序'))
  item.appendChild(made('p', '', text))
  if (links.length > 0) {
    const row = made('p', 'chat-links', '')
    links.forEach((link) => {
      const a = made('a', '', link.label) as HTMLAnchorElement
      a.href = link.href
      row.appendChild(a)
    })
    item.appendChild(row)
  }
  if (list) list.appendChild(item)
  if (item.scrollIntoView) item.scrollIntoView({ block: 'nearest' })
  return item
}

const offer = (options: Answer['options']): void => {
  if (!buttons) return
  buttons.textContent = ''
  options.forEach((option) => {
    const button = made('button', 'button quiet small', option.note ? '' : option.label)
    if (option.note) {
      button.className += ' chat-card'
      button.appendChild(made('strong', '', option.label))
      button.appendChild(made('span', '', option.note))
    }
    button.setAttribute('name', 'pick')
    button.setAttribute('value', option.label)
    buttons.appendChild(button)
  })
}

/** Where the first answer was put, so that the better one takes its place. */
let shown: HTMLElement[] = []

const show = (answer: Answer): void => {
  shown.forEach((part) => part.parentNode && part.parentNode.removeChild(part))
  shown = answer.said.map((one) => add('program', one.text, one.links))
}

/** What an answer changes on the page; questions with parts of their own bring the whole page. */
const settle = (answer: Answer, line: string, typed: string): void => {
  if (wholePage.indexOf(answer.ask) >= 0 || wholePage.indexOf(ask) >= 0) {
    window.location.reload()
    return
  }
  ask = answer.ask
  if (seen) seen.value = String(answer.heard)
  offer(answer.options)
  if (!field) return
  field.value = answer.unsent === null ? (line === typed ? '' : typed) : answer.unsent
  field.focus()
}

/** Sends a line; `first` comes before the answer where a better one is still being looked for. */
const send = (line: string, item: string, first: (answer: Answer) => void): Promise<Answer> =>
  fetch(form ? form.action.replace(/#.*$/, '') : '', {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/x-www-form-urlencoded' },
    body: `say=${encodeURIComponent(line)}&item=${encodeURIComponent(item)}&seen=${seen ? seen.value : ''}`,
  }).then((answer) => {
    if (!answer.ok || answer.redirected) throw new TypeError('not taken')
    return readEvents<Answer>(answer, (event, data) => {
      if (event === 'first') first(data)
    })
  })

const say = (text: string): void => {
  if (state) state.textContent = text
}

const talk = (line: string, typed: string): void => {
  const item = form && form.querySelector<HTMLInputElement>('input[name=item]')
  let mine: HTMLElement | null = null
  busy = true
  shown = []
  const heard = (answer: Answer): void => {
    if (!mine && answer.unsent === null) mine = add('you', line, [])
    show(answer)
  }
  say('正在想……')
  send(line, item ? item.value : '', (answer) => heard(answer)).then(
    (answer) => {
      busy = false
      say('')
      heard(answer)
      settle(answer, line, typed)
    },
    () => {
      busy = false
      if (!field || !form) return
      if (field.value.trim() === '') field.value = line
      // With the line lost a new page would be an error page: the words stay, and the same line is taken once.
      if (navigator.onLine === false) say('网络断了，您写的还在。网络恢复后再点“发送”。')
      else form.submit()
    },
  )
}

export const startChat = (): void => {
  if (!form || !field || !list) return
  let pressed = ''
  form.addEventListener('click', (event) => {
    const button = (event.target as HTMLElement).closest('button')
    pressed = button && button.name === 'pick' ? button.value : ''
  })
  form.addEventListener('submit', (event) => {
    const line = pressed || field.value
    pressed = ''
    if (!line.trim()) return
    event.preventDefault()
    if (!busy) talk(line, field.value)
  })
  window.addEventListener('online', () => say('网络恢复了，可以接着说。'))
  field.addEventListener('keydown', (event) => {
    // Enter sends on a keyboard; while a Chinese word is being put together it only takes the word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    const button = form.querySelector<HTMLButtonElement>('button[name=send]')
    if (button) button.click()
  })
}
