import { type Components, type Fen, formatYuan, type Instalment, type LoanDetail, yuan } from '@zuoxi/sdk'
import type { Look } from './look.ts'
import { bold, cell, dim, type Line, marked, type Span, t, type Tone } from './span.ts'
import { windowOf } from './window.ts'

/** From this width on every component has its own column; below it they stand under the table, for the row under the cursor. */
const wholeFrom = 78

/** The schedule in force, only the rows around the cursor, however many terms there are. */
export function instalmentTable(loan: LoanDetail, selected: number, slice: Look): readonly Line[] {
  const { width, height, focused } = slice
  const whole = width >= wholeFrom
  const below = whole ? [] : detailLines(loan.instalments[selected], slice)
  const room = Math.max(1, height - 1 - below.length)
  const { start, end } = windowOf(loan.instalments.length, selected, room)
  const rows = loan.instalments
    .slice(start, end)
    .map((one, i) =>
      marked(whole ? wholeRow(one, slice) : shortRow(one, slice), start + i === selected, focused, width),
    )
  return [headRow(slice, whole), ...rows, ...below]
}

export function componentSum(part: Components): Fen {
  return (part.principalFen + part.interestFen + part.feeFen + part.penaltyFen) as Fen
}

function toneOf({ status }: Instalment): Tone {
  if (status === 'overdue') return 'bad'
  return status === 'scheduled' || status === 'due' || status === 'partial' ? 'plain' : 'dim'
}

function headRow({ words }: Look, whole: boolean): Line {
  const c = words.loan.columns
  const head = (text: string, columns: number, align: 'start' | 'end' = 'end'): Span =>
    cell(text, columns, { tone: 'dim' }, align)
  return [
    t('  '),
    head(c.no, 4, 'start'),
    head(c.due, 11, 'start'),
    ...(whole
      ? [head(c.principal, 11), head(c.interest, 10), head(c.fee, 9), head(c.penalty, 9), head(c.paid, 11)]
      : [head(c.payment, 11), head(c.paid, 11)]),
    t(' '),
    head(c.status, 8, 'start'),
  ]
}

function wholeRow(one: Instalment, { words }: Look): Line {
  const tone = toneOf(one)
  const amount = (fen: Fen, columns: number): Span => cell(yuan(fen), columns, { tone }, 'end')
  return [
    cell(String(one.no), 4, { tone }),
    cell(one.dueDate, 11, { tone }),
    amount(one.due.principalFen, 11),
    amount(one.due.interestFen, 10),
    amount(one.due.feeFen, 9),
    amount(one.due.penaltyFen, 9),
    amount(componentSum(one.paid), 11),
    t(' '),
    cell(words.instalmentStatus[one.status], 8, { tone }),
  ]
}

function shortRow(one: Instalment, { words }: Look): Line {
  const tone = toneOf(one)
  return [
    cell(String(one.no), 4, { tone }),
    cell(one.dueDate, 11, { tone }),
    cell(yuan(componentSum(one.due)), 11, { tone }, 'end'),
    cell(yuan(componentSum(one.paid)), 11, { tone }, 'end'),
    t(' '),
    cell(words.instalmentStatus[one.status], 8, { tone }),
  ]
}

/** The components of the instalment under the cursor, where they have no columns. */
function detailLines(one: Instalment | undefined, { words }: Look): readonly Line[] {
  if (!one) return []
  const { due, waived } = one
  const part = (name: string, fen: Fen): readonly Span[] => [dim(` ${name} `), t(formatYuan(fen))]
  const forgiven = componentSum(waived)
  const w = words.billComponent
  return [
    [
      bold(` ${words.bills.instalment(one.no)}`),
      ...part(w.principal, due.principalFen),
      ...part(w.interest, due.interestFen),
    ],
    [
      t('  '),
      ...part(w.fee, due.feeFen),
      ...part(w.penalty, due.penaltyFen),
      ...part(words.loan.columns.balance, one.balanceFen),
    ],
    ...(forgiven > 0 ? [[t('  '), ...part(words.loan.waived, forgiven)]] : []),
  ]
}
