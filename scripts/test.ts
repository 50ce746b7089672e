import { buildAll } from './build-all.ts'
import { run } from './run.ts'
import { isFresh } from './stamp.ts'

// The pty and CLI tests drive the built program, so it must be the one these sources make.
const built = isFresh() ? 0 : await buildAll('inherit')
process.exitCode = built || (await run('vitest', ['run', ...process.argv.slice(2)]))
