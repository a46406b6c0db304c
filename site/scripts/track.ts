/** The QR code carries the secret behind #, which no server sees: move it into the form, and out of the address. */
export const startTrack = (): void => {
  const field = document.querySelector<HTMLInputElement>('input[name=secret]')
  const secret = decodeURIComponent(window.location.hash.slice(1))
  if (!field || !/^[0-9A-Za-z-]{18,30}$/.test(secret)) return
  field.value = secret
  window.history.replaceState(null, '', window.location.pathname)
  const button = field.form && field.form.querySelector('button')
  if (button) button.focus()
}
