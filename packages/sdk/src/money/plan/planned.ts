import type { BusinessDate, Fen } from '../../model/index.ts'

/** An instalment of a schedule version: when what is due. Penalties and payments are not part of a plan. */
export interface PlannedInstalment {
  readonly no: number
  readonly dueDate: BusinessDate
  readonly principalFen: Fen
  readonly interestFen: Fen
  readonly feeFen: Fen
  /** Overdue interest on interest is not taken: what an arrangement moves of a penalty stays one. */
  readonly penaltyFen: Fen
  /** Principal still owed after it. */
  readonly balanceFen: Fen
  /**
   * Of interest and fee in a schedule that an arrangement made: what had come up or been charged when it was made, and
   * to which day. A settlement before the instalment is billed takes that, and interest by days from there on.
   */
  readonly accrued?: { readonly interestFen: Fen; readonly feeFen: Fen; readonly to: BusinessDate } | undefined
}
