import { describe, expect, test } from 'vitest'
import { contactFaults, noContact, plainPhone, readContact } from '#rules/journey/contact.ts'

describe('how to reach somebody', () => {
  const good = { ...noContact, name: '张三', phone: '13800000000' }
  const said = (more: object) =>
    contactFaults({ ...good, ...more }, 'real').map((f) => `${f.pointer} ${f.detail}`)
  const badPhone = '/phone 电话号码不对，请写11位手机号，或者带区号的座机号'
  const badMail = '/email 邮箱写得不对，例如 zhang@example.com'
  test.each<[object, string[]]>([
    [{}, []],
    [{ name: '' }, ['/name 请写您的姓名；不想写的，可以退回上一步选“匿名”']],
    [{ name: '张'.repeat(40) }, []],
    [{ name: '张'.repeat(41) }, ['/name 姓名最多40个字']],
    [{ phone: '' }, ['/phone 请至少留一种联系方式：电话、邮箱或者通信地址']],
    [{ phone: '', email: 'a@b.cn' }, []],
    [{ phone: '', address: '某路' }, []],
    ...[
      '1380000000',
      '138000000000',
      '12800000000',
      '057700000',
      '05770000000000',
      '123456',
      '123456789',
      'x13800000000',
      '13800000000x',
    ].map((phone): [object, string[]] => [{ phone }, [badPhone]]),
    ...[
      '19900000000',
      '0577000000',
      '057700000000',
      '1234567',
      '12345678',
      '+86 138-0000-0000',
      '0086(0577)12345678',
    ].map((phone): [object, string[]] => [{ phone }, []]),
    ...[
      'a',
      'a@b',
      'a@b.c',
      'a b@c.cn',
      'a@b c.cn',
      `${'a'.repeat(65)}@b.cn`,
      `a@${'b'.repeat(191)}.cn`,
      'a@b.c n',
      '@b.cn',
    ].map((email): [object, string[]] => [{ email }, [badMail]]),
    [{ email: `${'a'.repeat(64)}@${'b'.repeat(190)}.cn` }, []],
    [{ address: '路'.repeat(200) }, []],
    [{ address: '路'.repeat(201) }, ['/address 地址最多200个字']],
  ])('%j', (more, wanted) => {
    expect(said(more)).toEqual(wanted)
  })
  test('an anonymous person owes nothing', () => {
    expect(contactFaults(noContact, 'anonymous')).toEqual([])
    expect(contactFaults(noContact, '')).toHaveLength(2)
  })
  test('read from a form; a number without its dress', () => {
    expect(
      readContact({ name: ' 甲 ', phone: ' 1 ', email: ' e ', address: ' 路 ', more: 'x' }),
    ).toEqual({ name: '甲', phone: '1', email: 'e', address: '路' })
    expect(readContact({})).toEqual(noContact)
    expect(
      [
        '＋86 138 0000 0000',
        '008613800000000',
        '8613800000000',
        '861380000',
        '86057712345',
        '(0577)123-4567',
      ].map(plainPhone),
    ).toEqual([
      '13800000000',
      '13800000000',
      '13800000000',
      '861380000',
      '86057712345',
      '05771234567',
    ])
  })
})
