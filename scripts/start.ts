import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildAll } from './build-all.ts'
import { root } from './run.ts'
import { isFresh } from './stamp.ts'

const program = join(root, 'packages/tui/dist/zuoxi.js')

if (!isFresh()) {
  // Stdout belongs to the program: with --json it holds one document and nothing else.
  process.stderr.write('zuoxi: building … 正在构建\n')
  const code = await buildAll('stderr')
  if (code !== 0) process.exit(code)
}

// In this process, so that the terminal, signals and the exit code are the program's own.
process.argv[1] = program
await import(pathToFileURL(program).href)
