import { refusal } from '#rules/refusal.ts'

/** A file that cannot be kept, with what to do instead. */
export const fileRefused = refusal('file.refused', 422, '这个文件没有收下')
