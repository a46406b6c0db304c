/** Says how much may still be written, near the end and beyond; keeps nothing. */
export const startCounters = (): void =>
  document.querySelectorAll<HTMLTextAreaElement>('textarea[data-max]').forEach((area) => {
    const most = Number(area.getAttribute('data-max'))
    const counter = document.createElement('div')
    counter.className = 'counter'
    counter.setAttribute('aria-live', 'polite')
    area.insertAdjacentElement('afterend', counter)
    const count = (): void => {
      const length = Array.from(area.value).length
      counter.textContent =
        length > most
          ? `多了 ${length - most} 个字`
          : length > most * 0.8
            ? `还可以写 ${most - length} 个字`
            : ''
    }
    area.addEventListener('input', count)
    count()
  })
