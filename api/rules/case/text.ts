/** Length of a story in characters as people count them (S1-25; a text of one character or of 100,000). */
export const storyMin = 2
export const storyMax = 5000
/** Messages, answers to questions, grounds. */
export const messageMax = 2000

export const lengthOf = (text: string): number => [...text].length

/** One line break for all, no control signs, no blanks at the ends; nothing else is touched. */
export const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/\p{Surrogate}/gu, '')
    .trim()

/** What is wrong with a story, in words that say what to do; null when it is fine. */
export function storyFault(text: string): string | null {
  const length = lengthOf(text)
  if (length === 0) return '请写下发生了什么事'
  if (length < storyMin) return `太短了，请至少写${storyMin}个字，说清是什么事`
  if (length > storyMax)
    return `写了${length}个字，最多${storyMax}个字。您写的都还在，请删短一些，或者把长材料存成 PDF 作为附件`
  return null
}

export function messageFault(text: string): string | null {
  const length = lengthOf(text)
  if (length === 0) return '请写下要补充的内容'
  return length > messageMax
    ? `写了${length}个字，最多${messageMax}个字。您写的都还在，请删短一些`
    : null
}
