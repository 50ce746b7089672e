/** Digits and capitals that are never mistaken for one another when read aloud: no 0/O, no 1/I. 32, so a byte gives one evenly. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/**
 * A short code people can say, `T-7K3Q`: one character for each byte of chance.
 *
 * @example
 * ticketCode(Uint8Array.of(5, 17, 1, 22)) // 'T-7K3R'
 */
export function ticketCode(chance: Uint8Array): string {
  return `T-${sayable(chance)}`
}

/** The same for an arrangement, `A-7K3Q`. */
export function arrangementCode(chance: Uint8Array): string {
  return `A-${sayable(chance)}`
}

/** The number of a bill that the desk itself issues: `ZD202612-7K3Q5`. */
export function billNo(period: string, chance: Uint8Array): string {
  return `ZD${period.replace('-', '')}-${sayable(chance)}`
}

function sayable(chance: Uint8Array): string {
  return Array.from(chance, (byte) => alphabet[byte % alphabet.length]).join('')
}

/** How long a code to try: four characters name a million things, and a crowded desk soon moves on to five. */
export function codeLength(collisions: number): number {
  return 4 + Math.floor(collisions / 3)
}
