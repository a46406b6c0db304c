import type { Bench } from './run.ts'
import { staticFiles } from './static.ts'

export const benches: Bench[] = [staticFiles]
