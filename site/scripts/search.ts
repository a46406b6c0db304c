import { type Filters, type Found, highlight, openSearch } from '#rules/search/browser-safe.ts'

const form = document.querySelector<HTMLFormElement>('form.search-panel')
const box = document.querySelector<HTMLInputElement>('#q')
const list = document.querySelector<HTMLElement>('#hits')
const none = document.querySelector<HTMLElement>('#none')
const status = document.querySelector<HTMLElement>('#status')
const more = document.querySelector<HTMLElement>('#more')
const step = 10
const names = ['field', 'kind', 'body'] as const

const element = (tag: string, text: string, css?: string): HTMLElement => {
  const made = document.createElement(tag)
  made.textContent = text
  if (css) made.className = css
  return made
}

const facet = (name: string): HTMLSelectElement | null =>
  document.querySelector<HTMLSelectElement>(`#f-${name}`)

const filtersNow = (): Filters => {
  const filters: Filters = {}
  names.forEach((name) => {
    const value = facet(name)?.value
    if (value) filters[name] = value
  })
  return filters
}

function showFacets(found: Found, filters: Filters): void {
  names.forEach((name) => {
    const select = facet(name)
    if (!select) return
    while (select.options.length > 1) select.remove(1)
    const rows = found.facets[name].slice()
    const chosen = filters[name]
    if (chosen && !rows.some((row) => row.value === chosen)) rows.push({ value: chosen, count: 0 })
    rows.forEach((row) => {
      select.add(new Option(`${row.value}（${row.count}）`, row.value, false, row.value === chosen))
    })
  })
}

function showHits(found: Found, query: string, items: string): void {
  if (!list || !none || !status) return
  list.textContent = ''
  found.hits.forEach((hit) => {
    const link = document.createElement('a')
    link.href = `${items}${hit.id}/`
    highlight(hit.title, query).forEach((piece) =>
      link.appendChild(
        piece.hit ? element('mark', piece.text) : document.createTextNode(piece.text),
      ),
    )
    const about = document.createElement('p')
    about.append(
      element('span', hit.field, 'tag brand'),
      element('span', hit.kind, 'tag'),
      hit.body && `由${hit.body}行使`,
    )
    const row = document.createElement('li')
    row.append(link, about)
    list.appendChild(row)
  })
  const rest = found.total > found.hits.length ? `，先列 ${found.hits.length} 项` : ''
  const cut = found.cut ? '。写得太长，只用了前面一部分' : ''
  status.textContent = (found.total ? `找到 ${found.total} 项` : '没有找到') + rest + cut
  none.hidden = found.total > 0
  if (more) more.hidden = found.total <= found.hits.length
}

/** The address keeps what is asked, so that it can be sent on and the way back works. */
function keepAddress(query: string, filters: Filters): void {
  const asked = new URLSearchParams()
  if (query) asked.set('q', query)
  names.forEach((name) => filters[name] && asked.set(name, filters[name] ?? ''))
  const text = asked.toString()
  history.replaceState(null, '', location.pathname + (text ? `?${text}` : ''))
}

function failed(query: string): void {
  if (!status || !form) return
  status.textContent = '索引没有取到，网络可能断了。'
  const link = element('a', '让服务器来搜')
  link.setAttribute('href', `${form.action}?q=${encodeURIComponent(query)}`)
  status.appendChild(link)
}

if (form && box) {
  const folder = form.getAttribute('data-index') ?? ''
  const items = form.getAttribute('data-items') ?? ''
  const search = openSearch(async (name) => {
    const answer = await fetch(folder + name)
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
    return answer.json()
  })
  let turn = 0
  let waiting = 0
  let limit = step

  const run = async (): Promise<void> => {
    const mine = ++turn
    const query = box.value.trim()
    const filters = filtersNow()
    keepAddress(query.slice(0, 200), filters)
    try {
      const found = await search(query, filters, limit)
      // A slower answer to an earlier query must not overwrite a later one.
      if (mine !== turn) return
      showFacets(found, filters)
      showHits(found, query, items)
    } catch {
      if (mine === turn) failed(query)
    }
  }

  const asked = new URLSearchParams(location.search)
  box.value = asked.get('q') ?? ''
  names.forEach((name) => {
    const value = asked.get(name)
    if (value) facet(name)?.add(new Option(value, value, true, true))
  })
  box.addEventListener('input', () => {
    clearTimeout(waiting)
    limit = step
    waiting = window.setTimeout(() => void run(), 180)
  })
  form.addEventListener('change', (event) => {
    if (event.target === box) return
    limit = step
    void run()
  })
  more?.addEventListener('click', (event) => {
    event.preventDefault()
    limit += step
    void run()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    clearTimeout(waiting)
    void run()
  })
  void run()
}
