import type { Row } from './report.ts'

/** The nearest-rank percentile of samples in any order: a value that was really measured, never one in between. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = Float64Array.from(samples).toSorted()
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}

/** Summarise samples in milliseconds. `elapsedMs` is the wall time of all of them together, where they ran at once. */
export function rowOf(what: string, samples: readonly number[], elapsedMs?: number): Row {
  const perSecond = elapsedMs === undefined ? {} : { perSecond: (samples.length / elapsedMs) * 1000 }
  return {
    what,
    count: samples.length,
    p50: percentile(samples, 50),
    p95: percentile(samples, 95),
    p99: percentile(samples, 99),
    ...perSecond,
  }
}

/** How long one run takes, in milliseconds. */
export async function timed(run: () => unknown): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** Time `count` runs one after another, after as many unmeasured ones as `warmUp` says. */
export async function sample(count: number, warmUp: number, run: (at: number) => unknown): Promise<number[]> {
  for (let at = 0; at < warmUp; at += 1) await run(at)
  const samples: number[] = []
  for (let at = 0; at < count; at += 1) samples.push(await timed(() => run(at)))
  return samples
}

/** Time `count` runs shared out among several at once; answers the samples and the wall time of all. */
export async function sampleAtOnce(
  lanes: number,
  count: number,
  run: (lane: number, at: number) => Promise<unknown>,
): Promise<{ samples: number[]; elapsedMs: number }> {
  const samples: number[] = []
  let next = 0
  const lane = async (which: number) => {
    while (next < count) {
      const at = next++
      samples.push(await timed(() => run(which, at)))
    }
  }
  const elapsedMs = await timed(() => Promise.all(Array.from({ length: lanes }, (_, which) => lane(which))))
  return { samples, elapsedMs }
}
