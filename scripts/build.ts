import { runAll } from './run.ts'

process.exitCode = await runAll([
  ['tsc', '-b', 'packages/tui', 'fixtures'],
  ['tsup', '--silent'],
])
