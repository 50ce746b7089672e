import type { Clock, DeskClient } from '@zuoxi/sdk'
import { bindingFor } from '../keys/effective.ts'
import { takePicture } from '../screenshot/picture.ts'
import { openStill } from '../screenshot/still.ts'
import { type Stroke, strokesOf } from '../screenshot/strokes.ts'
import { rowText } from '../screenshot/text.ts'
import { placeOf } from '../state/select.ts'
import type { Keyboard } from './keyboard.ts'
import { rehearsalLang, rehearsalSettings, rehearsalSize } from './settings.ts'

/** How often a screen in this process is looked at again before a sight has not come. */
const looksAtMost = 20

/** Sit down at a desk in this process: the real store and the real keymap, and no terminal. */
export async function stillKeyboard(desk: DeskClient, clock: Clock): Promise<Keyboard> {
  const still = await openStill({
    desk,
    clock,
    lang: rehearsalLang,
    demo: true,
    size: rehearsalSize,
    settings: rehearsalSettings,
  })
  const glance = (): readonly string[] => takePicture(still.state(), '').rows.map(rowText)
  return {
    press: async (...keys) => {
      for (const stroke of keys.flatMap(strokesOfKey)) await still.press(stroke)
    },
    bound: (key) => bindingFor(still.state().keymap, placeOf(still.state()), key),
    type: (text) => still.press({ kind: 'text', text }),
    paste: (text) => still.press({ kind: 'paste', text }),
    sees: async (sight) => {
      for (let look = 0; look < looksAtMost; look += 1) {
        if (sight(glance())) return true
        await still.settled()
      }
      return sight(glance())
    },
    rows: async () => {
      await still.settled()
      return glance()
    },
    glance,
    end: () => still.end(),
  }
}

function strokesOfKey(key: string): readonly Stroke[] {
  const strokes = strokesOf(key)
  if ('bad' in strokes) throw new Error(`not a key: ${strokes.bad}`)
  return strokes
}
