import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A line between a desk and its server that fails in the ways lines fail. */
export interface Line {
  readonly url: string
  /** Break every connection now. */
  readonly cut: () => void
  /** Refuse new connections and break those there are, or take them again. */
  readonly setDown: (down: boolean) => void
  /** Take everything and pass nothing on, as a net that drops packets; what it swallowed never comes. */
  readonly setBlackHole: (swallows: boolean) => void
  /** Break the connection that carries the byte after so many, in either direction. */
  readonly cutAfter: (bytes: number) => void
  readonly close: () => void
}

export async function openLine(target: string): Promise<Line> {
  const sockets = new Set<Socket>()
  let down = false
  let swallows = false
  let left = Number.POSITIVE_INFINITY
  const server = createServer((near) => {
    if (down) return void near.destroy()
    const far = connect(Number(new URL(target).port), '127.0.0.1')
    // A connection that has lost a byte is lost for good: what comes later must not be taken for what was lost.
    let torn = false
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        if (!torn) to.destroy()
      })
      from.on('data', (data) => {
        torn ||= swallows
        if (torn) return
        if (data.length <= left) {
          left -= data.length
          to.write(data)
          return
        }
        // The part before the cut arrives.
        to.write(data.subarray(0, left), () => to.destroy())
        left = Number.POSITIVE_INFINITY
        from.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = (): void => sockets.forEach((socket) => socket.destroy())
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    setDown: (value) => {
      down = value
      if (down) cut()
    },
    setBlackHole: (value) => (swallows = value),
    cutAfter: (bytes) => (left = bytes),
    close: () => {
      cut()
      server.close()
    },
  }
}
