/** What makes the form pleasant where scripts run; it works without. */
import { startCounters } from './counter.ts'
import { startDrafts } from './draft.ts'
import { startUploads } from './upload.ts'

/** The summary of faults is read out first, and its links put the cursor into the field. */
const summary = document.querySelector<HTMLElement>('[data-focus]')
if (summary) {
  summary.focus()
  summary.querySelectorAll<HTMLAnchorElement>('a[href^="#"]').forEach((link) => {
    link.addEventListener('click', (event) => {
      const field = document.getElementById(link.hash.slice(1))
      if (!field) return
      event.preventDefault()
      field.focus()
      if (field.scrollIntoView) field.scrollIntoView()
    })
  })
}

/** A second press is harmless, and is not needed. */
document.querySelectorAll<HTMLFormElement>('form[data-once]').forEach((form) => {
  form.addEventListener('submit', () => {
    window.setTimeout(() => {
      form.querySelectorAll('button').forEach((button) => {
        button.disabled = true
        button.textContent = '正在提交……'
      })
    }, 0)
  })
})
// A page that comes back from the browser's memory must not keep its button shut.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) window.location.reload()
})

startDrafts()
startUploads()
startCounters()
