import { type Post, poster } from './post.ts'

/** One read, by the place of its call. */
export interface Read {
  readonly procedure: string
  readonly inputOf: (at: number) => unknown
}

/** Readers that come when they come, whether or not the desk keeps up: what waits in line counts as waiting. */
export interface OpenLoop {
  /** Ask `perSecond` reads a second, in turns, while the work lasts; answers how long each took from when it was due. */
  readonly during: (work: Promise<unknown>) => Promise<number[]>
}

const connections = 32

export function openLoop(
  at: { url: string; token: string },
  reads: readonly Read[],
  { perSecond }: { readonly perSecond: number },
): OpenLoop {
  const posts: Post[] = Array.from({ length: connections }, () => poster(at))
  let asked = 0
  return {
    during: async (work) => {
      let over = false
      const ended = work.finally(() => (over = true))
      const answered: Promise<number>[] = []
      const startMs = performance.now()
      for (let sent = 0; !over; sent += 1) {
        const dueMs = startMs + (sent * 1000) / perSecond
        await until(dueMs)
        const read = reads[asked % reads.length]
        const post = posts[asked % posts.length]
        if (read && post) answered.push(post(read.procedure, read.inputOf(asked)).then(() => performance.now() - dueMs))
        asked += 1
      }
      await ended
      return Promise.all(answered)
    },
  }
}

/** A timer is a millisecond coarse; the last of the wait is spent turning the loop, which also takes answers in. */
async function until(dueMs: number): Promise<void> {
  const leftMs = dueMs - performance.now()
  if (leftMs > 2) await new Promise((resolve) => setTimeout(resolve, leftMs - 1.5))
  while (performance.now() < dueMs) await new Promise((resolve) => setImmediate(resolve))
}
