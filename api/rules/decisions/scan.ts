/** Where a page shows its one picture: six numbers as PDF writes them, and the name it goes by on the page. */
export type Shown = { name: string; at: Matrix }
export type Matrix = readonly [number, number, number, number, number, number]
type Token = { text: string; kind: 'number' | 'name' | 'string' | 'mark' | 'operator' }

const plain: Matrix = [1, 0, 0, 1, 0, 0]
const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
]

const space = /[\0\t\n\f\r ]/
const ends = /[\0\t\n\f\r ()<>[\]{}/%]/

/** The end of a string that begins behind `at`: brackets inside it come in pairs or behind a backslash. */
function stringEnd(text: string, at: number): number {
  let depth = 1
  let i = at
  for (; i < text.length && depth > 0; i += 1) {
    const sign = text[i]
    if (sign === '\\') i += 1
    else if (sign === '(') depth += 1
    else if (sign === ')') depth -= 1
  }
  return i
}

function* tokensOf(text: string): Generator<Token> {
  for (let i = 0; i < text.length;) {
    const sign = text[i] ?? ''
    const from = i
    i += 1
    if (space.test(sign)) continue
    if (sign === '%') {
      while (i < text.length && !/[\r\n]/.test(text[i] ?? '')) i += 1
      continue
    }
    if (sign === '(') {
      i = stringEnd(text, i)
      yield { text: text.slice(from, i), kind: 'string' }
    } else if (sign === '<' && text[i] !== '<') {
      while (i < text.length && text[i] !== '>') i += 1
      i += 1
      yield { text: text.slice(from, i), kind: 'string' }
    } else if (/[<>[\]{})]/.test(sign)) {
      if (sign === text[i] && /[<>]/.test(sign)) i += 1
      yield { text: text.slice(from, i), kind: 'mark' }
    } else {
      while (i < text.length && !ends.test(text[i] ?? '')) i += 1
      const word = text.slice(from, i)
      const kind =
        sign === '/' ? 'name' : /^[+-]?(\d+\.?\d*|\.\d+)$/.test(word) ? 'number' : 'operator'
      yield { text: word, kind }
    }
  }
}

/** What neither paints nor hides: colours and lines of strokes that never come, places of text that nobody sees. */
const harmless = new Set(
  'g G rg RG k K cs CS sc SC scn SCN w J j M d i ri BT ET Tf Tc Tw Tz TL Ts Td TD Tm T* MP DP BMC EMC'.split(
    ' ',
  ),
)
const invisible = '3'

/**
 * The one picture that a page consists of, read from what the page draws; null where it draws anything else, for a
 * picture that lies under a bar, a frame or another picture would show what was covered (conventions 1.6). Text counts as
 * nothing while it is invisible, as a scanner that reads puts it behind its picture.
 */
export function onlyPicture(drawn: string): Shown | null {
  const kept: { matrix: Matrix; mode: string }[] = []
  let [matrix, mode, given] = [plain, '0', [] as Token[]]
  let shown: Shown | null = null
  for (const token of tokensOf(drawn)) {
    if (token.kind !== 'operator') {
      given.push(token)
      continue
    }
    const { text } = token
    const words = given.map((t) => t.text)
    given = []
    if (text === 'q') kept.push({ matrix, mode })
    else if (text === 'Q') ({ matrix, mode } = kept.pop() ?? { matrix: plain, mode: '0' })
    else if (text === 'cm') {
      const [a, b, c, d, e, f, more] = words.map(Number)
      const six = [a ?? NaN, b ?? NaN, c ?? NaN, d ?? NaN, e ?? NaN, f ?? NaN] as const
      if (more !== undefined || six.some((n) => !Number.isFinite(n))) return null
      matrix = times(six, matrix)
    } else if (text === 'Tr') mode = words.at(-1) ?? '0'
    else if (['Tj', 'TJ', "'", '"'].includes(text)) {
      if (mode !== invisible) return null
    } else if (text === 'BDC') {
      // A layer that a reader may switch off shows what is below it.
      if (words[0] === '/OC') return null
    } else if (text === 'Do') {
      const [name, more] = words
      if (shown || !name || more !== undefined) return null
      shown = { name: name.slice(1), at: matrix }
    } else if (!harmless.has(text)) return null
  }
  return shown
}

/** Whether a picture stands upright and nothing of it reaches beyond the page, where a reader would not see it. */
export function whollySeen(
  at: Matrix,
  page: { x: number; y: number; width: number; height: number },
): boolean {
  const [width, b, c, height, x, y] = at
  const slack = 1
  return (
    b === 0 &&
    c === 0 &&
    width > 0 &&
    height > 0 &&
    x >= page.x - slack &&
    y >= page.y - slack &&
    x + width <= page.x + page.width + slack &&
    y + height <= page.y + page.height + slack
  )
}
