import { randomBytes, randomUUID } from 'node:crypto'
import type { Deps } from '#api/office/deps.ts'
import type { ApiKey } from '#db/api-keys.ts'
import { invalid, notFound, refusal } from '#rules/refusal.ts'

export const badKey = refusal('api_key', 403, 'api_key 不对')

/** Keys of programs that hand requests in (GeoReport v2, `api_key`): one place each, kept as an HMAC alone. */
export function createKeys({ store, keys, now, facts }: Deps) {
  const hashOf = (key: string) => keys.hmac('open311', key)
  return {
    list: (place: string): Promise<ApiKey[]> => store.read.apiKeys.list(place),

    /** A new key, given this once. `staffId` is who made it; null on the command line. */
    async make(
      place: string,
      name: string,
      staffId: string | null,
    ): Promise<{ id: string; key: string }> {
      if (!facts().places.some((p) => p.slug === place)) throw notFound('没有这个辖区')
      const title = name.trim()
      if (title.length < 2 || title.length > 60)
        throw invalid('请写明是哪个单位的什么程序', [{ pointer: '/name', detail: '2 到 60 个字' }])
      const key = randomBytes(24).toString('base64url')
      const id = randomUUID()
      const at = now()
      await store.write(async (tx) => {
        await tx.apiKeys.insert({ id, place, name: title, hash: hashOf(key), createdAt: at })
        await tx.audit.insert({ at, staffId, verb: 'platform.manage', object: `api-key:${id}` })
      })
      return { id, key }
    },

    async revoke(place: string, id: string, staffId: string | null): Promise<void> {
      const at = now()
      const done = await store.write(async (tx) => {
        const had = await tx.apiKeys.revoke(place, id, at)
        if (had)
          await tx.audit.insert({ at, staffId, verb: 'platform.manage', object: `api-key:${id}` })
        return had
      })
      if (!done) throw notFound('没有这个密钥，或者已经停用')
    },

    /** The key as a client gave it; throws 403 when it is missing, unknown, revoked, or another place's. */
    async check(place: string, given: string): Promise<ApiKey> {
      if (given === '') throw badKey('没有写 api_key；请向本站的管理员要')
      const found = await store.read.apiKeys.valid(place, hashOf(given))
      if (!found) throw badKey('api_key 不对，或者已经停用')
      return found
    },
  }
}
export type KeysUse = ReturnType<typeof createKeys>
