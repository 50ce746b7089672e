import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The clock of a scene, for a program that is not this one: a file that it reads the time from. */
export interface SceneClock {
  /** Arguments for Node, so that the program lives by this clock. */
  readonly nodeArgs: readonly string[]
  readonly set: (nowMs: number) => void
}

/**
 * Make the clock. Time stands still in the program as it does at the desk, and
 * jumps when the scene's does; nothing of the program knows of it.
 */
export function sceneClock(folder: string): SceneClock {
  const file = join(folder, 'now')
  const read = `Number(readFileSync(${JSON.stringify(file)}, 'utf8'))`
  const preload = `import { readFileSync } from 'node:fs'\nDate.now = () => ${read}\n`
  return {
    nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(preload)}`],
    set: (nowMs) => writeFileSync(file, String(nowMs)),
  }
}
