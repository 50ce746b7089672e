import { type Fen, sumFen } from '../../model/money.ts'
import type { GateBill, GateContext } from '../gate/context.ts'
import { type AmountCell, cell, type CellTag } from './cell.ts'

/** An instalment that is paid is still an instalment, and no more what is due. */
function instalmentTags(due: boolean): CellTag[] {
  return due ? ['instalment', 'outstanding', 'total'] : ['instalment', 'total']
}

const componentTags: Readonly<Record<string, CellTag>> = {
  principal: 'principal',
  interest: 'interest',
  penalty: 'penalty',
  fee: 'fee',
}

/** Every amount that the ledger holds, with the sums that people say. */
export function amountCells({ bills, loans, quotes, repayments, creditLine }: GateContext): AmountCell[] {
  const overdue = bills.filter(({ dpd, outstandingFen }) => dpd > 0 && outstandingFen > 0)
  const amount = (
    name: string,
    of: string | undefined,
    value: Fen,
    tags: readonly CellTag[],
    suggest = true,
  ): AmountCell => cell('amount', name, of, value, tags, suggest)
  const cells = [
    ...bills.flatMap((bill) => [
      amount('bill.outstanding', bill.billNo, bill.outstandingFen, ['outstanding']),
      amount('bill.total', bill.billNo, bill.totalFen, ['total']),
      amount('bill.paid', bill.billNo, bill.paidFen, ['paid']),
      ...lineCells(bill, amount),
    ]),
    ...loans.flatMap((loan) => [
      amount('loan.principal', loan.loanNo, loan.principalFen, ['principal', 'total', 'borrowed']),
      amount('loan.outstanding', loan.loanNo, loan.outstandingFen, ['principal', 'outstanding', 'principal-left']),
      amount('loan.repaid', loan.loanNo, (loan.principalFen - loan.outstandingFen) as Fen, ['paid'], false),
      ...loan.instalments.map(({ no, amountFen }) => ({
        ...amount('loan.instalment', loan.loanNo, amountFen, instalmentTags(no > loan.termsPaid)),
        no,
      })),
    ]),
    ...quotes.flatMap((quote) => [
      amount('quote.total', quote.kind, quote.totalFen, ['total', 'outstanding', 'settlement']),
      ...quote.instalments.map(({ no, amountFen }) => ({
        ...amount('quote.instalment', quote.kind, amountFen, ['instalment', 'outstanding']),
        no,
      })),
    ]),
    ...repayments.map(({ amountFen }) => amount('repayment', '', amountFen, ['repayment', 'paid'])),
    ...(creditLine
      ? [
          amount('credit.limit', '', creditLine.limitFen, ['limit']),
          amount('credit.used', '', creditLine.usedFen, ['used']),
          amount('credit.available', '', creditLine.availableFen, ['available']),
        ]
      : []),
  ]
  const sum = (name: string, values: readonly Fen[], tags: readonly CellTag[]): AmountCell[] =>
    values.length > 1 ? [amount(name, '', sumFen(values), tags)] : []
  return [
    ...cells,
    ...sum(
      'bills.outstanding',
      bills.map(({ outstandingFen }) => outstandingFen),
      ['outstanding'],
    ),
    ...sum(
      'bills.overdue',
      overdue.map(({ outstandingFen }) => outstandingFen),
      ['outstanding'],
    ),
    ...sum(
      'bills.total',
      bills.map(({ totalFen }) => totalFen),
      ['total'],
    ),
    ...sum(
      'bills.paid',
      bills.map(({ paidFen }) => paidFen),
      ['paid'],
    ),
    ...sum(
      'loans.outstanding',
      loans.map(({ outstandingFen }) => outstandingFen),
      ['principal', 'outstanding', 'principal-left'],
    ),
    ...sum(
      'loans.principal',
      loans.map(({ principalFen }) => principalFen),
      ['principal', 'borrowed'],
    ),
    ...sum(
      'repayments',
      repayments.map(({ amountFen }) => amountFen),
      ['repayment', 'paid'],
    ),
    ...loans.flatMap(({ loanNo, instalments, termsPaid }) =>
      instalments.length > 1
        ? [
            amount('loan.instalments', loanNo, sumFen(instalments.map(({ amountFen }) => amountFen)), ['total'], false),
            amount(
              'loan.instalments-left',
              loanNo,
              sumFen(instalments.filter(({ no }) => no > termsPaid).map(({ amountFen }) => amountFen)),
              ['outstanding'],
              false,
            ),
          ]
        : [],
    ),
  ]
}

type Amount = (
  name: string,
  of: string | undefined,
  value: Fen,
  tags: readonly CellTag[],
  suggest?: boolean,
) => AmountCell

/**
 * A bill's lines one by one, what is left of each, and what they add up to by component and by instalment. What adds up
 * to the whole bill is no part of it: of a bill that is partly paid, the total may not pass for what is still due.
 */
function lineCells({ lines, billNo, totalFen }: GateBill, amount: Amount): AmountCell[] {
  const tagOf = (component: string): CellTag[] => (componentTags[component] ? [componentTags[component]] : [])
  const single = lines.flatMap(({ component, amountFen, paidFen }) => [
    amount(`bill.line.${component}`, billNo, amountFen, tagOf(component)),
    amount(`bill.line.${component}`, billNo, (amountFen - paidFen) as Fen, tagOf(component), false),
    amount(`bill.line.${component}`, billNo, paidFen, tagOf(component), false),
  ])
  const components = [...new Set(lines.map(({ component }) => component))]
  const sums = subsets(components.slice(0, 6)).map((chosen) => {
    const chosenLines = lines.filter(({ component }) => chosen.includes(component))
    const name = chosen.length === 1 ? `bill.component.${chosen[0] ?? ''}` : 'bill.components'
    return amount(
      name,
      billNo,
      sumFen(chosenLines.map(({ amountFen }) => amountFen)),
      chosen.length === 1 ? tagOf(chosen[0] ?? '') : [],
      chosen.length === 1,
    )
  })
  const owners = new Map<string, Fen[]>()
  for (const { loanNo = '', instalmentNo = 0, amountFen } of lines) {
    for (const owner of [`${loanNo} ${instalmentNo}`, loanNo, String(instalmentNo)])
      owners.set(owner, [...(owners.get(owner) ?? []), amountFen])
  }
  const instalments = [...owners.values()].map((owned) => amount('bill.instalment', billNo, sumFen(owned), [], false))
  return [...single, ...sums, ...instalments].filter(({ value }) => value !== totalFen)
}

function subsets(names: readonly string[]): string[][] {
  const all: string[][] = []
  for (const name of names) all.push(...all.map((one) => [...one, name]), [name])
  return all
}
