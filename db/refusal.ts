import {
  Duplicate,
  StoreCorrupt,
  StoreError,
  StoreFull,
  StoreLocked,
  StoreText,
  StoreUnreachable,
} from './errors.ts'

type Coded = Error & { code: string; constraint?: string; cause?: unknown }

/** The error of the driver: drizzle wraps it on PostgreSQL. */
export const driverError = (error: unknown): Coded | undefined => {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string' && !(at instanceof StoreError))
      return at as Coded
  return undefined
}

/** Whether another connection was in the way, and the same again may succeed. */
export const isBusy = (error: unknown): boolean =>
  /^SQLITE_(BUSY|LOCKED)/.test(driverError(error)?.code ?? '')

/** Serialization failure or deadlock on PostgreSQL. */
export const isCollision = (error: unknown): boolean =>
  ['40001', '40P01'].includes(driverError(error)?.code ?? '')

const restore = (file: string) =>
  `请先停止服务，把 ${file} 连同 ${file}-wal、${file}-shm 移到别处保存，再把最近的备份复制为 ${file}（升级前的自动备份是同一文件夹里的 *.bak），然后重新启动`

/** Words that say what is to be done, by the code of the driver's error. */
const table = (place: string): [RegExp, (error: Coded) => StoreError][] => [
  [
    /^SQLITE_(CORRUPT|NOTADB)|^XX00[12]$/,
    (cause) => new StoreCorrupt(`数据库已损坏：${place}。${restore(place)}。`, { cause }),
  ],
  [
    /^SQLITE_(BUSY|LOCKED)|^55P03$/,
    (cause) =>
      new StoreLocked(`数据库被别的程序占用：${place}。请关闭占用它的程序后再试；写入没有发生。`, {
        cause,
      }),
  ],
  [
    /^SQLITE_FULL|^53100$|^(ENOSPC|EDQUOT)$/,
    (cause) =>
      new StoreFull(`磁盘已满，这次写入没有保存：${place}。请腾出空间后再试，已有数据没有受损。`, {
        cause,
      }),
  ],
  [
    /^SQLITE_(CANTOPEN|READONLY|PERM|IOERR)|^E(ACCES|EXIST|ROFS|NOTDIR|ISDIR|PERM)$/,
    (cause) =>
      new StoreUnreachable(
        `数据库打不开或不能写：${place}。请检查文件夹是否存在、权限和磁盘（${cause.code}）。`,
        { cause },
      ),
  ],
  [
    /^(08|57P0|53[23]00|28|3D000)|^E(CONN|NOTFOUND|TIMEDOUT|HOSTUNREACH|PIPE)|^ENOENT$/,
    (cause) => unreachable(place, cause, cause.code),
  ],
  [/^22(021|P05)$/, (cause) => new StoreText('文字里有数据库不能保存的符号。', { cause })],
  [
    /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY|ROWID)|^23505$/,
    (cause) => new Duplicate(keyOf(cause), { cause }),
  ],
]

/** The unique key that was hit, by the name of its index; never the values, which may be personal. */
const keyOf = ({ constraint, message }: Coded): string => {
  if (constraint) return constraint
  const [first = '', ...more] = (/failed: (.*)$/.exec(message)?.[1] ?? '').split(', ')
  return [first.replace('.', '_'), ...more.map((column) => column.replace(/^.*\./, ''))].join('_')
}

// `pg` gives no code to a connection that broke in its hands.
const broken = /^(Connection terminated|Client has encountered a connection error|timeout exceeded)/

const unreachable = (place: string, cause: Error, code: string) =>
  new StoreUnreachable(`连不上数据库：${place}（${code}）。请检查数据库服务和设置 DATABASE_URL。`, {
    cause,
  })

const rootOf = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? rootOf(error.cause) : error

/** Turns an error of a driver into a StoreError where we know it; any other error stays as it is. */
export const refusal = (error: unknown, place: string): unknown => {
  const coded = driverError(error)
  const row = coded && table(place).find(([code]) => code.test(coded.code))
  if (coded && row) return row[1](coded)
  const root = rootOf(error)
  return root instanceof Error && broken.test(root.message)
    ? unreachable(place, root, '连接中断')
    : error
}

/** The same reads, of which each rejects with a StoreError where we know one. */
export const refusing = <R extends object>(read: R, place: string): R =>
  Object.fromEntries(Object.entries(read).map(([name, part]) => [name, wrapped(part, place)])) as R

const wrapped = (part: unknown, place: string): unknown => {
  if (typeof part !== 'function') return refusing(part as object, place)
  return (...args: unknown[]) => {
    const answer: unknown = part(...args)
    if (!(answer instanceof Promise)) return refusing(answer as object, place)
    return answer.catch((error: unknown) => {
      throw refusal(error, place)
    })
  }
}
