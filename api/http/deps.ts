import { join } from 'node:path'
import pino from 'pino'
import type { Deps } from '#api/office/deps.ts'
import { openFacts } from '#api/facts/current.ts'
import { loadFacts } from '#api/facts/load.ts'
import { openModels } from '#api/facts/models.ts'
import { openFiles } from '#api/outside/files.ts'
import { openKeys } from '#api/outside/keys.ts'
import { openLlm } from '#api/outside/llm.ts'
import { logMail, smtpMail } from '#api/outside/mail.ts'
import { logNotify } from '#api/outside/notify.ts'
import { logSms } from '#api/outside/sms.ts'
import { callOut } from '#api/outside/webhook.ts'
import { workHere } from '#api/outside/work.ts'
import { layRevisions } from '#rules/content/revisions.ts'
import { openStore, type Store } from '#db/open.ts'
import { SettingsError, type Settings } from './settings.ts'

/** The one place where the parts of the running product are built; tests build the same and swap a few. */
export async function openDeps(
  settings: Settings,
  parts: Partial<Deps> = {},
): Promise<Omit<Deps, 'publish'>> {
  const log = pino({ level: settings.LOG_LEVEL })
  const now = parts.now ?? Date.now
  const shipped =
    parts.facts?.() ??
    loadFacts(join(settings.root, 'dist/facts.json'), { places: settings.PLACES })
  const keys = parts.keys ?? openKeys(settings.keyDir)
  const store =
    parts.store ??
    (await openStore(settings.databaseUrl, { migrations: join(settings.root, 'dist/migrations') }))
  await settleMode(store, settings)
  await settleKeys(store, keys.fingerprint, settings)
  const current = await openFacts(shipped, store, now, (row) =>
    log.warn({ kind: row.kind, key: row.key }, 'revision.refused'),
  )
  const taught = await openModels(store.read)
  return {
    store,
    now,
    keys,
    files: openFiles(join(settings.dataDir, 'files')),
    notify: logNotify((level, event, more) => log[level](more, event)),
    call: callOut,
    mail: settings.SMTP_URL
      ? smtpMail(settings.SMTP_URL, settings.MAIL_FROM)
      : logMail((level, event, more) => log[level](more, event)),
    sms: logSms((level, event, more) => log[level](more, event)),
    llm: openLlm(
      {
        baseUrl: settings.LLM_BASE_URL,
        model: settings.LLM_MODEL,
        apiKey: settings.LLM_API_KEY,
        inHouse: settings.LLM_IN_HOUSE,
      },
      now,
      (event, more) => log.warn(more, event),
    ),
    work: workHere({
      read: store.read,
      facts: async (on) => layRevisions(shipped, current.revisions(), on),
    }),
    log: (level, event, more = {}) => log[level](more, event),
    config: {
      mode: settings.MODE,
      base: settings.base,
      origin: settings.origin,
      uploadMaxBytes: settings.UPLOAD_MAX_MB * 1024 * 1024,
      dataDir: settings.dataDir,
      secure: settings.secure,
      allowHttpStaff: settings.ALLOW_HTTP_STAFF,
      keepYears: settings.KEEP_YEARS,
    },
    ...parts,
    facts: () => taught.over(current.facts()),
    calendar: current.calendar,
    refreshFacts: async () => {
      await current.refresh()
      await taught.refresh()
    },
    revisions: current.revisions,
    histories: current.histories,
  }
}

/** A data folder is demo or office for life: demo rows must never stand among real ones. */
async function settleMode(store: Store, settings: Settings): Promise<void> {
  const names = { demo: '演示', office: '正式' }
  const mode = await store.read.meta.get('mode')
  if (mode === undefined) await store.write((tx) => tx.meta.set('mode', settings.MODE))
  else if (mode !== settings.MODE)
    throw new SettingsError(
      `设置 MODE=${settings.MODE} 与数据文件夹不符：这里的数据是${names[mode === 'demo' ? 'demo' : 'office']}用的，不能改作${names[settings.MODE]}用。请换一个 DATA_DIR，或把 MODE 改回来。`,
    )
}

/** Whoever starts with other keys would seal what nobody can open: the first fingerprint stands for life. */
async function settleKeys(store: Store, fingerprint: string, settings: Settings): Promise<void> {
  const known =
    (await store.read.meta.get('keys')) ??
    (await store.write((tx) => tx.meta.settle('keys', fingerprint)))
  if (known !== fingerprint)
    throw new SettingsError(
      `设置 KEY_DIR 不对：${settings.keyDir} 里的密钥不是这个数据文件夹用的那一套，用它打不开已有的联系方式。请把原来的密钥文件夹放回去。`,
    )
}
