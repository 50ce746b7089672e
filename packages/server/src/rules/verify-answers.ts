import type { VerificationFactor } from '@zuoxi/sdk'

/** House rules of 核身 (H): two answers, three tries, half an hour, and so many wrong tries of one agent a day. */
export const verificationRule: {
  readonly needed: number
  readonly tries: number
  readonly lockedMs: number
  readonly longestLockMs: number
  readonly lastsMs: number
  readonly missesADay: number
} = {
  needed: 2,
  tries: 3,
  lockedMs: 30 * 60_000,
  longestLockMs: 24 * 3_600_000,
  lastsMs: 30 * 60_000,
  missesADay: 20,
}

/**
 * How long the so manieth lock since somebody last passed lasts: half an hour, an hour, two … a day. Four digits are
 * ten thousand guesses, and a patient guesser has three in each lock.
 *
 * @example
 * lockMs(2) // 3_600_000
 */
export function lockMs(lock: number): number {
  return Math.min(verificationRule.lockedMs * 2 ** Math.min(lock - 1, 16), verificationRule.longestLockMs)
}

/** What the desk knows of a person, in the clear. */
export interface PersonKnown {
  readonly name: string
  readonly phone: string
  readonly residentId: string
}

export type Answers = Partial<Readonly<Record<VerificationFactor, string | undefined>>>

const expected: Readonly<Record<VerificationFactor, (customer: PersonKnown) => string>> = {
  name: ({ name }) => name,
  residentIdDigits: ({ residentId }) => residentId.slice(13, 17),
  phoneDigits: ({ phone }) => phone.slice(3, 7),
}

/** What this customer can be asked: only what the desk knows of them. */
export function factorsOf(customer: PersonKnown): VerificationFactor[] {
  return (Object.keys(expected) as VerificationFactor[]).filter((factor) => expected[factor](customer) !== '')
}

/**
 * Whether enough was answered and all of it was right. It says nothing more: which answer was wrong would help
 * whoever guesses.
 */
export function answersPass(customer: PersonKnown, answers: Answers): boolean {
  const known = factorsOf(customer)
  const given = Object.entries(answers).filter(([, text]) => text !== undefined) as [VerificationFactor, string][]
  const right = given.filter(([factor, text]) => known.includes(factor) && same(expected[factor](customer), text))
  return right.length === given.length && right.length >= verificationRule.needed
}

/** Full-width digits and spaces are how people type. */
function same(expectedText: string, said: string): boolean {
  return plain(expectedText) === plain(said)
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s·•・]/gu, '')
    .toUpperCase()
}
