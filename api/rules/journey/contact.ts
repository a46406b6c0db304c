import type { NameMode } from '../case/kinds.ts'
import { lengthOf, tidy } from '../case/text.ts'
import type { FieldError } from '../refusal.ts'

/** How to reach the citizen. Travels with the form alone and is sealed with the case; no draft ever holds it. */
export type Contact = { name: string; phone: string; email: string; address: string }
export const noContact: Contact = { name: '', phone: '', email: '', address: '' }

/** Digits of a telephone number without blanks, dashes and the country code: the form that is looked up. */
export const plainPhone = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$|0\d{9,11}$)/, '')

/** Whether a telephone number can be called here: mobile, or landline with or without its area code. */
export const isPhone = (phone: string): boolean =>
  /^(1[3-9]\d{9}|0\d{9,11}|\d{7,8})$/.test(plainPhone(phone))

export const readContact = (form: Record<string, string | undefined>): Contact => ({
  name: tidy(form['name'] ?? ''),
  phone: tidy(form['phone'] ?? ''),
  email: tidy(form['email'] ?? ''),
  address: tidy(form['address'] ?? ''),
})

/** What must be mended before somebody with this name mode can be reached; an anonymous person owes nothing. */
export function contactFaults(c: Contact, mode: NameMode | ''): FieldError[] {
  if (mode === 'anonymous') return []
  const faults: FieldError[] = []
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail })
  if (c.name === '') fault('/name', '请写您的姓名；不想写的，可以退回上一步选“匿名”')
  else if (lengthOf(c.name) > 40) fault('/name', '姓名最多40个字')
  if (c.phone === '' && c.email === '' && c.address === '')
    fault('/phone', '请至少留一种联系方式：电话、邮箱或者通信地址')
  if (c.phone !== '' && !isPhone(c.phone))
    fault('/phone', '电话号码不对，请写11位手机号，或者带区号的座机号')
  if (c.email !== '' && !/^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,}$/.test(c.email))
    fault('/email', '邮箱写得不对，例如 zhang@example.com')
  if (lengthOf(c.address) > 200) fault('/address', '地址最多200个字')
  return faults
}
