import { forget } from './draft.ts'

forget()
