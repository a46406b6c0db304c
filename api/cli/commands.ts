import { checkLaw } from './check-law.ts'
import type { Command } from './command.ts'
import { importCommand } from './import-decisions.ts'
import { migrate } from './migrate.ts'
import { publish } from './publish.ts'
import { serve } from './serve.ts'

/** Every command of the command line, in the order of its help. */
export const commands: Command[] = [serve, migrate, publish, checkLaw, importCommand]
