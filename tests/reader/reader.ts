import { loadCast } from '@zuoxi/fixtures'
import * as server from '@zuoxi/server'
import { openExhibit } from '../../packages/tui/src/cli/exhibit.ts'
import { openStill } from '../../packages/tui/src/screenshot/still.ts'
import { strokesOf } from '../../packages/tui/src/screenshot/strokes.ts'
import { promptOf } from '../../packages/tui/src/speak-desk.ts'
import { changesToSay } from '../../packages/tui/src/views/linear-changes.ts'
import { linearOf, linearSize } from '../../packages/tui/src/views/linear.ts'
import type { Lang } from '../../packages/tui/src/words/lang.ts'
import { wordsOf } from '../../packages/tui/src/words/index.ts'

/** A desk that is listened to: each press answers what a screen reader gets, the row one writes in last. */
export async function openReader(lang: Lang) {
  const faults = { write: (line: string) => void process.stderr.write(line) }
  const nowMs = Date.parse('2026-11-20T10:30:00+08:00')
  const exhibit = await openExhibit(server, await loadCast(), faults, { nowMs, customers: 0 })
  const desk = await exhibit.signIn('agent')
  const still = await openStill({ desk, clock: exhibit.clock, lang, demo: true, size: linearSize })
  const words = wordsOf(lang)
  let said = still.state()
  const heard = (from: typeof said | undefined): string => {
    const after = linearOf(still.state(), words)
    const before = from && linearOf({ ...from, nowMs: still.state().nowMs }, words)
    said = still.state()
    return [...changesToSay(before, after, words), `| ${promptOf(after).text}`].join('\n')
  }
  return {
    opening: () => heard(undefined),
    press: async (keys: string): Promise<string> => {
      const strokes = strokesOf(keys)
      if ('bad' in strokes) throw new Error(`no such key: ${strokes.bad}`)
      const before = said
      for (const stroke of strokes) {
        exhibit.clock.forward(1_000)
        await still.press(stroke)
      }
      return heard(before)
    },
    pass: (minutes: number) => exhibit.clock.forward(minutes * 60_000),
    close: async () => {
      await still.end()
      await exhibit.close()
    },
  }
}
