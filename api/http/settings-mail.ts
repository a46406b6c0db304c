import { z } from 'zod'

/** Rows of the table of settings for what leaves the house by mail. */
export const mailSettings = [
  {
    name: 'SMTP_URL',
    when: 'start',
    default: '',
    sentence: '发信服务器，例如 smtps://用户:密码@主机:465；空着不发邮件',
    schema: z
      .string()
      .refine((v) => v === '' || /^smtps?:\/\/[^\s]+$/.test(v), '要以 smtp:// 或 smtps:// 开头'),
  },
  {
    name: 'MAIL_FROM',
    when: 'start',
    default: '',
    sentence: '发信人地址，与 SMTP_URL 都写了才发',
    schema: z.string().refine((v) => v === '' || /^[^\s@]+@[^\s@]+$/.test(v), '要写一个邮箱地址'),
  },
  {
    name: 'KEEP_YEARS',
    when: 'start',
    default: '0',
    sentence:
      '办结满几年后抹去工单的内容和个人信息（编号、时间和防篡改链留着）；0 表示不抹，按本单位的档案规定填写',
    schema: z
      .string()
      .regex(/^\d{1,2}$/, '要写 0 到 99 的整数')
      .transform(Number),
  },
] as const
