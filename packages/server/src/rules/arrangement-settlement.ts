import { type ArrangementQuote, type BillComponent, components, type Fen, fen, type OpenLine, sumFen } from '@zuoxi/sdk'

/** The line of a bill, and an amount of it. */
export interface LinePart {
  readonly billId: string
  readonly lineNo: number
  readonly component: BillComponent
  readonly amountFen: Fen
}

/** How a payment closes what a settlement quoted. */
export interface Settlement {
  /** Lines on bills already that the money pays. */
  readonly pay: readonly LinePart[]
  /** What was billed after the quote beyond what the quote asks for: the promise holds, so it is forgiven. */
  readonly forgive: readonly LinePart[]
  /** What no bill asks for yet, and the money pays too. */
  readonly bill: readonly { readonly component: BillComponent; readonly amountFen: Fen }[]
}

type Quoted = Pick<ArrangementQuote, 'lines' | 'new' | 'payFen'>

/**
 * Close a loan exactly as it was quoted, whatever was billed of it since. Nothing when the quote no longer fits: some of
 * what it closes was paid, forgiven or moved meanwhile.
 *
 * By component the quote is what it says under `new`; open lines take it first, and a settlement bill the rest.
 */
export function settlementOf(quote: Quoted, open: readonly OpenLine[], outstandingFen: Fen): Settlement | undefined {
  const quoted = (component: BillComponent) => fen(quote.new.reduce((sum, row) => sum + row[`${component}Fen`], 0))
  if (quote.payFen === undefined || quoted('principal') !== outstandingFen) return undefined
  const standing = new Map(open.map((line) => [keyOf(line), line.outstandingFen]))
  if (quote.lines.some((line) => standing.get(keyOf(line)) !== line.amountFen)) return undefined

  const pay: LinePart[] = []
  const forgive: LinePart[] = []
  const bill: { component: BillComponent; amountFen: Fen }[] = []
  for (const component of components) {
    let left: number = quoted(component)
    for (const line of open.filter((each) => each.component === component)) {
      const part = { billId: line.billId, lineNo: line.lineNo, component }
      const paid = Math.min(left, line.outstandingFen)
      left -= paid
      if (paid > 0) pay.push({ ...part, amountFen: fen(paid) })
      if (paid < line.outstandingFen) forgive.push({ ...part, amountFen: fen(line.outstandingFen - paid) })
    }
    if (left > 0) bill.push({ component, amountFen: fen(left) })
  }
  const covered = sumFen([...pay, ...bill].map(({ amountFen }) => amountFen))
  if (covered !== quote.payFen) throw new Error('a settlement quote whose rows do not add up to what it asks for')
  return { pay, forgive, bill }
}

function keyOf({ billId, lineNo }: { readonly billId: string; readonly lineNo: number }): string {
  return `${billId}\n${lineNo}`
}
