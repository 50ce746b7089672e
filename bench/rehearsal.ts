import type { Bench } from './lib/report.ts'
import { benchReport } from './lib/rehearsal/report.ts'

export const bench: Bench = {
  asks: 'what does a rehearsal cost, and how soon is its report on the screen?',
  run: benchReport,
}
