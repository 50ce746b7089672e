import { loadCast } from '@zuoxi/fixtures'
import * as server from '@zuoxi/server'
import { openExhibit } from '../../packages/tui/src/cli/exhibit.ts'
import { takePicture } from '../../packages/tui/src/screenshot/picture.ts'
import { openStill } from '../../packages/tui/src/screenshot/still.ts'
import { strokesOf } from '../../packages/tui/src/screenshot/strokes.ts'
import { svgOf } from '../../packages/tui/src/screenshot/svg.ts'
import { textOf } from '../../packages/tui/src/screenshot/text.ts'

/** A step of a walk through the desk, and what the screen must then show. */
export interface Scene {
  readonly press: string
  readonly shows: readonly (string | RegExp)[]
  /** Its picture in `docs/screens`, and what it says to those who cannot see it. */
  readonly picture?: { readonly name: string; readonly title: string }
}

/** A walk on a demo desk of its own. */
export interface Story {
  readonly size: { readonly columns: number; readonly rows: number }
  readonly scenes: readonly Scene[]
}

/** By day, whatever the hour it is drawn at: by night the screen says that nobody may be called. */
const nowMs = Date.parse('2026-11-20T10:30:00+08:00')
/** Enough customers for a list that is full, and few enough to be made at once. */
const customers = 4_000
const strokeMs = 1_000

/**
 * Walk through a story and draw its pictures, by their names.
 *
 * @throws where the screen does not show what a scene is about: a picture of something else is worse than none.
 */
export async function picturesOf({ size, scenes }: Story): Promise<ReadonlyMap<string, string>> {
  const told = { write: (line: string) => void process.stderr.write(line) }
  const exhibit = await openExhibit(server, await loadCast(), told, { nowMs, customers })
  const desk = await exhibit.signIn('agent')
  const still = await openStill({ desk, clock: exhibit.clock, lang: 'zh-CN', demo: true, size })
  const pictures = new Map<string, string>()
  try {
    for (const scene of scenes) {
      const strokes = strokesOf(scene.press)
      if ('bad' in strokes) throw new Error(`no such key: ${strokes.bad}`)
      for (const stroke of strokes) {
        exhibit.clock.forward(strokeMs)
        await still.press(stroke)
      }
      const picture = takePicture(still.state(), scene.picture?.title ?? '')
      const text = textOf(picture.rows)
      const missing = scene.shows.find((sight) =>
        typeof sight === 'string' ? !text.includes(sight) : !sight.test(text),
      )
      if (missing !== undefined) throw new Error(`after ${scene.press} the screen does not show ${missing}\n${text}`)
      if (scene.picture) pictures.set(scene.picture.name, svgOf(picture))
    }
    return pictures
  } finally {
    await still.end()
    await exhibit.close()
  }
}
