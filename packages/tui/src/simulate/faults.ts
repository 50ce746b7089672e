/** How likely each mishap is, for each occasion it could happen on. */
export interface Faults {
  /** A call never reaches the desk. */
  readonly lostCalls: number
  /** A call acts, and nobody hears of it. */
  readonly lostAnswers: number
  readonly repeatedCalls: number
  /** A call or an answer takes seconds. */
  readonly slowCalls: number
  /** Of the moves of an agent: their line goes down for a while. */
  readonly lostLines: number
  readonly killedDesks: number
  readonly failedWrites: number
  readonly slowWrites: number
  /** Of the moves of fate: the server dies, is restarted, or its disk is full for a while. */
  readonly serverCrashes: number
  readonly serverRestarts: number
  readonly fullDisks: number
}

export const noFaults: Faults = {
  lostCalls: 0,
  lostAnswers: 0,
  repeatedCalls: 0,
  slowCalls: 0,
  lostLines: 0,
  killedDesks: 0,
  failedWrites: 0,
  slowWrites: 0,
  serverCrashes: 0,
  serverRestarts: 0,
  fullDisks: 0,
}

const usual: Faults = {
  lostCalls: 0.03,
  lostAnswers: 0.03,
  repeatedCalls: 0.04,
  slowCalls: 0.04,
  lostLines: 0.03,
  killedDesks: 0.02,
  failedWrites: 0.01,
  slowWrites: 0.1,
  serverCrashes: 0.12,
  serverRestarts: 0.08,
  fullDisks: 0.08,
}

/** So many times the usual: 0 is a world without mishaps, 1 is a bad day, 5 is hell. */
export function faultsTimes(times: number): Faults {
  return Object.fromEntries(
    Object.entries(usual).map(([name, p]) => [name, Math.min(0.5, p * times)]),
  ) as unknown as Faults
}
