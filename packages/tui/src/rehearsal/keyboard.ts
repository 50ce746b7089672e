import type { Row } from '../keys/row.ts'

/** Somebody's hands at a desk, and their eyes on it: in this process, or at a real terminal. */
export interface Keyboard {
  /** Press keys one after the other, named as the keymap names them, a sequence as `g m`. */
  readonly press: (...keys: readonly string[]) => Promise<void>
  /** What a key is bound to where the desk stands now. Absent: nobody can tell, as at a terminal that is only looked at. */
  readonly bound?: (key: string) => Row | undefined
  /** Type a text, a key for each of its characters. */
  readonly type: (text: string) => Promise<void>
  readonly paste: (text: string) => Promise<void>
  /** Wait until the screen shows this; false when it has come to rest without. */
  readonly sees: (sight: (rows: readonly string[]) => boolean) => Promise<boolean>
  /** What is shown when all that follows from the last key has come. */
  readonly rows: () => Promise<readonly string[]>
  /** What is shown this moment. */
  readonly glance: () => readonly string[]
  readonly end: () => Promise<void>
}
