import { fileURLToPath } from 'node:url'
import type { DeskClient } from '@zuoxi/sdk'
import { type Cast, connectLocally, readCast } from '@zuoxi/sdk/rehearsal'
import { onTestFinished } from 'vitest'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { type OpenDesk, openDesk } from '../../src/open-desk.ts'

export const castFolder = fileURLToPath(new URL('../../../../fixtures', import.meta.url))

/** Friday morning, 2026-11-20, in Shanghai. */
export const morning = Date.parse('2026-11-20T10:00:00+08:00')

let cast: Promise<Cast> | undefined
export const theCast = (): Promise<Cast> => (cast ??= readCast(castFolder))

/** A desk in memory with the cast and some invented customers, closed when the test is done. */
export async function seededDesk(
  customers: number,
  clock = { nowMs: () => morning },
): Promise<{ desk: OpenDesk; agent: DeskClient; owner: DeskClient }> {
  const desk = await openDesk(':memory:', { clock })
  onTestFinished(() => desk.close())
  await seedDemo(desk, await theCast(), { customers, seed: 7 })
  return {
    desk,
    agent: connectLocally(desk, { token: await desk.signInLocally('agent') }),
    owner: connectLocally(desk, { token: await desk.signInLocally('owner') }),
  }
}
