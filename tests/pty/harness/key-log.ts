/** What was done at a terminal, in order, so that it can be done again. */
export type Done =
  | readonly ['size', number, number]
  | readonly ['press', string]
  | readonly ['type' | 'paste', string]
  /** Something was waited for, and came. */
  | readonly ['saw', string]

/** More than this of a text says nothing to a reader, and a pasted megabyte would hide the screen. */
const longestTold = 2_000

/** The command that plays a log again, as a failing test shows it. */
export function replayLine(log: readonly Done[], args: readonly string[] = []): string {
  const told = log.map((one) => (typeof one[1] === 'string' && one[1].length > longestTold ? cut(one) : one))
  const quoted = `'${JSON.stringify(told).replaceAll("'", String.raw`\u0027`)}'`
  return ['node tests/pty/replay-keys.ts', quoted, ...args].join(' ')
}

function cut(one: Done): Done {
  return one[0] === 'size' ? one : [one[0], one[1].slice(0, longestTold)]
}
