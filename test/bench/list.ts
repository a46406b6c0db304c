import { classify } from './classify.ts'
import { desk } from './desk.ts'
import { importing } from './import.ts'
import { importingDecisions } from './import-decisions.ts'
import { intake } from './intake.ts'
import { pages } from './pages.ts'
import { publishing } from './publish.ts'
import { register } from './register.ts'
import type { Bench } from './run.ts'
import { search } from './search.ts'
import { startup } from './startup.ts'
import { staticFiles } from './static.ts'

export const benches: Bench[] = [
  startup,
  staticFiles,
  intake,
  desk,
  pages,
  publishing,
  search,
  classify,
  importing,
  importingDecisions,
  register,
]
