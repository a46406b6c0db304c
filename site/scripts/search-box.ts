/** With JavaScript the search boxes lead to the page that searches in the browser; a static copy has no other. */
document.querySelectorAll<HTMLFormElement>('form[data-search]').forEach((form) => {
  form.action = form.getAttribute('data-search') ?? form.action
})
