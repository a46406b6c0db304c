/** Length that a passphrase needs; longer ones need no mixture of characters. */
export const passwordLength = { min: 10, mixed: 16, max: 128 } as const

const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/]
/** Runs that people type instead of a password; a password that is only such runs is refused. */
const runs =
  /^(?:0123456789|1234567890?|abcdefg[a-z]*|qwerty[a-z]*|password|admin|root|888+|666+|000+|111+)+[!@#.\d]*$/i

/**
 * What is wrong with a new password, as Chinese sentences; empty when it may be used.
 * The mixture follows the identification row of GB/T 22239; a phrase of 16 characters needs none.
 */
export function passwordFaults(password: string, login: string): string[] {
  const faults: string[] = []
  if (password.length < passwordLength.min) faults.push(`密码至少 ${passwordLength.min} 个字符`)
  if (password.length > passwordLength.max) faults.push(`密码不能超过 ${passwordLength.max} 个字符`)
  const kinds = classes.filter((c) => c.test(password)).length
  if (password.length < passwordLength.mixed && kinds < 3)
    faults.push(
      `不到 ${passwordLength.mixed} 个字符的密码，大写字母、小写字母、数字、符号要有其中三种`,
    )
  if (login.length >= 3 && password.toLowerCase().includes(login.toLowerCase()))
    faults.push('密码里不能带登录名')
  if (new Set(password).size < 5 || runs.test(password)) faults.push('这个密码太容易猜到，请换一个')
  return faults
}
