import { run } from './run.ts'

/** Everything that can be said about the sources without running them; all of it is asked, so that one run tells all. */
const checks: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types', 'tsc', '-b'],
  ['lint', 'oxlint', '--quiet'],
  ['format', 'oxfmt', '--check'],
  ['unused', 'knip'],
  ['bundles', 'tsup', '--silent'],
  ...['sdk', 'server', 'tui'].map((name) => [`publint ${name}`, 'publint', `packages/${name}`, '--strict'] as const),
  ...['sdk', 'server'].map(
    (name) => [`attw ${name}`, 'attw', '--pack', `packages/${name}`, '--profile', 'esm-only'] as const,
  ),
  ['tidy', 'vitest', 'run', 'tests/tidy'],
]

const failed: string[] = []
for (const [name, command, ...args] of checks) {
  console.log(`\n── ${name}`)
  if ((await run(command, args)) !== 0) failed.push(name)
}
console.log(failed.length === 0 ? `\nall ${checks.length} checks passed` : `\nfailed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
