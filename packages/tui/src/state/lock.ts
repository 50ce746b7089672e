import type { Failure } from '@zuoxi/sdk'
import type { ActionName, Handlers } from './action.ts'
import type { Happening, Step } from './happening.ts'
import type { State } from './state.ts'
import { step } from './step.ts'

/** A desk that nobody is at: it shows no one, and everything behind it stays as it was and goes on. */
export interface Lock {
  readonly sinceMs: number
  /** Nobody has pressed a key for so long; or the agent has locked it. */
  readonly by: 'idle' | 'agent'
  /** What has been typed of the password, where one is asked for. It is kept nowhere else. */
  readonly password: string
  readonly checking: boolean
  readonly failure: Failure | undefined
}

export type LockAction = 'lock' | 'unlock' | 'unlockErase' | 'unlockClear' | 'leaveLocked'

/** What the lock wants of the outside. It never goes through the log of wishes: a password is no wish to repeat. */
export type LockEffect = { readonly do: 'checkPassword'; readonly password: string }

/** Whether the password was right. */
export type LockReply = { readonly kind: 'unlocked' } | { readonly kind: 'stillLocked'; readonly failure: Failure }

const msPerMinute = 60_000

/** As much as the server takes; more is a paste gone wrong. */
const longestPassword = 200

export const lockActions: Handlers<LockAction> = {
  lock: (state) => step(lockDesk(state, 'agent')),
  unlock: (state) => {
    const { lock } = state
    if (!lock || lock.checking) return step(state)
    if (!asksPassword(state)) return step(unlocked(state))
    if (lock.password === '') return step(state)
    const checking = { ...lock, password: '', checking: true, failure: undefined }
    return step({ ...state, lock: checking }, { do: 'checkPassword', password: lock.password })
  },
  unlockErase: (state) => step(passwordIs(state, (password) => Array.from(password).slice(0, -1).join(''))),
  unlockClear: (state) => step(passwordIs(state, () => '')),
  leaveLocked: (state) => step({ ...state, leaving: true }, { do: 'leave' }),
}

export function lockDesk(state: State, by: Lock['by']): State {
  if (state.lock) return state
  const lock: Lock = { sinceMs: state.nowMs, by, password: '', checking: false, failure: undefined }
  return { ...state, lock, pending: undefined, toast: undefined }
}

/** Nobody has touched the desk for as long as the agent has set. */
export function lockIfIdle(state: State): State {
  const { lockAfterMinutes } = state.settings
  const idle = lockAfterMinutes > 0 && state.nowMs - state.touchedMs >= lockAfterMinutes * msPerMinute
  return idle ? lockDesk(state, 'idle') : state
}

/** What is typed now is a password: nobody may write it down. */
export function asksPassword({ lock, session }: State): boolean {
  return lock !== undefined && session.opensWith === 'password'
}

/** Somebody is at the desk. */
export function touched(state: State): State {
  return state.touchedMs === state.nowMs ? state : { ...state, touchedMs: state.nowMs }
}

/**
 * What hands do at a locked desk. Whatever else they mean elsewhere, nothing behind the lock hears of it;
 * `undefined` is for what does not come from hands.
 */
export function atLock(state: State, happening: Happening): Step | undefined {
  switch (happening.kind) {
    case 'action':
      // A screen that something else has written over is drawn anew, locked as it is.
      if (happening.action === 'redraw') return undefined
      return isLockAction(happening.action) ? lockActions[happening.action](state, 0) : step(state)
    case 'typed':
    case 'pasted':
      return step(passwordTyped(state, happening.text))
    case 'pointed':
    case 'wheeled':
    case 'caret':
    case 'pending':
    case 'barred':
      return step(state)
    default:
      return undefined
  }
}

function isLockAction(action: ActionName): action is LockAction {
  return action in lockActions
}

/** Where no password is asked for, what is typed is nothing. */
function passwordTyped(state: State, text: string): State {
  if (!asksPassword(state)) return state
  const line = text.split('\n', 1)[0] ?? ''
  return passwordIs(state, (password) =>
    Array.from(password + line)
      .slice(0, longestPassword)
      .join(''),
  )
}

export function lockReplied(state: State, reply: LockReply): Step {
  if (!state.lock) return step(state)
  if (reply.kind === 'unlocked') return step(unlocked(state))
  return step({ ...state, lock: { ...state.lock, checking: false, failure: reply.failure } })
}

function unlocked(state: State): State {
  return { ...state, lock: undefined, touchedMs: state.nowMs }
}

function passwordIs(state: State, change: (password: string) => string): State {
  const { lock } = state
  return lock && !lock.checking
    ? { ...state, lock: { ...lock, password: change(lock.password), failure: undefined } }
    : state
}
