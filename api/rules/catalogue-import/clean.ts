/** Full-width digits, letters and the full-width blank as ASCII; Chinese punctuation stays as the list has it. */
export const clean = (text: string): string =>
  text
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (c) =>
      String.fromCharCode(c.charCodeAt(0) - 0xfee0),
    )
    .replace(/[\u3000\u00a0\u200b\ufeff]/g, ' ')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]*\n[ \t\n]*/g, '\n')
    .trim()

/** For comparing: without blanks, width and punctuation, so that two ways to write one name are the same. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** On one line: names that were broken to fit a cell. */
export const oneLine = (text: string): string => clean(text).replace(/\n/g, '')
