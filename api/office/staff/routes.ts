import { z } from 'zod'
import { action, type AdminAction } from '#api/office/admin-action.ts'
import { roles } from '#rules/staff/roles.ts'
import type { StaffUse } from './use.ts'

const password = z.string('请输入密码').min(1, '请输入密码').max(200, '密码太长了')
const code = z.string('请输入动态码').trim().min(6, '动态码是六位数').max(12, '动态码是六位数')
const nothing = z.strictObject({})
/** Only a page of the desk may follow a sign-in: never another host. */
const next = z.string().max(300).optional()
const after = (to: string | undefined): string =>
  to && /^\/admin\/(?!sign-)[^\\]*$/.test(to) ? to : '/admin/'

const signInPage = () => '/admin/sign-in/'
const securityPage = () => '/admin/security/'
const accountsPage = () => '/admin/accounts/'

/** Every action on accounts and sessions; mounted under /api. */
export const staffActions = (staff: StaffUse): AdminAction[] => [
  action({
    path: '/admin/sign-in',
    gate: 'open',
    limit: 'signIn',
    summary: '登录',
    input: z.strictObject({
      login: z.string('请输入登录名').trim().min(1, '请输入登录名').max(80),
      password,
      next,
    }),
    page: signInPage,
    run: async ({ cookie, host }, input) => {
      const done = await staff.signIn(input, { cookie, host })
      const to = after(input.next)
      return done.next === 'in'
        ? { say: '已登录', to, cookies: done.cookies, quiet: true }
        : {
            say: '请输入动态码',
            to: `/admin/sign-in/?step=code&next=${encodeURIComponent(to)}`,
            cookies: done.cookies,
            quiet: true,
            data: { next: 'code' },
          }
    },
  }),
  action({
    path: '/admin/sign-in/code',
    gate: 'open',
    limit: 'signIn',
    summary: '输入动态码',
    input: z.strictObject({ code, next }),
    page: () => '/admin/sign-in/?step=code',
    run: async ({ cookie, host }, input) => {
      const done = await staff.secondFactor(input.code, { cookie, host })
      return { say: '已登录', to: after(input.next), cookies: done.cookies, quiet: true }
    },
  }),
  action({
    path: '/admin/sign-out',
    gate: 'signed-in',
    summary: '退出',
    input: nothing,
    page: signInPage,
    run: async ({ by, cookie }) => ({
      say: '已退出',
      to: '/admin/sign-in/',
      cookies: await staff.signOut(by, cookie),
    }),
  }),
  action({
    path: '/admin/security/password',
    gate: 'signed-in',
    limit: 'signIn',
    summary: '改自己的密码',
    input: z
      .strictObject({ password, newPassword: password, newPasswordAgain: password })
      .refine((v) => v.newPassword === v.newPasswordAgain, {
        path: ['newPasswordAgain'],
        message: '两次输入的新密码不一样',
      }),
    page: securityPage,
    run: async ({ by, cookie }, input) => {
      await staff.changePassword(by, input, cookie)
      return { say: '密码已经改了，其他地方的登录都已退出' }
    },
  }),
  action({
    path: '/admin/security/second-factor',
    gate: 'signed-in',
    summary: '开始设置两步验证',
    input: nothing,
    page: securityPage,
    run: async ({ by }) => {
      await staff.beginSecondFactor(by)
      return { say: '请用手机上的身份验证器扫码，再输入它显示的六位数' }
    },
  }),
  action({
    path: '/admin/security/second-factor/confirm',
    gate: 'signed-in',
    limit: 'signIn',
    summary: '确认两步验证',
    input: z.strictObject({ code }),
    page: securityPage,
    run: async ({ by, cookie }, input) => {
      await staff.confirmSecondFactor(by, input.code, cookie)
      return { say: '两步验证已经开启，下次登录要输入动态码' }
    },
  }),
  action({
    path: '/admin/security/second-factor/drop',
    gate: 'signed-in',
    limit: 'signIn',
    summary: '关闭两步验证',
    input: z.strictObject({ password }),
    page: securityPage,
    run: async ({ by, cookie }, input) => {
      await staff.dropSecondFactor(by, input.password, cookie)
      return { say: '两步验证已经关闭' }
    },
  }),
  action({
    path: '/admin/security/sessions/end',
    gate: 'signed-in',
    summary: '结束自己的会话',
    input: z.strictObject({ session: z.string().regex(/^([0-9a-f]{12}|others)$/, '没有这个会话') }),
    page: securityPage,
    run: async ({ by, cookie }, input) => {
      await staff.endSession(by, input.session, cookie)
      return { say: '已经结束' }
    },
  }),
  action({
    path: '/admin/accounts',
    gate: 'staff.manage',
    summary: '新建账号',
    input: z.strictObject({
      login: z.string('请填写登录名').trim().min(1, '请填写登录名').max(80),
      name: z.string('请填写姓名').trim().min(1, '请填写姓名').max(40, '姓名太长了'),
      body: z.string('请选择单位').min(1, '请选择单位').max(80),
      role: z.enum(roles, '请选择岗位'),
    }),
    page: accountsPage,
    run: async ({ by }, input) => {
      const { member, password: fresh } = await staff.create(by, input)
      return {
        say: `账号 ${member.login} 建好了，密码是 ${fresh} 。只显示这一次，请当面交给本人并让他改掉`,
        once: true,
        data: { id: member.id, password: fresh },
      }
    },
  }),
  action({
    path: '/admin/accounts/:id/disable',
    gate: 'staff.manage',
    summary: '停用账号',
    input: nothing,
    page: accountsPage,
    run: async ({ by, id }) => {
      const handed = await staff.disable(by, id)
      const list = handed.length
        ? `。名下 ${handed.length} 件已交回本单位：${handed.join('、')}`
        : ''
      return { say: `账号已停用，它的登录都已退出${list}`, data: { handed } }
    },
  }),
  action({
    path: '/admin/accounts/:id/enable',
    gate: 'staff.manage',
    summary: '恢复账号',
    input: nothing,
    page: accountsPage,
    run: async ({ by, id }) => {
      await staff.enable(by, id)
      return { say: '账号已恢复' }
    },
  }),
  action({
    path: '/admin/accounts/:id/reset',
    gate: 'staff.reset',
    summary: '重置密码和两步验证',
    input: nothing,
    page: accountsPage,
    run: async ({ by, id }) => {
      const { password: fresh } = await staff.reset(by, id)
      return {
        say: `新密码是 ${fresh} ，两步验证已关闭。只显示这一次，请当面交给本人`,
        once: true,
        data: { password: fresh },
      }
    },
  }),
]
