/** Kinds of picture that a paper of a decision may come as; each is drawn anew, so that nothing but the picture stays. */
export const paperKinds: ReadonlySet<string> = new Set(['jpg', 'png', 'webp'])
/** Pages beside one decision, and so of one scan. */
export const mostPapers = 30

/**
 * Why a file cannot become public, by what its first bytes say it is. A PDF or office file carries text under what is
 * seen, also under black bars; only a scan, whose pages are a picture each, can be taken apart (conventions 1.6).
 */
export function paperRefusal(kind: string | undefined): string {
  if (kind === 'pdf')
    return `只收扫描的 PDF，一页是一张图片，最多 ${mostPapers} 页。这一份里还有文字、线条或者别的图层，盖黑条也去不掉。请遮好以后打印扫描，或者逐页存成图片（JPG、PNG）再上传`
  if (kind !== undefined && /^(docx?|xlsx?|pptx?|odt|ods|rtf|cfb|zip)$/.test(kind))
    return '文档里有修订、批注、作者这些看不见的内容。请遮好以后打印扫描，或者存成图片（JPG、PNG）再上传'
  return '只收图片（JPG、PNG、WebP）和扫描的 PDF'
}

/** Whoever settles a paper says that every one of these is covered. */
export const paperPoints =
  '证件号码、电话、住址、银行账号、车牌、健康情况、未成年人、当事人以外的人的姓名'

/** The address of a public paper below its decision. */
export const paperPath = (place: string, decision: string, id: string): string =>
  `/${place}/decisions/${decision}/${id}.jpg`
