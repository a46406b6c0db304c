/** What each kind of personal number becomes; a capture in front keeps the character before it (no lookbehind). */
const rules: ReadonlyArray<readonly [RegExp, string]> = [
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g, '［邮箱］'],
  [
    /(^|[^0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9])/g,
    '$1［证件号］',
  ],
  [
    /(^|[^0-9])[1-9][0-9]{5}[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}(?![0-9])/g,
    '$1［证件号］',
  ],
  [/(^|[^0-9])[3-6][0-9]{3}(?:[ -]?[0-9]{4}){2,3}[ -]?[0-9]{1,4}(?![0-9])/g, '$1［账号］'],
  [/(^|[^0-9])(?:(?:\+|00)?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])/g, '$1［电话］'],
  [/(^|[^0-9])0[1-9][0-9]{1,2}[ -]?[2-9][0-9]{6,7}(?![0-9])/g, '$1［电话］'],
  [
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·. ]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])/g,
    '［车牌］',
  ],
  [/((?:微信|qq|QQ|V信|vx)(?:号|群)?[:： ]{0,2})[A-Za-z0-9_-]{5,20}/g, '$1［账号］'],
]

/** Full-width digits and letters as ASCII, so that ９ is found like 9; every other character stays as it is. */
const narrow = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (c) =>
    /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0b\uff0d\uff20\uff0e]/.test(c)
      ? String.fromCharCode(c.charCodeAt(0) - 0xfee0)
      : c,
  )

/**
 * A text without identity numbers, telephone numbers, bank accounts, plates, e-mail and chat accounts, for indexes and
 * statistics (DESIGN §6). The text of the case itself stays as it was written.
 */
export const maskPersonal = (text: string): string =>
  rules.reduce((masked, [pattern, put]) => masked.replace(pattern, put), narrow(text))
