import {
  addBusinessDays,
  type BusinessDate,
  daysBetween,
  divideRounded,
  type FigureExplanation,
  fen,
  monthlyRates,
  parseYuan,
  penaltyByDays,
  readFlows,
  schedule,
  yuan,
} from '@zuoxi/sdk'

type Step = FigureExplanation['steps'][number]

const amount = (text = ''): number => {
  const value = parseYuan(text)
  if (value === undefined) throw new Error(`not an amount: ${text}`)
  return value
}
const text = (value: number) => yuan(fen(value))

/** The result of a step, worked out anew from nothing but its inputs. */
export function recompute({ formula, inputs, result }: Step): string {
  const given = Object.fromEntries(inputs.map(({ name, value }) => [name, value]))
  const of = (name: string) => amount(given[name])
  const sum = () => text(inputs.reduce((total, { value }) => total + amount(value), 0))
  switch (formula) {
    case 'charged':
    case 'cleared':
    case 'sum_of_bills':
    case 'where_money_is':
    case 'in_all':
      return sum()
    case 'outstanding':
      return text(of('charged') - of('cleared'))
    case 'loan_outstanding':
      return text(of('principal') - of('repaid before entries') - of('repaid by entries'))
    case 'credit_used':
      return text(of('used before entries') - of('repaid by entries'))
    case 'balance_after':
      return text(of('B') - of('principal'))
    case 'as_billed':
    case 'as_agreed':
    case 'as_arranged':
    case 'sent_back':
      return inputs.at(-1)?.value ?? ''
    case 'days_past_due': {
      const owes = ['issued', 'partial'].includes(given['state'] ?? '') && of('outstanding') > 0
      const days = daysBetween(given['due'] as BusinessDate, given['today'] as BusinessDate)
      return String(owes ? Math.max(0, days) : 0)
    }
    case 'irr_per_term':
      return monthlyRates(readFlows(given['flows'] ?? '')).irrPerTermPct
    case 'apr_simple':
      // Twelve times a rate that is rounded itself: the last digits may differ, what is declared may not.
      return Math.abs(Number(given['x']) * 12 - Number(result)) < 1e-8 ? result : String(Number(given['x']) * 12)
    case 'business_days':
      return addBusinessDays(given['sent'] as BusinessDate, Number(given['n']))
    case 'coupon_effect':
      return given['obstacle'] === undefined ? text(of('off')) : '0.00'
    case 'penalty_by_days':
      return text(
        penaltyByDays({
          baseFen: fen(of('base')),
          annualRate: given['rate'] ?? '',
          multiplier: given['multiplier'],
          days: daysBetween(given['from'] as BusinessDate, given['to'] as BusinessDate),
          basis: Number(given['basis']) as 360,
        }).penaltyFen,
      )
    case 'accrued_penalty':
      return accrued(given)
    default:
      return scheduled(formula, given)
  }
}

/** Terms of a schedule, by the schedule of another principal where the balance is one. */
function scheduled(formula: string, given: Record<string, string>): string {
  const rate = given['rate'] ?? '0%'
  const interestOn = (balance: string) =>
    schedule({ principalFen: fen(amount(balance)), method: 'interest_only', terms: 1, annualRate: rate }).totals
      .interestFen
  switch (formula) {
    case 'remainder':
      return given['B'] ?? ''
    case 'principal_at_end':
      return '0.00'
    case 'term_interest':
      return text(interestOn(given['B'] ?? ''))
    case 'equal_principal':
      return text(Number(divideRounded(BigInt(amount(given['P'])), BigInt(given['n'] ?? '1'), 'half_up')))
    case 'level_payment': {
      const first = schedule({
        principalFen: fen(amount(given['P'])),
        method: 'equal_instalment',
        terms: Number(given['n']),
        annualRate: rate,
      }).payments[0]
      return text((first?.paymentFen ?? 0) - interestOn(given['B'] ?? ''))
    }
    case 'flat_fee':
      return text(
        schedule({ principalFen: fen(amount(given['P'])), method: 'flat_fee', terms: 1, feeRate: given['fee rate'] })
          .totals.feeFen,
      )
    default:
      throw new Error(`no way to work out ${formula}`)
  }
}

const millionths = (rate: string) => BigInt(Math.round(Number(rate.replace('%', '')) * 10_000))

function accrued({
  rate = '',
  multiplier = '',
  basis = '',
  billed = '',
  status,
  ...stretches
}: Record<string, string>) {
  if (status !== undefined) return '0.00'
  let products = 0n
  for (const [name, product] of Object.entries(stretches)) {
    if (name.includes(': paused ')) continue
    const [base, days = '0'] = product.split('·')
    products += BigInt(amount(base)) * BigInt(days)
  }
  const times = BigInt(Math.round(Number(multiplier) * 100))
  const total = divideRounded(products * millionths(rate) * times, 100n * 1_000_000n * BigInt(basis), 'half_up')
  return text(Math.max(0, Number(total) - amount(billed)))
}
