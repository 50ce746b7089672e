import { connect, createServer, type AddressInfo } from 'node:net'

export interface SlowLine {
  readonly url: string
  readonly close: () => void
}

/** How much is sent at once: small parts of several answers go side by side, as packets do. */
const packetBytes = 1_000

/** One slow line that all connections share: a delay each way, and so many bytes a second in each direction. */
export async function openSlowLine(
  target: string,
  { delayMs, bytesPerSecond }: { readonly delayMs: number; readonly bytesPerSecond: number },
): Promise<SlowLine> {
  const freeAtMs = { up: 0, down: 0 }
  const server = createServer((near) => {
    const far = connect(Number(new URL(target).port), '127.0.0.1')
    for (const [from, to, way] of [
      [near, far, 'up'],
      [far, near, 'down'],
    ] as const) {
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
      from.on('data', (data) => {
        for (let at = 0; at < data.length; at += packetBytes) {
          const packet = data.subarray(at, at + packetBytes)
          const nowMs = performance.now()
          freeAtMs[way] = Math.max(nowMs, freeAtMs[way]) + (packet.length / bytesPerSecond) * 1_000
          setTimeout(() => to.writable && to.write(packet), freeAtMs[way] - nowMs + delayMs)
        }
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}
