/** amortizejs ships no types; this is what the benchmark uses of it. */
declare module 'amortizejs' {
  export interface Amortization {
    readonly periodicPayment: number
    readonly schedule: readonly {
      readonly interest: number
      readonly principal: number
      readonly remainingBalance: number
    }[]
  }
  export const Calculator: {
    calculate(loan: {
      method: 'mortgage'
      apr: number
      balance: number
      loanTerm: number
      startDate?: Date
    }): Amortization
  }
}
