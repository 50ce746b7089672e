import { type Fen, fen, schedule, type Schedule } from '@zuoxi/sdk'
import { percentOf } from '../../rules/loan-plan.ts'
import type { Chance } from '@zuoxi/sdk/rehearsal'

/** An invented loan with its whole schedule and what it costs. */
export interface InventedLoan extends Schedule {
  readonly product: string
  readonly funder: string
  readonly principalFen: Fen
  readonly terms: number
  readonly method: 'equal_instalment' | 'equal_principal'
  readonly aprPpm: number
  /** How many instalments had fallen due by today. */
  readonly termsDue: number
}

const products = ['现金分期', '装修分期', '数码分期', '教育分期', '家电分期'] as const
const funders = ['云杉消费金融（虚构）', '河湾银行（虚构）', '青石小贷（虚构）', '远帆信托（虚构）'] as const
const rates = [72_000, 96_000, 108_000, 120_000, 144_000, 180_000, 216_000, 234_000] as const

export function inventLoan(chance: Chance): InventedLoan {
  const terms = chance.pick([3, 6, 9, 12, 12, 12, 24, 36])
  const method = chance.percent(70) ? 'equal_instalment' : 'equal_principal'
  const principalFen = fen(chance.between(2, 50) * 1000_00)
  const aprPpm = chance.pick(rates)
  return {
    product: chance.pick(products),
    funder: chance.pick(funders),
    principalFen,
    terms,
    method,
    aprPpm,
    ...scheduleOf(principalFen, aprPpm, terms, method),
    termsDue: Math.min(terms, chance.below(terms + 3)),
  }
}

const schedules = new Map<string, Schedule>()

/** The schedule and cost of a contract. Invented principals are round, so the same contracts come again and again. */
export function scheduleOf(principalFen: Fen, aprPpm: number, terms: number, method: InventedLoan['method']): Schedule {
  const name = `${principalFen}/${aprPpm}/${terms}/${method}`
  const kept = schedules.get(name)
  if (kept) return kept
  const made = schedule({ principalFen, method, terms, annualRate: percentOf(aprPpm) })
  schedules.set(name, made)
  return made
}
