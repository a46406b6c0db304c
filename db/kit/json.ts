export type { Json } from '#rules/chain/canonical.ts'
