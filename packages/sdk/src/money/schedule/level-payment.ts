import type { Ratio } from '../exact/ratio.ts'
import { power } from '../exact/fixed.ts'
import { divideRounded, type Rounding } from '../exact/rounding.ts'

/** 57 decimals, of which the power of 360 terms may cost three. */
const bits = 192n

/**
 * The equal payment of 等额本息, `M = R(P · i(1+i)^n ÷ ((1+i)^n − 1))`, in 分.
 *
 * `(1+i)^−n` is computed to more than 50 decimals with a bound on its error. When both ends of that bound round to the
 * same 分, it is the exact answer; when they do not, as at an exact tie, the quotient is taken in whole numbers.
 */
export function levelPayment(principalFen: number, perTerm: Ratio, terms: number, rounding: Rounding): number {
  const { num, den } = perTerm
  const principal = BigInt(principalFen)
  if (num === 0n) return Number(divideRounded(principal, BigInt(terms), rounding))
  const one = 1n << bits
  const discount = power((den << bits) / (den + num), terms, bits)
  const interest = principal * num * one
  const least = divideRounded(interest, den * (one - discount), rounding)
  const most = divideRounded(interest, den * (one - discount - BigInt(2 * terms)), rounding)
  return Number(least === most ? least : exactPayment(principal, perTerm, terms, rounding))
}

function exactPayment(principal: bigint, { num, den }: Ratio, terms: number, rounding: Rounding): bigint {
  const grown = (den + num) ** BigInt(terms)
  const still = den ** BigInt(terms)
  return divideRounded(principal * num * grown, den * (grown - still), rounding)
}
