import type { TurnOf } from '../../format/turn.ts'
import { needed, type Play, type TurnPlayer } from '../play.ts'
import type { SceneScreen } from '../stage.ts'

/** What is done with keys. */

function screenOf({ scene }: Play): SceneScreen {
  return needed(scene.screen, `there is no screen on this stage; play it with one`)
}

export const press: TurnPlayer<TurnOf<'press'>> = async (play, turn) => {
  const screen = screenOf(play)
  for (const key of keysIn(turn.press)) await (key.text ? screen.type(key.name) : screen.press([key.name]))
  return { screen: await screen.rows() }
}

export const run: TurnPlayer<TurnOf<'run'>> = async (play, turn) => {
  const screen = screenOf(play)
  await screen.press([':'])
  await screen.type(turn.run.slice(1))
  await screen.press(['enter'])
  return { screen: await screen.rows() }
}

/**
 * Keys as people write them down: names apart by spaces, texts in quotes.
 *
 * @example
 * keysIn("/ 'zw 8899' enter").length // 3
 */
export function keysIn(text: string): readonly { readonly name: string; readonly text: boolean }[] {
  return [...text.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, name = '']) =>
    quoted === undefined ? { name, text: false } : { name: quoted, text: true },
  )
}
