import { setTimeout as pause } from 'node:timers/promises'
import type { DeskClient } from '@zuoxi/sdk'
import type { ScreenFrame } from '@zuoxi/sdk/rehearsal'
import type { ActionName } from '../../state/action.ts'
import { deskKeymap } from '../../keys/keymap.ts'
import { bindingName } from '../key-coverage.ts'
import { keyName } from '../../keys/name.ts'
import type { Row } from '../../keys/row.ts'
import type { Place } from '../../state/place.ts'
import { withKeys } from '../../words/with-keys.ts'
import { wordsOf } from '../../words/index.ts'
import type { Keyboard } from '../keyboard.ts'
import { rehearsalLang } from '../settings.ts'

/** One step of hands: an action of the keymap in a place, or a text that is typed there. */
export type Motion = readonly [Place, ActionName] | { readonly text: string }

/** How often the desk is asked again whether something has happened, and how long that may take in all. */
const askEveryMs = 4
const patienceMs = 6_000

/**
 * The hands of an agent: they know the keymap by the names of its actions, see
 * what the screen shows, and can ask the desk itself what has become of a key.
 */
export class Hands {
  readonly keyboard: Keyboard
  /** The desk as a client sees it, without hands: for reading what has become of a key. */
  readonly desk: DeskClient
  /** What hands have left in the reply; nothing where that is not known. */
  reply: string | undefined
  /** Whether the conversation is open before them. */
  serving = false
  /** Where they rest; nothing where keys were pressed that they do not know of. */
  #at: Place | undefined
  readonly #nowMs: () => number
  #pressed: string[] = []
  #bindings: string[] = []
  #frames: ScreenFrame[] = []

  constructor(keyboard: Keyboard, desk: DeskClient, nowMs: () => number) {
    this.keyboard = keyboard
    this.desk = desk
    this.#nowMs = nowMs
  }

  /** Do one thing after the other. */
  async does(...motions: readonly Motion[]): Promise<void> {
    for (const motion of motions) {
      if ('text' in motion) await this.types(motion.text)
      else {
        const row = rowOf(...motion)
        this.#bindings.push(bindingName(row))
        await this.#hit(row.keys[0] ?? '')
      }
    }
  }

  async presses(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      const row = this.keyboard.bound?.(key)
      if (row) this.#bindings.push(bindingName(row))
      await this.#hit(key)
    }
  }

  async #hit(key: string): Promise<void> {
    this.#pressed.push(key)
    await this.keyboard.press(key)
  }

  async types(text: string): Promise<void> {
    this.#pressed.push(`'${text}'`)
    await this.keyboard.type(text)
  }

  async pastes(text: string): Promise<void> {
    this.#pressed.push(`paste'${text}'`)
    await this.keyboard.paste(text)
  }

  /** Remember what is shown now, for a report, with the keys that led to it. */
  keepFrame(): void {
    const rows = this.keyboard.glance().map((text) => [{ text }])
    this.#frames.push({ rows, keys: this.#pressed.join(' '), bindings: this.#bindings })
    this.#pressed = []
    this.#bindings = []
  }

  /** The frames since this was asked last. */
  takeFrames(): readonly ScreenFrame[] {
    const frames = this.#frames
    this.#frames = []
    return frames
  }

  /** Wait until the screen shows every one of these; false when it does not. */
  async sees(...sights: readonly (string | RegExp)[]): Promise<boolean> {
    return this.keyboard.sees((rows) => sights.every((sight) => isSeen(rows, sight)))
  }

  /** Wait until the screen shows one of these. */
  async seesAny(...sights: readonly string[]): Promise<boolean> {
    return this.keyboard.sees((rows) => sights.some((sight) => isSeen(rows, sight)))
  }

  /** Wait until none of the screen shows this. */
  async seesNo(sight: string): Promise<boolean> {
    return this.keyboard.sees((rows) => !isSeen(rows, sight))
  }

  isSeen(sight: string | RegExp): boolean {
    return isSeen(this.keyboard.glance(), sight)
  }

  /**
   * Wait until one is at a place, as the footer tells by what its key does there.
   *
   * @param barred what the screen says where one may not go there: nobody waits any longer then
   */
  async standsIn(place: Place, does: ActionName, barred: readonly string[] = []): Promise<boolean> {
    const stands = (rows: readonly string[]): boolean => footerOf(rows).includes(footerText(place, does))
    await this.keyboard.sees((rows) => stands(rows) || barred.some((text) => isSeen(rows, text)))
    const shown = stands(this.keyboard.glance())
    this.#at = shown ? place : undefined
    return shown
  }

  /** Somebody else has pressed keys: where the hands are is not known any more. */
  lose(): void {
    this.#at = undefined
    this.reply = undefined
  }

  isAt(place: Place): boolean {
    return this.#at === place
  }

  rests(place: Place | undefined): void {
    this.#at = place
  }

  /**
   * Wait until the desk itself has it, or the screen says that it will not.
   *
   * @param found what the desk has now, nothing while it has nothing yet
   * @param refused whether the screen says so
   */
  async until<Value>(
    found: () => Promise<Value | undefined>,
    refused: () => boolean = () => false,
  ): Promise<Value | undefined> {
    const endMs = this.#nowMs() + patienceMs
    for (;;) {
      const value = await found()
      if (value !== undefined) return value
      // What was under way when it was refused may still have come.
      if (refused()) return found()
      if (this.#nowMs() > endMs) return undefined
      await pause(askEveryMs)
    }
  }
}

/** The first key of an action in a place, out of the keymap in force. */
export function keyOf(place: Place, does: ActionName): string {
  return rowOf(place, does).keys[0] ?? ''
}

function rowOf(place: Place, does: ActionName): Row {
  const row = deskKeymap.rows.find((one) => one.does === does && one.in.includes(place))
  if (row?.keys[0] === undefined) throw new Error(`no key does ${does} in ${place}`)
  return row
}

/** What the footer says of a key, such as `Enter 回复`. */
function footerText(place: Place, does: ActionName): string {
  const row = rowOf(place, does)
  return `${row.typed ?? keyName(row.keys[0] ?? '')} ${wordsOf(rehearsalLang).keys[row.label]}`
}

function footerOf(rows: readonly string[]): string {
  return rows.findLast((row) => row.trim() !== '') ?? ''
}

/** A text of the desk's own names its keys as they are in force, and so does the screen. */
function isSeen(rows: readonly string[], sight: string | RegExp): boolean {
  if (typeof sight !== 'string') return rows.some((row) => sight.test(row))
  const text = withKeys(sight, deskKeymap)
  return rows.some((row) => row.includes(text))
}
