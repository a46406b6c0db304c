import type { Deps } from '#api/office/deps.ts'

/** Every feature's use cases, built over the same Deps; one line each. */
export const openOffice = (_deps: Deps) => ({})
export type Office = ReturnType<typeof openOffice>
