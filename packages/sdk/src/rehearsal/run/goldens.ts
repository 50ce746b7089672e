import { readFile, writeFile } from 'node:fs/promises'
import type { Expectation } from '../format/expectation.ts'
import { plain, plainYuan } from '../player/check-outcome.ts'
import type { Outcome } from '../player/outcome.ts'
import type { Trace } from '../player/play-conversation.ts'
import type { RehearsalResult } from '../player/rehearse.ts'
import type { FiledConversation } from '../read/read-cast.ts'
import { parseConversation } from '../read/read-conversation.ts'
import type { Path } from '../read/place.ts'
import { closestText } from './closest-text.ts'
import { rewriteScalars, type ScalarChange } from './rewrite-scalars.ts'

/** A cell that no longer holds, and what came instead. */
export interface Golden {
  readonly path: Path
  readonly value: string | number
}

/** What an update did to one file. */
export interface UpdatedFile {
  readonly file: string
  readonly changes: readonly ScalarChange[]
}

/**
 * Write what came over what was expected, where the file states a golden: `sent`,
 * `slots`, `screen` and cells of the `ledger`. Everything else that fails, a verdict or a
 * refusal above all, is for people to judge. Comments and layout stay as they are.
 *
 * @param results with traces; those that passed are left alone
 */
export async function updateGoldens(
  results: readonly RehearsalResult[],
  filed: readonly FiledConversation[],
): Promise<readonly UpdatedFile[]> {
  const wanted = new Map<string, ScalarChange[]>()
  for (const [i, result] of results.entries()) {
    const one = filed[i]
    if (result.ok || !result.trace || !one) continue
    for (const change of await changesOf(one, goldensOf(one, result.trace))) {
      wanted.set(change.file, [...(wanted.get(change.file) ?? []), change])
    }
  }
  const casesOf = Map.groupBy(filed, ({ file }) => file)
  const updated: UpdatedFile[] = []
  for (const [file, changes] of wanted) {
    const before = await readFile(file, 'utf8')
    const { text, made } = rewriteScalars(before, wantedByAll(changes, casesOf.get(file)?.length ?? 1))
    if (text !== before) await writeFile(file, text)
    if (made.length > 0) updated.push({ file, changes: made })
  }
  return updated
}

/** What a table of examples says once is changed only when every one of its cases wants it so. */
function wantedByAll(changes: readonly ScalarChange[], cases: number): readonly ScalarChange[] {
  const places = Map.groupBy(changes, ({ line, column }) => `${line}:${column}`)
  return [...places.values()].filter((wishes) => wishes.length >= cases).flat()
}

/** Where in which file the cells stand: an included turn is changed in the file that it was written in. */
async function changesOf(
  { file, conversation }: FiledConversation,
  goldens: readonly Golden[],
): Promise<ScalarChange[]> {
  if (goldens.length === 0) return []
  const sheets = await parseConversation(file, await readFile(file, 'utf8'))
  const sheet = sheets.find(({ value }) => value.id === conversation.id)
  return goldens.flatMap(({ path, value }): ScalarChange[] => {
    const place = sheet?.at(path)
    return place
      ? [{ file: place.file ?? file, line: place.line, column: place.column, path: path.join('.'), value }]
      : []
  })
}

/** The cells of a conversation that a run has proved wrong, and that may be updated. */
export function goldensOf({ conversation }: Pick<FiledConversation, 'conversation'>, trace: Trace): Golden[] {
  return trace.turns.flatMap(({ turn, outcome, failures }) => {
    const expect = conversation.turns[turn - 1]?.expect
    if (!expect || failures.length === 0) return []
    return goldensOfTurn(expect, outcome).map(({ path, value }) => ({
      path: ['turns', turn - 1, 'expect', ...path],
      value,
    }))
  })
}

function goldensOfTurn(expect: Expectation, outcome: Outcome): Golden[] {
  if (outcome.impossible !== undefined) return []
  const accepted = outcome.failure === undefined
  return [
    ...(accepted && outcome.message ? textGoldens('sent', expect.sent, sentences(outcome.message.body)) : []),
    ...(accepted ? slotGoldens(expect.slots, outcome.slots) : []),
    ...textGoldens('screen', expect.screen, outcome.screen ?? []),
    ...ledgerGoldens(expect.ledger, outcome.ledger),
  ]
}

/** A text that is no longer there becomes the one that is most like it. Nothing like it is a loss, not an update. */
function textGoldens(name: string, expected: readonly string[] = [], candidates: readonly string[]): Golden[] {
  const whole = candidates.join(name === 'screen' ? '\n' : '')
  return expected.flatMap((text, i): Golden[] => {
    if (whole.includes(text)) return []
    const value = closestText(text, candidates)
    // One text may be written without a list around it; the reader of places finds either.
    return value === undefined ? [] : [{ path: expected.length === 1 ? [name] : [name, i], value }]
  })
}

function sentences(body: string): string[] {
  return body.split(/(?<=[。！？!?；;\n])/).map((sentence) => sentence.trim())
}

function slotGoldens(expected: Expectation['slots'] = {}, filled: Outcome['slots'] = {}): Golden[] {
  return Object.entries(expected).flatMap(([slot, value]): Golden[] => {
    const now = filled[slot]
    return now === undefined || now === value ? [] : [{ path: ['slots', slot], value: now }]
  })
}

function ledgerGoldens(expected: Expectation['ledger'], ledger: Outcome['ledger']): Golden[] {
  if (!expected || !ledger) return []
  const cells: (readonly [path: Path, expected: string | number | undefined, actual: string | number | undefined])[] =
    []
  const yuan = (fen: number | undefined): string | undefined => (fen === undefined ? undefined : plainYuan(fen))
  for (const [no, { total, paid, outstanding, status, dpd }] of Object.entries(expected.bills ?? {})) {
    const bill = ledger.bills.find(({ billNo }) => billNo === no)
    cells.push(
      [['bills', no, 'total'], total, yuan(bill?.totalFen)],
      [['bills', no, 'paid'], paid, yuan(bill?.paidFen)],
      [['bills', no, 'outstanding'], outstanding, yuan(bill?.outstandingFen)],
      [['bills', no, 'status'], status, bill?.status],
      [['bills', no, 'dpd'], dpd, bill?.dpd],
    )
  }
  for (const [no, { outstanding, status, termsPaid }] of Object.entries(expected.loans ?? {})) {
    const loan = ledger.loans.find(({ loanNo }) => loanNo === no)
    cells.push(
      [['loans', no, 'outstanding'], outstanding, yuan(loan?.outstandingFen)],
      [['loans', no, 'status'], status, loan?.status],
      [['loans', no, 'termsPaid'], termsPaid, loan?.termsPaid],
    )
  }
  cells.push(
    [['overdue'], expected.overdue, yuan(ledger.overdueFen)],
    [['creditUsed'], expected.creditUsed, yuan(ledger.creditUsedFen)],
  )
  return cells.flatMap(([path, before, now]): Golden[] => {
    if (before === undefined || now === undefined) return []
    const same = typeof before === 'string' ? plain(before) === now : before === now
    return same ? [] : [{ path: ['ledger', ...path], value: now }]
  })
}
