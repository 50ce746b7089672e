import { keyName } from '../keys/name.ts'
import { rowsOfPlace } from '../keys/effective.ts'
import type { State } from '../state/state.ts'
import { needing } from '../state/terminal-wish.ts'
import type { Messages } from '../words/messages.ts'
import { withKeys } from '../words/with-keys.ts'
import { sayFailure } from '../words/failures.ts'
import { minuteOf } from './moment.ts'
import { bold, columnsOfLine, dim, fit, type Line, t, type View } from './span.ts'

/** Passwords longer than this look alike. */
const mostDots = 20

/**
 * A locked desk: it names nobody, neither customer nor agent, and still says that somebody waits. It fits any window,
 * because a locked desk must not be unlocked by making its window small.
 */
export function lockView(state: State, words: Messages): View {
  const { columns, rows } = state.size
  const prompt = promptOf(state, words)
  const lines = [...told(state, words), [], prompt, ...answerOf(state, words)]
  const top = Math.max(0, Math.floor((rows - lines.length) / 2))
  // In a window too low for everything, what is asked is what must be seen.
  const shown = lines.length > rows ? lines.slice(-rows) : lines
  const middle = (line: Line): number => Math.max(0, Math.floor((columns - columnsOfLine(line)) / 2))
  const promptRow = top + shown.indexOf(prompt)
  const cursor = { row: promptRow, column: Math.min(columns - 1, middle(prompt) + columnsOfLine(prompt)) }
  return {
    lines: [
      ...Array.from({ length: top }, (): Line => []),
      ...shown.map((line) => (line.length === 0 ? line : fit([t(' '.repeat(middle(line))), ...line], columns))),
      ...Array.from({ length: rows - top - shown.length }, (): Line => []),
    ],
    cursor: state.session.opensWith === 'password' ? cursor : undefined,
  }
}

function told(state: State, words: Messages): readonly Line[] {
  const { lock, line, nowMs } = state
  if (!lock) return []
  const { waiting, unread } = needing(state)
  return [
    [t(` ${words.product} `, { bold: true, inverse: true }), t(` ${minuteOf(nowMs)}`)],
    [],
    [bold(words.lock.locked[lock.by](minuteOf(lock.sinceMs)))],
    [dim(words.lock.kept)],
    [],
    waiting > 0 ? [t(`! ${words.lock.waiting(waiting)}`, { tone: 'warn', bold: true })] : [dim(words.lock.nobody)],
    ...(unread > 0 ? [[t(`! ${words.lock.unread(unread)}`, { tone: 'warn', bold: true })] satisfies Line] : []),
    ...(line.status === 'lost' ? [[t(`! ${words.lost}`, { tone: 'bad', bold: true })] satisfies Line] : []),
  ]
}

function promptOf(state: State, words: Messages): Line {
  const key = (does: string): string =>
    keyName(rowsOfPlace(state.keymap, 'lock').find((row) => row.does === does)?.keys[0] ?? '')
  const quit = dim(`  ${key('leaveLocked')} ${words.keys.quit}`)
  if (state.session.opensWith !== 'password') return [bold(key('unlock')), t(` ${words.keys.unlock}`), quit]
  const dots = '*'.repeat(Math.min(mostDots, Array.from(state.lock?.password ?? '').length))
  return [bold(words.lock.password), t(` ${dots}`)]
}

function answerOf({ keymap, lock, session }: State, words: Messages): readonly Line[] {
  if (lock?.checking) return [[dim(words.lock.checking)]]
  if (!lock?.failure) return session.opensWith === 'password' ? [[dim(withKeys(words.lock.how, keymap))]] : []
  return [[t(`! ${sayFailure(lock.failure, session.lang)}`, { tone: 'bad', bold: true })]]
}
