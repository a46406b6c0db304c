import type { Written } from './features.ts'

/** Title and body as one text, the title not said twice. */
export const wholeText = ({ title = '', body }: Written): string =>
  title === '' || body.startsWith(title) ? body : `${title}。${body}`
