import { type Fen, fen } from '@zuoxi/sdk'
import type { Chance } from './chance.ts'

/** One instalment of an invented loan. */
export interface Instalment {
  readonly no: number
  readonly principalFen: Fen
  readonly interestFen: Fen
}

/** An invented loan and its whole schedule. */
export interface InventedLoan {
  readonly product: string
  readonly funder: string
  readonly principalFen: Fen
  readonly terms: number
  readonly method: 'equal_instalment' | 'equal_principal'
  readonly aprPpm: number
  readonly schedule: readonly Instalment[]
  /** How many instalments had fallen due by today. */
  readonly termsDue: number
}

const products = ['现金分期', '装修分期', '数码分期', '教育分期', '家电分期'] as const
const funders = ['云杉消费金融（虚构）', '河湾银行（虚构）', '青石小贷（虚构）', '远帆信托（虚构）'] as const
const rates = [72_000, 96_000, 108_000, 120_000, 144_000, 180_000, 216_000, 234_000] as const

export function inventLoan(chance: Chance): InventedLoan {
  const terms = chance.pick([3, 6, 9, 12, 12, 12, 24, 36])
  const method = chance.percent(70) ? 'equal_instalment' : 'equal_principal'
  const principalFen = fen(chance.between(20, 500) * 100_00)
  const aprPpm = chance.pick(rates)
  const schedule =
    method === 'equal_instalment'
      ? equalInstalments(principalFen, aprPpm, terms)
      : equalPrincipals(principalFen, aprPpm, terms)
  return {
    product: chance.pick(products),
    funder: chance.pick(funders),
    principalFen,
    terms,
    method,
    aprPpm,
    schedule,
    termsDue: Math.min(terms, chance.below(terms + 3)),
  }
}

/** 等额本息 of `rules.md` section 5: one payment for all but the last, which takes what is left. */
export function equalInstalments(principal: Fen, aprPpm: number, terms: number): Instalment[] {
  const payment = Number(roundedDivide(BigInt(principal) * annuity(aprPpm, terms), scale))
  const schedule: Instalment[] = []
  let balance: number = principal
  for (let no = 1; no <= terms; no++) {
    const interest = monthlyInterest(balance, aprPpm)
    const paid = no === terms ? balance : payment - interest
    schedule.push({ no, principalFen: fen(paid), interestFen: fen(interest) })
    balance -= paid
  }
  return schedule
}

/** 等额本金: the same principal each month, and the remainder in the last. */
function equalPrincipals(principal: Fen, aprPpm: number, terms: number): Instalment[] {
  const each = Math.floor(principal / terms)
  return Array.from({ length: terms }, (_, i) => ({
    no: i + 1,
    principalFen: fen(i + 1 === terms ? principal - each * (terms - 1) : each),
    interestFen: fen(monthlyInterest(principal - each * i, aprPpm)),
  }))
}

/** A month's interest in whole 分, half up. Balance × ppm stays far inside safe integers. */
function monthlyInterest(balance: number, aprPpm: number): number {
  return Math.floor((balance * aprPpm + 6_000_000) / 12_000_000)
}

const scale = 10n ** 18n
const annuities = new Map<string, bigint>()

/** i(1+i)^n / ((1+i)^n − 1), scaled: in whole numbers, because no float touches an amount. */
function annuity(aprPpm: number, terms: number): bigint {
  const name = `${aprPpm}/${terms}`
  const kept = annuities.get(name)
  if (kept !== undefined) return kept
  const monthly = (BigInt(aprPpm) * scale) / 12_000_000n
  let grown = scale
  for (let no = 0; no < terms; no++) grown = (grown * (scale + monthly)) / scale
  const factor = (monthly * grown) / (grown - scale)
  annuities.set(name, factor)
  return factor
}

function roundedDivide(dividend: bigint, divisor: bigint): bigint {
  return (dividend * 2n + divisor) / (divisor * 2n)
}
