import type {
  Arrangement,
  ArrangementAsk,
  ArrangementQuote,
  CustomerId,
  Failure,
  Figure,
  FigureExplanation,
  LoanId,
} from '@zuoxi/sdk'
import type { CommandProblem } from '../words/command-problem.ts'
import type { Editor } from './editor.ts'
import type { FigureName } from './figures.ts'

/** Where a figure comes from. */
export interface ExplainOverlay {
  readonly kind: 'explain'
  readonly name: FigureName
  readonly figure: Figure
  readonly explanation: FigureExplanation | undefined
  readonly failure: Failure | undefined
  readonly scroll: number
}

/** The command line. */
export interface CommandOverlay {
  readonly kind: 'command'
  readonly editor: Editor
  /** Which of the commands that fit what is typed. */
  readonly selected: number
  readonly problem: CommandProblem | undefined
  /** A line of before that was called back, and what was being typed. */
  readonly recalled?: { readonly index: number; readonly written: string } | undefined
}

/** What would be arranged: whose, of which loan, and what. */
export interface Wish {
  readonly customerId: CustomerId
  readonly loanId: LoanId | undefined
  readonly ask: ArrangementAsk
}

/** What if: a quote that nobody has saved. */
export interface WhatIfOverlay {
  readonly kind: 'whatIf'
  readonly wish: Wish
  readonly quote: ArrangementQuote | undefined
  readonly failure: Failure | undefined
  readonly saving: boolean
  readonly scroll: number
}

export type ArrangementScope = { readonly of: 'customer'; readonly customerId: CustomerId } | { readonly of: 'waiting' }

/** The arrangements of a customer, or those that wait for an approval. */
export interface ArrangementsOverlay {
  readonly kind: 'arrangements'
  readonly scope: ArrangementScope
  /** The customer whose arrangements the other scope is. */
  readonly customerId: CustomerId | undefined
  readonly items: readonly Arrangement[]
  readonly more: boolean
  readonly loading: boolean
  readonly readAtMs: number
  readonly failure: Failure | undefined
  readonly selected: number
}

/** One arrangement with its quote and what may be done next. */
export interface ArrangementOverlay {
  readonly kind: 'arrangement'
  readonly arrangement: Arrangement
  readonly scroll: number
}

export type ArrangementStep = 'confirm' | 'approve' | 'reject' | 'withdraw'

/** The words that a step of an arrangement needs: how the customer said yes, or why. */
export interface ReasonOverlay {
  readonly kind: 'reason'
  readonly step: ArrangementStep
  readonly arrangement: Pick<Arrangement, 'id' | 'rev' | 'code'>
  readonly editor: Editor
  readonly saving: boolean
}
