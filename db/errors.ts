/** A refusal of the store: `code` is stable, the message is Chinese and says what to do. */
export class StoreError extends Error {
  readonly code: string = 'store.error'
}

/** The row was changed by somebody else since it was read: read again and retry. */
export class Conflict extends StoreError {
  override readonly code = 'store.conflict'
  constructor(what: string) {
    super(`${what}刚被别人改过，请刷新后再试`)
  }
}

/** A second row under a key that may stand once. */
export class Duplicate extends StoreError {
  override readonly code = 'store.duplicate'
  /** Name of the unique index, such as `cases_number`. */
  readonly key: string
  constructor(key: string, options?: ErrorOptions) {
    super(`已有一条相同的记录（${key}）`, options)
    this.key = key
  }
}

/** The database file is damaged, or is no database. */
export class StoreCorrupt extends StoreError {
  override readonly code = 'store.corrupt'
}

/** Another process holds the database. */
export class StoreLocked extends StoreError {
  override readonly code = 'store.locked'
}

/** No space is left; nothing of the write was kept. */
export class StoreFull extends StoreError {
  override readonly code = 'store.full'
}

/** The database server, or the file, cannot be reached. */
export class StoreUnreachable extends StoreError {
  override readonly code = 'store.unreachable'
}

/** A text holds a sign that the database cannot keep (PostgreSQL and the zero sign); nothing was written or found. */
export class StoreText extends StoreError {
  override readonly code = 'store.text'
}

/** A migration failed, or the database is newer than the program. */
export class StoreMigration extends StoreError {
  override readonly code = 'store.migration'
}

/** The engine rolled the transaction back under a write that went on; nothing of it was kept. */
export class RolledBack extends StoreError {
  override readonly code = 'store.rolled-back'
  constructor() {
    super('数据库中断了这次写入，什么也没有保存，请重试')
  }
}
