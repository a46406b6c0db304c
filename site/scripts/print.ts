/** Shows the print buttons, which do nothing without JavaScript, and makes them print. */
document.querySelectorAll<HTMLButtonElement>('button[data-print]').forEach((button) => {
  button.hidden = false
  button.addEventListener('click', () => window.print())
})
