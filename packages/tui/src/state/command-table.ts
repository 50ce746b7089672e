import {
  type ArrangementAsk,
  type BillComponent,
  type BusinessDate,
  fen,
  isBusinessDate,
  parseYuan,
  productTerms,
} from '@zuoxi/sdk'
import type { CommandName, CommandProblem } from '../words/command-problem.ts'
import { type CommandAsk, deskCommands } from './desk-commands.ts'
import { nearest } from '@zuoxi/sdk'

/** A command: what it may be called, and what its arguments ask for. The table of rows owns parsing, completion and help. */
export interface CommandRow {
  readonly name: CommandName
  /** In Chinese; it may stand before its argument without a space. */
  readonly zh: string
  /** Shorter, as people are used to it elsewhere. */
  readonly also?: string
  /** Whether it says something without an argument. */
  readonly bare: boolean
  /** It is about a loan of the customer in front. */
  readonly loan?: true
  /** What is typed after it is about a person: it is not written down. */
  readonly personal?: true
  /** What may come next, after the words of the argument so far. */
  readonly next?: (before: readonly string[]) => readonly string[]
  readonly ask: (argument: string, today: BusinessDate) => CommandAsk | CommandProblem
}

/** What any contract's terms allow; a loan's own may allow less, and the desk says so. */
const mostDays = Math.max(...productTerms.map(({ arrange }) => arrange.maxDeferDays))
const mostTerms = Math.max(...productTerms.map(({ arrange }) => arrange.maxTerms))

export const commandTable: readonly CommandRow[] = [
  {
    name: 'defer',
    loan: true,
    zh: '延期',
    bare: false,
    ask: (argument) =>
      counted('defer', argument, /^(\d+) ?(?:d|days?|天|日)?$/i, mostDays, (days) => ({ kind: 'defer', days })),
  },
  { name: 'settle', zh: '结清', bare: true, loan: true, ask: settleBy },
  {
    name: 'extend',
    loan: true,
    zh: '展期',
    bare: false,
    ask: (argument) => counted('extend', argument, termsPattern, mostTerms, (terms) => ({ kind: 'extend', terms })),
  },
  {
    name: 'restructure',
    loan: true,
    zh: '重组',
    bare: false,
    ask: (argument) =>
      counted('restructure', argument, termsPattern, mostTerms, (terms) => ({ kind: 'restructure', terms })),
  },
  {
    name: 'reage',
    loan: true,
    zh: '重置账龄',
    bare: true,
    ask: (given) => (given === '' ? { kind: 're_age' } : { say: 'noArguments', command: 'reage', given }),
  },
  { name: 'waive', zh: '减免', bare: false, loan: true, ask: waive },
  ...deskCommands,
]

const termsPattern = /^(\d+) ?(?:期|terms?)?$/i

function counted(
  command: CommandName,
  given: string,
  pattern: RegExp,
  most: number,
  ask: (count: number) => ArrangementAsk,
): ArrangementAsk | CommandProblem {
  const count = Number(pattern.exec(given)?.[1] ?? 0)
  return count >= 1 && count <= most ? ask(count) : { say: 'count', command, given, most }
}

function settleBy(given: string, today: BusinessDate): ArrangementAsk | CommandProblem {
  if (/^(?:today|今天|今日)?$/i.test(given)) return { kind: 'settle_early' }
  if (!isBusinessDate(given)) return { say: 'date', command: 'settle', given }
  return given < today ? { say: 'past', command: 'settle', given } : { kind: 'settle_early', payBy: given }
}

const componentNames: Readonly<Record<string, BillComponent>> = {
  fee: 'fee',
  fees: 'fee',
  费用: 'fee',
  手续费: 'fee',
  penalty: 'penalty',
  罚息: 'penalty',
  interest: 'interest',
  利息: 'interest',
  principal: 'principal',
  本金: 'principal',
}

function waive(given: string): ArrangementAsk | CommandProblem {
  // A comma between digits groups thousands; any other one separates components.
  const words = given.split(/[\s、;；]+|(?<!\d),|,(?!\d)/).filter((word) => word !== '')
  const last = words.at(-1) ?? ''
  const amount = /\d/.test(last) ? last : undefined
  const named = amount === undefined ? words : words.slice(0, -1)
  const components = named.map((word) => componentNames[word.toLowerCase()])
  if (components.length === 0 || components.includes(undefined)) return { say: 'components', command: 'waive', given }
  const unique = [...new Set(components.filter((one) => one !== undefined))]
  if (amount === undefined) return { kind: 'waiver', components: unique }
  const upToFen = parseYuan(amount.replace(/元$/, ''))
  if (upToFen === undefined || upToFen <= 0) return { say: 'amount', command: 'waive', given: amount }
  return { kind: 'waiver', components: unique, upToFen: fen(upToFen) }
}

/** What is typed, as it is compared: full-width characters as the plain ones, without a colon before it. */
export function plainCommand(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^:+\s*/, '')
    .replaceAll(/\s+/g, ' ')
}

/** The longest name first: one may begin as another is. */
const byLongestName = commandTable.toSorted((a, b) => b.zh.length - a.zh.length)

const commandNames = commandTable.flatMap(({ name, zh }) => [name, zh])

interface Split {
  readonly word: string
  readonly argument: string
}

function splitCommand(text: string): Split {
  const plain = plainCommand(text)
  const chinese = byLongestName.find(({ zh }) => plain.startsWith(zh))
  if (chinese) return { word: chinese.zh, argument: plain.slice(chinese.zh.length).trim() }
  const space = plain.indexOf(' ')
  return space < 0
    ? { word: plain.toLowerCase(), argument: '' }
    : { word: plain.slice(0, space).toLowerCase(), argument: plain.slice(space + 1) }
}

/** Whether a line may be written down: not, when it says whom somebody looked for. */
export function isKept(line: string): boolean {
  return !matchingCommands(line).some(({ personal }) => personal)
}

/** The commands that what is typed may become; an exact name stands alone. */
export function matchingCommands(text: string): readonly CommandRow[] {
  const { word } = splitCommand(text)
  const exact = commandTable.filter(({ name, zh, also }) => name === word || zh === word || also === word)
  return exact.length > 0 ? exact : commandTable.filter(({ name, zh }) => name.startsWith(word) || zh.startsWith(word))
}

/**
 * What a typed command asks for, or what is wrong with it.
 *
 * @example
 * readCommand('defer 30d', today) // { kind: 'defer', days: 30 }
 * readCommand('延期30天', today)   // the same
 */
export function readCommand(text: string, today: BusinessDate): CommandAsk | CommandProblem {
  const { word, argument } = splitCommand(text)
  const rows = matchingCommands(text)
  const [row] = rows
  if (!row) return { say: 'unknown', word, meant: nearest(word, commandNames) }
  return rows.length > 1 ? { say: 'ambiguous', names: rows.map(({ name }) => name) } : row.ask(argument, today)
}
