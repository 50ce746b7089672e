import { run } from './run.ts'
import { keepStamp, sourceStamp } from './stamp.ts'

/** Types and plain packages by tsc, the two programs by tsup; remembers what it was built from when both succeed. */
export async function buildAll(output: 'inherit' | 'stderr'): Promise<number> {
  const stamp = sourceStamp()
  const [types, bundles] = await Promise.all([
    run('tsc', ['-b', 'packages/tui', 'fixtures'], { output }),
    run('tsup', ['--silent'], { output }),
  ])
  if (types === 0 && bundles === 0) keepStamp(stamp)
  return types || bundles
}
