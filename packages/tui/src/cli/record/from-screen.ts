import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DeskClient } from '@zuoxi/sdk'
import type { FixtureSaved } from '../../state/save-fixture.ts'
import type { FixtureWish, Host } from '../host.ts'
import { FileThere, saveRecording } from './save.ts'

/** Where conversations go that are saved from the screen. */
export const recordedFolder = 'recorded'

/** Save the conversation in front and replay it, as `zuoxi record` does. */
export async function saveFromScreen(
  desk: DeskClient,
  { conversationId, name }: FixtureWish,
  { settings, embedded, clock }: Pick<Host, 'settings' | 'embedded' | 'clock'>,
): Promise<FixtureSaved> {
  const folder = join(settings.home, recordedFolder)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const proof = { cast: await embedded.cast(), stage: embedded.stages.memory, clock }
  try {
    const { file, ok, left } = await saveRecording(desk, { conversationId, id: name, folder }, proof)
    return { kind: 'fixtureSaved', how: ok ? 'saved' : 'differs', file, left: left.length }
  } catch (error) {
    if (!(error instanceof FileThere)) throw error
    return { kind: 'fixtureSaved', how: 'there', file: error.file, left: 0 }
  }
}
