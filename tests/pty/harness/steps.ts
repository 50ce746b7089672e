/** What a person does at a terminal, one after the other. */
export interface Doing<Seen, Sight> {
  readonly press: (...chords: string[]) => Steps<void, Seen, Sight>
  /** Keys one after the other, in one burst, as fast typing over a slow line arrives. */
  readonly type: (text: string) => Steps<void, Seen, Sight>
  readonly paste: (text: string) => Steps<void, Seen, Sight>
  /** Wait until every sight is on the screen at once. */
  readonly sees: (...sights: Sight[]) => Steps<Seen, Seen, Sight>
  /** Wait until a sight is gone. */
  readonly seesNo: (sight: Sight) => Steps<Seen, Seen, Sight>
}

/** A step under way, and what comes after it: a promise of the last one's outcome. */
export type Steps<Value, Seen, Sight> = Promise<Value> & Doing<Seen, Sight>

/** How each step is done. `asked` was made where the test asked, so that a failure's stack leads there. */
export interface Ways<Seen, Sight> {
  readonly press: (chords: readonly string[]) => void
  readonly type: (text: string) => void
  readonly paste: (text: string) => void
  readonly sees: (sights: readonly Sight[], asked: Error) => Promise<Seen>
  readonly seesNo: (sight: Sight, asked: Error) => Promise<Seen>
}

/**
 * Steps that can be written one behind the other. The first begins at once,
 * each further one when the one before it is done.
 *
 * @example
 * await desk.press('/').type('zw 8899').sees('张')
 */
export function doing<Seen, Sight>(ways: Ways<Seen, Sight>, before?: Promise<unknown>): Doing<Seen, Sight> {
  const next = <Value>(act: () => Value | Promise<Value>): Steps<Value, Seen, Sight> => {
    const done = before ? before.then(act) : begun(act)
    return Object.assign(done, doing(ways, done))
  }
  return {
    press: (...chords) => next(() => ways.press(chords)),
    type: (text) => next(() => ways.type(text)),
    paste: (text) => next(() => ways.paste(text)),
    sees: (...sights) => {
      const asked = new Error()
      return next(() => ways.sees(sights, asked))
    },
    seesNo: (sight) => {
      const asked = new Error()
      return next(() => ways.seesNo(sight, asked))
    },
  }
}

/** Begin now, and not a turn later, as `await` would. */
function begun<Value>(act: () => Value | Promise<Value>): Promise<Value> {
  try {
    return Promise.resolve(act())
  } catch (error) {
    return Promise.reject(error)
  }
}
