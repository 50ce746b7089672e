import type { ArrangementAsk, ArrangementQuote } from '../../model/index.ts'

/** A quote without what only the desk knows: whose it is, and until when it holds. */
export type QuoteBody = Omit<ArrangementQuote, 'customerId' | 'loanId' | 'loanNo' | 'expiresAt'>

export type AskOf<Kind extends ArrangementAsk['kind']> = Extract<ArrangementAsk, { kind: Kind }>
