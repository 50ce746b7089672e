import { type ArrangementQuote, type BillComponent, components, type Fen, fen, type OpenLine } from '@zuoxi/sdk'

/** The line of a bill, and an amount of it. */
export interface LinePart {
  readonly billId: string
  readonly lineNo: number
  readonly component: BillComponent
  readonly amountFen: Fen
}

interface ComponentPart {
  readonly component: BillComponent
  readonly amountFen: Fen
}

/** How what a settlement quoted is closed with what came of it so far, and the money that is still missing. */
export interface Settlement {
  readonly missingFen: Fen
  /** Lines on bills already that the money pays. */
  readonly pay: readonly LinePart[]
  /** What was billed beyond what the quote asks for: the promise holds, so it is forgiven. */
  readonly forgive: readonly LinePart[]
  /** What no bill asks for yet, and the money pays too. */
  readonly bill: readonly ComponentPart[]
  /** What was paid beyond what the quote asks for, such as interest for time not used: it pays something else instead. */
  readonly giveBack: readonly ComponentPart[]
}

type Quoted = Pick<ArrangementQuote, 'new' | 'payFen'>

/** What a loan owes on bills and in all, and what of the quote money has paid since it was promised, by component. */
export interface SinceQuoted {
  readonly open: readonly OpenLine[]
  readonly outstandingFen: Fen
  readonly paidFen: (component: BillComponent) => number
}

/**
 * Close a loan exactly as it was quoted, whatever was billed and paid of it since. Nothing when the quote no longer
 * fits: principal was moved meanwhile, or more was paid than it asks for.
 *
 * By component the quote is what it says under `new`, less what was paid since; open lines take it first, and a
 * settlement bill the rest.
 */
export function settlementOf(quote: Quoted, { open, outstandingFen, paidFen }: SinceQuoted): Settlement | undefined {
  if (quote.payFen === undefined) return undefined
  const missing = (component: BillComponent) =>
    quote.new.reduce((sum, row) => sum + row[`${component}Fen`], 0 - paidFen(component))
  const missingFen = components.reduce((sum, component) => sum + missing(component), 0)
  if (missing('principal') !== outstandingFen || missingFen < 0) return undefined

  const pay: LinePart[] = []
  const forgive: LinePart[] = []
  const bill: ComponentPart[] = []
  const giveBack: ComponentPart[] = []
  for (const component of components) {
    let left = missing(component)
    if (left < 0) giveBack.push({ component, amountFen: fen(0 - left) })
    for (const line of open.filter((each) => each.component === component)) {
      const part = { billId: line.billId, lineNo: line.lineNo, component }
      const paid = Math.max(0, Math.min(left, line.outstandingFen))
      left -= paid
      if (paid > 0) pay.push({ ...part, amountFen: fen(paid) })
      if (paid < line.outstandingFen) forgive.push({ ...part, amountFen: fen(line.outstandingFen - paid) })
    }
    if (left > 0) bill.push({ component, amountFen: fen(left) })
  }
  return { missingFen: fen(missingFen), pay, forgive, bill, giveBack }
}

/** Money that may pay a part: of a repayment, or of before repayments were kept. */
export interface MoneySource {
  readonly repaymentId: string | null
  readonly amountFen: number
}

/** Which money pays which part, the first source first. Together they have exactly enough, or more. */
export function payWith<Part extends { readonly amountFen: Fen }>(
  parts: readonly Part[],
  sources: readonly MoneySource[],
): (Part & { readonly repaymentId: string | null })[] {
  const left = sources.map((source) => ({ ...source }))
  return parts.flatMap((part) => {
    const paid: (Part & { readonly repaymentId: string | null })[] = []
    let owed: number = part.amountFen
    for (const source of left) {
      const amount = Math.min(owed, source.amountFen)
      if (amount === 0) continue
      owed -= amount
      source.amountFen -= amount
      paid.push({ ...part, amountFen: fen(amount), repaymentId: source.repaymentId })
    }
    if (owed > 0) throw new Error('a settlement with less money than it needs')
    return paid
  })
}
