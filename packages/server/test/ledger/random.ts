/** A whole number below a bound; what makes a history random, and one that replays. */
export type Below = (bound: number) => number

/** A small generator (mulberry32): the same seed draws the same numbers everywhere. */
export function belowOf(seed: number): Below {
  let state = seed
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * bound)
  }
}

/** The seeds to live: so many from one on, or the one that `ZUOXI_SEED` names, to see a failure again. */
export function seedsFrom(first: number, count: number): readonly number[] {
  const asked = process.env['ZUOXI_SEED']
  return asked === undefined ? Array.from({ length: count }, (_, i) => first + i) : [Number(asked)]
}

/** How many days a suite lives; `ZUOXI_DAYS=10000` lives as many as one likes. */
export function daysAsked(usual: number): number {
  return Number(process.env['ZUOXI_DAYS'] ?? usual)
}

/** Live one history; what fails says under which seed it fails again. */
export function living<Lived>(seed: number, live: (below: Below) => Lived): Lived {
  const told = (error: unknown): never => {
    throw new Error(`the history of ZUOXI_SEED=${seed} breaks a law: ${String(error)}`, { cause: error })
  }
  try {
    const lived = live(belowOf(seed))
    return lived instanceof Promise ? (lived.catch(told) as Lived) : lived
  } catch (error) {
    return told(error)
  }
}
