/**
 * Switches 长辈版 and 高对比 at once, without a new page; also where no server answers POST /mode (a static copy).
 * The cookie is the one that the server sets, so both ways agree.
 */
const modes = ['elder', 'contrast']
const root = document.documentElement

const cookieModes = (): string[] => {
  const value = /(?:^|;\s*)display=([a-z+]+)/.exec(document.cookie)?.[1] ?? ''
  return modes.filter((mode) => value.split('+').indexOf(mode) >= 0)
}

const show = (words: string[]): void =>
  root.setAttribute('data-mode', words.length ? words.join(' ') : 'standard')

show(cookieModes())

document.querySelectorAll<HTMLFormElement>('form[data-switches]').forEach((form) => {
  const path = form.action.replace(location.origin, '').replace(/\/mode$/, '') || '/'
  form.querySelectorAll<HTMLButtonElement>('button[name=mode]').forEach((button) => {
    button.addEventListener('click', (event) => {
      event.preventDefault()
      const now = cookieModes()
      const next = modes.filter((m) => (m === button.value) !== now.indexOf(m) >= 0)
      document.cookie = `display=${next.join('+') || 'standard'}; Path=${path}; Max-Age=31536000; SameSite=Lax`
      show(next)
    })
  })
})
