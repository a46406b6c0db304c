import { chuxiong } from './chuxiong.ts'
import { fuyang } from './fuyang.ts'
import { hunan } from './hunan.ts'
import { lingxi } from './lingxi.ts'
import { xiangshan } from './xiangshan.ts'
import type { HardCase } from './case.ts'

/** Ten for each place. */
export const hardCases: HardCase[] = [...lingxi, ...chuxiong, ...xiangshan, ...hunan, ...fuyang]
