import type { CalcVerbs, CalcWords } from './calc.ts'

const credit = {
  principal: 'principal in yuan, such as 10000',
  annualRate: 'contract rate a year, such as 12% (not for flat-fee)',
  terms: 'terms of a month, 1 to 360',
  method: 'equal-installment (default), equal-principal, interest-only or flat-fee',
  feeRate: 'flat-fee only: fee of each term on the original principal, such as 0.6%',
  upfrontFeeRate: 'fee charged once, in term 1, such as 2.5%',
  guaranteeFee: 'guarantee fee of each term, in yuan',
  received: 'what the borrower received, in yuan (default: the principal)',
  rounding: 'half-up (default) or half-even',
  firstDays: 'days of a first period that is no month; its interest is counted by days',
  basis: 'days of the year: 360 (default) or 365, as the contract says',
}

export const calcVerbsEn: CalcVerbs = {
  'calc schedule': { summary: 'repayment schedule and annual rates', args: [], options: credit },
  'calc irr': {
    summary: 'annual rates of monthly flows',
    args: [],
    options: { flows: 'flows, the payout first, payments negative, such as "9500,-940*12"' },
  },
  'calc xirr': {
    summary: 'annual rates of dated flows (XIRR, ACT/365)',
    args: [],
    options: { flow: 'one flow, DATE:AMOUNT, repeatable, such as 2026-01-15:6000' },
  },
  'calc penalty': {
    summary: 'penalty interest by days',
    args: [],
    options: {
      base: 'what it is charged on, in yuan, as the contract says',
      annualRate: 'contract rate a year, such as 18%',
      multiplier: 'penalty multiplier, such as 1.5 (default 1)',
      days: 'days overdue, without the day of payment',
      basis: credit.basis,
      rounding: credit.rounding,
    },
  },
  'calc settle': {
    summary: 'quote of an early settlement',
    args: [],
    options: {
      ...credit,
      paidTerms: 'terms paid in full',
      days: 'days since the last due date, without the day of payment',
      feeRateOnBalance: 'early settlement fee on the balance, such as 3%',
      remainingFees: 'fees of the terms left: waive or charge',
    },
  },
  'calc allocate': {
    summary: 'where each fen of a repayment goes',
    args: [],
    options: {
      pay: 'the repayment, in yuan',
      due: 'something owed, NAME:AMOUNT, repeatable; fee, penalty, interest or principal',
      order: 'order of allocation (default fee,penalty,interest,principal)',
    },
  },
}

export const calcEn: CalcWords = {
  columns: {
    no: 'no',
    payment: 'payment',
    principal: 'principal',
    interest: 'interest',
    fee: 'fee',
    balance: 'balance',
    parts: '#principal +interest =fee',
  },
  total: 'sum',
  rates: {
    aprSimple: 'annual rate (simple, IRR x 12)',
    aprCompound: 'annual rate (compound)',
    irrPerTerm: 'rate per term (IRR)',
    xirr: 'annual rate (compound, XIRR)',
    aprNominal: 'annual rate (simple, 12 equal months)',
  },
  components: { fee: 'fee', penalty: 'penalty', interest: 'interest', principal: 'principal' },
  settle: { principal: 'balance', interest: 'accrued interest', fee: 'fees', total: 'to settle' },
  unapplied: 'unapplied',
  problems: {
    missing: 'is missing',
    not_taken: 'does not belong to this method',
    not_an_amount: 'is not an amount',
    not_a_rate: 'is not a rate with a percent sign, such as 12%',
    not_a_multiplier: 'is not a multiplier',
    not_a_whole_number: 'is not a whole number',
    not_a_date: 'is no date that exists, written YYYY-MM-DD',
    not_a_flow: 'is not written DATE:AMOUNT',
    unknown_choice: 'is none of the choices',
    too_precise: 'has too many decimals',
    out_of_range: 'is out of range',
    repeated: 'comes twice',
    not_in_order: 'does not name everything that is due',
    no_sign_change: 'needs money in both directions',
    several_rates: 'may have several rates, so none is the answer',
    rate_out_of_range: 'has a rate beyond what is calculated',
  },
  refused: (field, problem, allowed) => `${field} ${problem} (allowed: ${allowed})`,
}
