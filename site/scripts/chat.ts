/** Sends a line without a new page. Whatever goes wrong, the plain form still works. */
type Answer = {
  says: string[]
  options: { value: string; label: string }[]
  ask: string
  unsent: string | null
}

const list = document.querySelector<HTMLOListElement>('[data-chat]')
const form = document.querySelector<HTMLFormElement>('[data-talk]')
const field = document.querySelector<HTMLTextAreaElement>('#say')
const buttons = document.querySelector<HTMLElement>('[data-options]')
/** Questions that bring parts of their own to the page. */
const wholePage = ['evidence', 'ready']
let ask = ''

const add = (by: 'you' | 'program', text: string): void => {
  if (!list) return
  const item = document.createElement('li')
  item.className = by === 'you' ? 'theirs' : 'ours'
  const who = document.createElement('p')
  who.className = 'who'
  who.textContent = by === 'you' ? '您' : '程序'
  const words = document.createElement('p')
  words.textContent = text
  item.appendChild(who)
  item.appendChild(words)
  list.appendChild(item)
  if (item.scrollIntoView) item.scrollIntoView({ block: 'nearest' })
}

const offer = (options: Answer['options']): void => {
  if (!buttons) return
  buttons.textContent = ''
  options.forEach((option) => {
    const button = document.createElement('button')
    button.className = 'button quiet small'
    button.name = 'pick'
    button.value = option.label
    button.textContent = option.label
    buttons.appendChild(button)
  })
}

const send = (line: string, item: string): Promise<Answer> =>
  fetch(form ? form.action.replace(/#.*$/, '') : '', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: `say=${encodeURIComponent(line)}&item=${encodeURIComponent(item)}`,
  }).then((answer) => {
    if (!answer.ok || answer.redirected) throw new Error('not taken')
    return answer.json() as Promise<Answer>
  })

/** What an answer changes on the page; questions with parts of their own bring the whole page. */
const show = (answer: Answer, line: string, typed: string): void => {
  if (wholePage.indexOf(answer.ask) >= 0 || wholePage.indexOf(ask) >= 0) {
    window.location.reload()
    return
  }
  ask = answer.ask
  if (answer.unsent === null) add('you', line)
  answer.says.forEach((text) => add('program', text))
  offer(answer.options)
  if (!field) return
  field.value = answer.unsent === null ? (line === typed ? '' : typed) : answer.unsent
  field.focus()
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
    const item = form.querySelector<HTMLInputElement>('input[name=item]')
    const typed = field.value
    void send(line, item ? item.value : '').then(
      (answer) => show(answer, line, typed),
      () => {
        field.value = line
        form.submit()
      },
    )
  })
  field.addEventListener('keydown', (event) => {
    // Enter sends on a keyboard; while a Chinese word is being put together it only takes the word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    const button = form.querySelector<HTMLButtonElement>('button[name=send]')
    if (button) button.click()
  })
}
