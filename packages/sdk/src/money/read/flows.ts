import { type BusinessDate, type Fen, isBusinessDate, parseYuan } from '../../model/index.ts'
import { amountRange, calcLimits, refuseField, wholeRange } from '../limits.ts'

/** Money that changes hands on a date. Positive is what the borrower receives, negative what they pay. */
export interface DatedFlow {
  readonly on: BusinessDate
  readonly amountFen: Fen
}

/**
 * Read the flows of even terms, `amount` or `amount*times`, divided by commas, the payout first.
 *
 * @example
 * readFlows('9500,-940*2') // [fen(950000), fen(-94000), fen(-94000)]
 */
export function readFlows(text: string, path = 'flows'): Fen[] {
  const flows: Fen[] = []
  for (const part of text.split(',')) {
    const [, amount = '', times = '1'] = /^\s*([^*]*?)\s*(?:\*\s*(\d{1,9})\s*)?$/.exec(part) ?? []
    const flow = readSigned(path, amount)
    const count = Number(times)
    if (count < 1 || flows.length + count > calcLimits.flows.most) {
      throw refuseField(path, 'out_of_range', wholeRange(calcLimits.flows))
    }
    for (let i = 0; i < count; i += 1) flows.push(flow)
  }
  return flows
}

/**
 * Read one dated flow.
 *
 * @example
 * readDatedFlow('2026-03-10:-1050.00').amountFen // fen(-105000)
 */
export function readDatedFlow(text: string, path = 'flow'): DatedFlow {
  const colon = text.indexOf(':')
  if (colon < 0) throw refuseField(path, 'not_a_flow', '2026-03-10:-1050.00')
  return { on: readDate(path, text.slice(0, colon)), amountFen: readSigned(path, text.slice(colon + 1)) }
}

/** Read a date that exists, between 1900 and 2199. */
export function readDate(path: string, text: string): BusinessDate {
  const { least, most } = calcLimits.dates
  const date = text.trim()
  if (!isBusinessDate(date)) throw refuseField(path, 'not_a_date', `${least}..${most}`)
  if (date < least || date > most) throw refuseField(path, 'out_of_range', `${least}..${most}`)
  return date
}

function readSigned(path: string, text: string): Fen {
  const { most } = calcLimits.amountFen
  const allowed = amountRange(-most, most)
  const trimmed = text.trim()
  const amount = parseYuan(trimmed)
  if (amount !== undefined && Math.abs(amount) <= most) return amount
  if (/^-?\d+(\.\d{1,2})?$/.test(trimmed)) throw refuseField(path, 'out_of_range', allowed)
  throw refuseField(path, /^-?\d+\.\d{3,}$/.test(trimmed) ? 'too_precise' : 'not_an_amount', allowed)
}
