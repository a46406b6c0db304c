import type { Command } from './command.ts'

/** Every command of the command line, in the order of its help; loaded when it is asked for, so that each starts fast. */
export const commands: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./serve.ts')).serve,
  setup: async () => (await import('./setup.ts')).setup,
  demo: async () => (await import('./demo.ts')).demo,
  backup: async () => (await import('./backup.ts')).backup,
  doctor: async () => (await import('./doctor.ts')).doctor,
  migrate: async () => (await import('./migrate.ts')).migrate,
  publish: async () => (await import('./publish.ts')).publish,
  handbook: async () => (await import('./handbook.ts')).handbook,
  search: async () => (await import('./search.ts')).search,
  route: async () => (await import('./route.ts')).route,
  llm: async () => (await import('./llm.ts')).llm,
  export: async () => (await import('./export.ts')).exportCommand,
  import: async () => (await import('./import-decisions.ts')).importCommand,
  content: async () => (await import('./content.ts')).content,
  calendar: async () => (await import('./calendar.ts')).calendar,
  orders: async () => (await import('./orders.ts')).orders,
  webhook: async () => (await import('./webhook.ts')).webhook,
  open311: async () => (await import('./open311.ts')).open311,
  digest: async () => (await import('./digest.ts')).digest,
  verify: async () => (await import('./verify.ts')).verify,
  'stale-basis': async () => (await import('./stale-basis.ts')).staleBasis,
  'propose-items': async () => (await import('./propose-items.ts')).proposeItems,
  'check-law': async () => (await import('./check-law.ts')).checkLaw,
}
