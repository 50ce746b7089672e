import { type CommandRow, matchingCommands, plainCommand } from './command-table.ts'

/** What a line may become by one key: a command's whole name, or the next word of its argument. */
export interface Candidate {
  readonly row: CommandRow
  /** The line as it would be, with room for what follows. */
  readonly text: string
  /** The word of the argument; absent where it is the command itself. */
  readonly word?: string
  /** Nothing more has to be typed. */
  readonly bare: boolean
}

/**
 * What the line may become, as the list below it shows.
 *
 * @example
 * candidatesOf('th').map(({ text }) => text) // ['theme ']
 * candidatesOf('theme d').map(({ word }) => word) // ['dark']
 */
export function candidatesOf(text: string): readonly Candidate[] {
  const plain = plainCommand(text)
  const rows = matchingCommands(text)
  const [row] = rows
  const words = wordsAfter(plain, text)
  if (row?.next && rows.length === 1 && words) return nextWords(row, words, plain)
  return rows.map((one) => {
    const name = plain !== '' && one.zh.startsWith(plain) ? one.zh : one.name
    const room = !one.bare || one.personal
    return { row: one, text: room ? `${name} ` : name, bare: one.bare }
  })
}

/** The words of the argument, the last one as far as it is typed; none while the name is still being typed. */
function wordsAfter(plain: string, text: string): readonly string[] | undefined {
  const [, ...words] = plain.split(' ')
  const open = /\s$/.test(text)
  if (words.length === 0) return open && plain !== '' ? [''] : undefined
  return open ? [...words, ''] : words
}

function nextWords(row: CommandRow, words: readonly string[], plain: string): readonly Candidate[] {
  const before = words.slice(0, -1)
  const begun = (words.at(-1) ?? '').toLowerCase()
  const name = plain.split(' ')[0] ?? row.name
  return (row.next?.(before) ?? [])
    .filter((word) => word.toLowerCase().startsWith(begun))
    .map((word) => {
      const more = (row.next?.([...before, word]) ?? []).length > 0
      return { row, word, text: [name, ...before, word].join(' ') + (more ? ' ' : ''), bare: !more }
    })
}
