/**
 * Keeps what is being typed on this device for a day, so that a reload or a lost connection loses nothing. Only forms
 * marked data-draft; never contact data, never the page for anonymous clues (on-the-page 9).
 */
const prefix = 'draft:'
const life = 24 * 3600 * 1000

type Kept = { at: number; fields: Record<string, string> }

/** Private windows and full devices refuse to keep anything: then typing simply goes on. */
const quietly = <T>(act: () => T): T | undefined => {
  try {
    return act()
  } catch {
    return undefined
  }
}

const ours = (): string[] =>
  quietly(() =>
    Object.keys(localStorage).filter((key) => key.slice(0, prefix.length) === prefix),
  ) || []

export const forget = (): void => {
  ours().forEach((key) => quietly(() => localStorage.removeItem(key)))
}

const read = (key: string): Kept | undefined =>
  quietly(() => {
    const kept = JSON.parse(localStorage.getItem(key) || 'null') as Kept | null
    if (!kept || Date.now() - kept.at > life) {
      localStorage.removeItem(key)
      return undefined
    }
    return kept
  })

type Control = HTMLInputElement | HTMLTextAreaElement
const controls = (form: HTMLFormElement): Control[] =>
  Array.prototype.slice.call(
    form.querySelectorAll('textarea, input:not([type=hidden]):not([type=file])'),
  )
const isRadio = (c: Control): c is HTMLInputElement => c.type === 'radio'

const fill = (form: HTMLFormElement, fields: Record<string, string>): void => {
  const all = controls(form)
  const answered = all
    .filter(isRadio)
    .filter((c) => c.checked)
    .map((c) => c.name)
  all.forEach((c) => {
    const value = fields[c.name]
    if (value === undefined) return
    if (isRadio(c)) {
      if (answered.indexOf(c.name) < 0 && c.value === value) c.checked = true
    } else if (c.value === '') c.value = value
  })
}

const keep = (form: HTMLFormElement, key: string): void => {
  const fields: Record<string, string> = {}
  controls(form).forEach((c) => {
    if (!isRadio(c) || c.checked) fields[c.name] = c.value
  })
  quietly(() => localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields })))
}

export const startDrafts = (): void => {
  ours().forEach(read)
  document.querySelectorAll<HTMLFormElement>('form[data-draft]').forEach((form) => {
    const key = prefix + (form.getAttribute('data-draft') || '')
    const kept = read(key)
    if (kept) fill(form, kept.fields)
    form.addEventListener('input', () => keep(form, key))
    form.addEventListener('change', () => keep(form, key))
  })
  document.querySelectorAll('[data-clear]').forEach((button) => {
    button.addEventListener('click', forget)
  })
}
