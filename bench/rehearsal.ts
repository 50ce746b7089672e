import type { Bench } from './lib/report.ts'
import { benchMemory } from './lib/rehearsal/memory.ts'
import { benchTerminalStage } from './lib/rehearsal/terminal.ts'
import { benchReport } from './lib/rehearsal/report.ts'

export const bench: Bench = {
  asks: 'what does a rehearsal cost, and how soon is its report on the screen?',
  run: async (tell) => {
    const parts = [await benchMemory(tell), await benchTerminalStage(tell), await benchReport(tell)]
    return {
      data: Object.assign({}, ...parts.map(({ data }) => data)),
      rows: parts.flatMap(({ rows }) => rows),
      ratios: parts.flatMap(({ ratios }) => ratios),
    }
  },
}
