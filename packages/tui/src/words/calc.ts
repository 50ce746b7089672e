import type { CalcProblem, Component } from '@zuoxi/sdk'
import type { VerbWords } from './cli.ts'

/** The calculations as typed behind `zuoxi`. */
export type CalcVerbName = 'calc schedule' | 'calc irr' | 'calc xirr' | 'calc penalty' | 'calc settle' | 'calc allocate'

/** What the calculator says to people, in one language. */
export interface CalcWords {
  readonly columns: {
    readonly no: string
    readonly payment: string
    readonly principal: string
    readonly interest: string
    readonly fee: string
    readonly balance: string
    readonly parts: string
  }
  readonly total: string
  /** Always with how they are annualised: 单利 or 复利. */
  readonly rates: {
    readonly aprSimple: string
    readonly aprCompound: string
    readonly irrPerTerm: string
    readonly xirr: string
    readonly aprNominal: string
  }
  readonly components: Readonly<Record<Component, string>>
  readonly settle: {
    readonly principal: string
    readonly interest: string
    readonly fee: string
    readonly total: string
  }
  readonly unapplied: string
  readonly problems: Readonly<Record<CalcProblem, string>>
  /** `field` as typed, such as `--terms`. */
  readonly refused: (field: string, problem: string, allowed: string) => string
}

export type CalcVerbs = Readonly<Record<CalcVerbName, VerbWords>>
