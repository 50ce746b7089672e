import type { Messages } from '../words/messages.ts'
import type { Linear, LinearRow } from './linear.ts'

/** As many new rows are read out; who wants the rest moves through them. */
const mostRows = 40
/** In a list, as many new rows are told one by one; of more the number is. */
const mostListRows = 3

/**
 * What to say of a change, in reading order: where one is now, then what is
 * new there, then what is new beside it, then what has just happened.
 */
export function changesToSay(before: Linear | undefined, after: Linear, words: Messages): readonly string[] {
  if (!before || before.place !== after.place || before.locked !== after.locked)
    return [...arrival(after, words), ...newBeside(before, after), ...noticeChange(before, after)]
  return [
    ...(before.title === after.title ? [] : [after.title]),
    ...rowChanges(before, after, words),
    ...newBeside(before, after),
    ...noticeChange(before, after),
  ]
}

/** Everything again: for the agent who has lost the thread. */
export function sayAll(now: Linear, words: Messages): readonly string[] {
  return [...arrival(now, words), ...now.beside, ...(now.notice === '' ? [] : [now.notice])]
}

function arrival({ place, title, rows, panel }: Linear, words: Messages): readonly string[] {
  const head = title.startsWith(place) ? title : `${place}. ${title}`
  const chosen = rows.findIndex(({ kind }) => kind === 'chosen')
  // Of a list, what is said around it and the chosen row: the others are moved through.
  const list = rows.filter(({ kind }, i) => kind === 'chosen' || (kind === 'text' && (panel || i < chosen)))
  return [head, ...(chosen < 0 ? cut(texts(rows), words) : texts(list))]
}

function rowChanges(before: Linear, after: Linear, words: Messages): readonly string[] {
  const chosen = texts(after.rows.filter(({ kind }) => kind === 'chosen'))
  const moved = chosen.join('\n') !== texts(before.rows.filter(({ kind }) => kind === 'chosen')).join('\n')
  const fresh = (kind: LinearRow['kind']): readonly string[] =>
    added(texts(before.rows), texts(after.rows.filter((row) => row.kind === kind)))
  const said = cut(fresh('text'), words)
  // Moving in a list scrolls it: the rows that come into view are not news, but what is said of the chosen one is.
  if (moved) return [...chosen, ...said]
  const rows = fresh('other')
  return [...(rows.length > mostListRows ? [words.reader.newRows(rows.length)] : rows), ...said]
}

function newBeside(before: Linear | undefined, after: Linear): readonly string[] {
  return before && !after.locked ? added([...before.beside, ...texts(before.rows), before.title], after.beside) : []
}

function noticeChange(before: Linear | undefined, after: Linear): readonly string[] {
  return after.notice === '' || after.notice === before?.notice || after.locked ? [] : [after.notice]
}

/** What is in the second and was not in the first, as often as it is there more. */
function added(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = new Map<string, number>()
  for (const text of before) left.set(text, (left.get(text) ?? 0) + 1)
  return after.filter((text) => {
    const count = left.get(text) ?? 0
    left.set(text, count - 1)
    return count <= 0
  })
}

function cut(rows: readonly string[], words: Messages): readonly string[] {
  return rows.length > mostRows ? [...rows.slice(0, mostRows), words.reader.more(rows.length - mostRows)] : rows
}

function texts(rows: readonly LinearRow[]): readonly string[] {
  return rows.map(({ text }) => text)
}
