import type { MoreToCover } from '@zuoxi/sdk/rehearsal'
import type { Wish } from './wish.ts'

/** The keymap is loaded where somebody asks what of it was pressed. */
export async function keysOf(stages: Wish['stages']): Promise<MoreToCover> {
  const { keysToCover } = await import('../../rehearsal/key-coverage.ts')
  return keysToCover(stages)
}
