import { resolve } from 'node:path'
import { z } from 'zod'
import { mailSettings } from './settings-mail.ts'

type Row = {
  name: string
  /** `build` settings are baked into the pages by the build; `start` settings are read at every start. */
  when: 'build' | 'start'
  default: string
  sentence: string
  schema: z.ZodType<unknown, string>
}

const flag = z.enum(['0', '1'], '只能写 0 或 1').transform((v) => v === '1')
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, '要写一个整数')
    .transform(Number)
    .refine((n) => n >= min && n <= max, `要在 ${min} 到 ${max} 之间`)
const httpUrl = z
  .string()
  .refine((v) => v === '' || /^https?:\/\/[^/\s]+$/.test(v), '要写成 https://域名，末尾不带斜杠')
const text = z.string()

/** Every setting of the product, one row each: name, when it is read, default, meaning, and what is accepted. */
export const settingsTable = [
  {
    name: 'BASE',
    when: 'build',
    default: '/',
    sentence: '网站所在的子路径，例如 /shouwen；改了要重新构建',
    schema: z
      .string()
      .regex(/^\/([a-z0-9_-]+(\/[a-z0-9_-]+)*)?$/, '要以 / 开头、不以 / 结尾，例如 /shouwen'),
  },
  { name: 'PORT', when: 'start', default: '4321', sentence: '监听的端口', schema: whole(1, 65535) },
  {
    name: 'HOST',
    when: 'start',
    default: '127.0.0.1',
    sentence: '监听的地址；0.0.0.0 表示本机所有地址',
    schema: z.string().regex(/^[a-zA-Z0-9.:-]+$/, '要写主机名或地址'),
  },
  {
    name: 'PUBLIC_URL',
    when: 'start',
    default: '',
    sentence: '公众访问的网址（不含子路径），二维码和网站地图用它；空着时用监听地址',
    schema: httpUrl,
  },
  {
    name: 'TRUST_PROXY',
    when: 'start',
    default: '0',
    sentence: '前面有自己的反向代理时写 1，才采信 X-Forwarded-For',
    schema: flag,
  },
  {
    name: 'MODE',
    when: 'start',
    default: 'demo',
    sentence: 'demo 演示，office 正式；一个数据文件夹终身只属于一种',
    schema: z.enum(['demo', 'office'], '只能写 demo 或 office'),
  },
  {
    name: 'PLACES',
    when: 'start',
    default: '',
    sentence: '只开放哪些辖区，用逗号隔开；空着表示全部',
    schema: z
      .string()
      .regex(/^([a-z0-9-]+(,[a-z0-9-]+)*)?$/, '用英文逗号隔开辖区代号')
      .transform((v) => (v ? v.split(',') : [])),
  },
  {
    name: 'DATA_DIR',
    when: 'start',
    default: 'data',
    sentence: '数据文件夹：数据库、附件、已发布的页面',
    schema: text.min(1, '不能空着'),
  },
  {
    name: 'KEY_DIR',
    when: 'start',
    default: '',
    sentence: '密钥文件夹，必须在数据文件夹之外；空着时用 DATA_DIR 旁边的 “.keys” 文件夹',
    schema: text,
  },
  {
    name: 'DATABASE_URL',
    when: 'start',
    default: '',
    sentence: '空着用 DATA_DIR 里的 SQLite；也可写 postgres://用户:密码@主机/库',
    schema: z.string().regex(/^$|^file:.+|^postgres(ql)?:\/\/.+/, '要以 file: 或 postgres:// 开头'),
  },
  {
    name: 'STATIC_CACHE_MB',
    when: 'start',
    default: '32',
    sentence: '内存里缓存多少兆字节的静态页面',
    schema: whole(1, 4096),
  },
  {
    name: 'UPLOAD_MAX_MB',
    when: 'start',
    default: '10',
    sentence: '每个附件最大多少兆字节',
    schema: whole(1, 50),
  },
  {
    name: 'ALLOW_HTTP_STAFF',
    when: 'start',
    default: '0',
    sentence: '写 1 允许工作人员不经 https 登录（只用于封闭内网，页面上会提示）',
    schema: flag,
  },
  {
    name: 'SITE_NAME',
    when: 'start',
    default: '首问',
    sentence: '网站名称',
    schema: text.min(1, '不能空着'),
  },
  {
    name: 'SITE_OWNER',
    when: 'start',
    default: '',
    sentence: '主办单位；与标识码都填了才不再显示演示横幅',
    schema: text,
  },
  {
    name: 'SITE_ID_CODE',
    when: 'start',
    default: '',
    sentence: '政府网站标识码，10 位',
    schema: z.string().regex(/^$|^[0-9a-z]{10}$/i, '要写 10 位标识码'),
  },
  {
    name: 'LLM_BASE_URL',
    when: 'start',
    default: '',
    sentence:
      '对话用的语言模型服务器，任何 OpenAI 兼容的接口；Ollama 写 http://127.0.0.1:11434/v1；空着不用模型',
    schema: z
      .string()
      .refine((v) => v === '' || /^https?:\/\/[^\s?#@]+$/.test(v), '要写成 http://主机:端口/v1'),
  },
  {
    name: 'LLM_MODEL',
    when: 'start',
    default: '',
    sentence: '模型的名称，例如 qwen3:8b；与 LLM_BASE_URL 都写了才用',
    schema: text,
  },
  {
    name: 'LLM_API_KEY',
    when: 'start',
    default: '',
    sentence: '模型服务器的密钥；Ollama 不用写',
    schema: text,
  },
  {
    name: 'LLM_IN_HOUSE',
    when: 'start',
    default: '0',
    sentence:
      '模型服务器在本单位内部时写 1，才发送原话（电话、证件号仍遮去）；否则只发送目录里有的词',
    schema: flag,
  },
  ...mailSettings,
  { name: 'ICP', when: 'start', default: '', sentence: 'ICP 备案号', schema: text },
  {
    name: 'LOG_LEVEL',
    when: 'start',
    default: 'warn',
    sentence: '日志级别：error、warn、info、debug',
    schema: z.enum(['error', 'warn', 'info', 'debug'], '只能写 error、warn、info 或 debug'),
  },
] as const satisfies readonly Row[]

type Name = (typeof settingsTable)[number]['name']
type Raw = { [N in Name]: z.output<Extract<(typeof settingsTable)[number], { name: N }>['schema']> }

export type Settings = Raw & {
  /** Folder from which content, built files and relative paths are resolved. */
  root: string
  /** '' or '/path': what stands before every address. */
  base: string
  databaseUrl: string
  dataDir: string
  keyDir: string
  /** Scheme and host that the public uses, without a path. */
  origin: string
  secure: boolean
  /** Neither an owner nor a site code: every page says that this is not a government site. */
  unowned: boolean
}

export class SettingsError extends Error {}

/** Reads every setting from `env`; throws SettingsError with one Chinese sentence per wrong value. */
export function readSettings(
  env: Record<string, string | undefined>,
  root = process.cwd(),
): Settings {
  const raw: Record<string, unknown> = {}
  const wrong: string[] = []
  for (const row of settingsTable) {
    const given = env[row.name]?.trim()
    const parsed = row.schema.safeParse(given === undefined || given === '' ? row.default : given)
    if (parsed.success) raw[row.name] = parsed.data
    else
      wrong.push(
        `设置 ${row.name}=${given} 不对：${parsed.error.issues[0]?.message}。${row.sentence}。`,
      )
  }
  if (wrong.length) throw new SettingsError(wrong.join('\n'))
  const values = raw as Raw
  const dataDir = resolve(root, values.DATA_DIR)
  const keyDir = resolve(root, values.KEY_DIR || `${dataDir}.keys`)
  if (`${keyDir}/`.startsWith(`${dataDir}/`))
    throw new SettingsError(
      `设置 KEY_DIR 不对：密钥文件夹必须在数据文件夹（${values.DATA_DIR}）之外。`,
    )
  if (values.SMTP_URL && !values.MAIL_FROM)
    throw new SettingsError('设置 MAIL_FROM 没有写：有了发信服务器，还要写发信人地址。')
  const origin = values.PUBLIC_URL || `http://localhost:${values.PORT}`
  return {
    ...values,
    root,
    base: values.BASE === '/' ? '' : values.BASE,
    dataDir,
    keyDir,
    databaseUrl: values.DATABASE_URL || `file:${dataDir}/shouwen.db`,
    origin,
    secure: origin.startsWith('https://'),
    unowned: !values.SITE_OWNER || !values.SITE_ID_CODE,
  }
}
