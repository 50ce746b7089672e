import { setTimeout as pause } from 'node:timers/promises'
import type { DeskClient } from '@zuoxi/sdk'
import type { CliWords } from '../../words/cli.ts'
import { checkPasswordAt } from '../check-password.ts'
import type { Host, ScreenOptions } from '../host.ts'
import type { CastFile } from '../record/cast-file.ts'
import { reachDesk } from '../reach-desk.ts'
import { plainScreen } from '../plain-screen.ts'
import { BadUse, type Verb, VerbFailed } from './verb.ts'

/** What the agent does at once is not to wait for the book or for the demo's customers, which take long to read. */
const firstKeysMs = 400

/** Open the desk. Where there is no terminal to open it on, show it once as plain text and say how to. */
export const open: Verb = {
  name: 'open',
  args: [],
  options: { screenReader: '--screen-reader', cast: '--cast <file>' },
  // A signal ends the screen, which gives the terminal back first.
  stopsItself: 'at_once',
  run: async ({ host, desk, lang, words, json, url }, { options }) => {
    const onScreen = !json && host.stdout.isTTY && host.stdin.isTTY
    const film = await filmTo(options['cast'], onScreen, host, words)
    const client = await desk('agent')
    if (host.stop.aborted) throw new VerbFailed('INTERRUPTED', words.interrupted)
    const agent = url === undefined ? undefined : await reachDesk(client, url, host, words)
    const demo = url === undefined && (await host.embedded.isDemo())
    const shown = Promise.withResolvers<void>()
    const screenReader = options['screenReader'] === true
    const screen = onScreen
      ? host.openScreen(client, {
          lang,
          demo,
          agent,
          screenReader,
          onShown: shown.resolve,
          ...lockOf(url),
          ...savingTo(client, host),
          ...(film && { film: film.frame }),
        })
      : undefined
    // Whatever else this process does for the desk comes after what the agent waits for.
    const settled = shown.promise.then(() => pause(firstKeysMs, undefined, { ref: false }))
    const begun = screen ? Promise.race([settled, screen.catch(() => {})]) : Promise.resolve()
    if (url === undefined) void begun.then(() => host.embedded.keepRolled())
    // The demo's customers live in this process; a remote desk has real ones.
    const play = demo ? host.embedded.play(begun) : undefined
    try {
      if (!screen) await play?.opened
      if (!screen) return await plainScreen(client, words, lang)
      await screen
    } finally {
      film?.close()
      await play?.stop()
    }
    return { json: { closed: true }, lines: [] }
  },
}

/** Conversations that are saved from the screen lie in a folder of the agent's own, wherever the desk was opened from. */
function savingTo(desk: DeskClient, host: Host): Pick<ScreenOptions, 'saveFixture'> {
  return {
    saveFixture: async (wish) => {
      const { saveFromScreen } = await import('../record/from-screen.ts')
      return saveFromScreen(desk, wish, host)
    },
  }
}

/** Where the desk is filmed to. Nothing of filming is loaded where nobody asked for it. */
async function filmTo(
  file: string | boolean | readonly string[] | undefined,
  onScreen: boolean,
  host: Host,
  words: CliWords,
): Promise<CastFile | undefined> {
  if (typeof file !== 'string') return undefined
  if (!onScreen) throw new BadUse(words.record.castNeedsTerminal)
  return (await import('../record/cast-file.ts')).castFile(file, words.deskName, host.clock, words)
}

/** Whoever is at this machine may open its own desk; another's desk asks for the agent's password. */
function lockOf(url: string | undefined): Pick<ScreenOptions, 'checkPassword'> {
  return url === undefined ? {} : { checkPassword: (name, password) => checkPasswordAt(url, name, password) }
}
