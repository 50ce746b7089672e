import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A line between a person and a program, such as a bad ssh. */
export interface Line {
  /** How long everything takes, each way. */
  readonly delayMs: number
  readonly bytesPerSecond: number
}

/** The two ends of a line. */
export interface Link {
  readonly near: Socket
  readonly far: Socket
  readonly close: () => void
}

/** Bytes leave in packets, not as they were written: so that what belongs together arrives apart. */
const packetBytes = 512

/** A loopback connection whose bytes go through a proxy that is as slow as the line. */
export async function slowLink(line: Line): Promise<Link> {
  const far = createServer()
  const proxy = createServer((near) => {
    const on = connect((far.address() as AddressInfo).port, '127.0.0.1')
    slowly(near, on, line)
    slowly(on, near, line)
  })
  far.listen(0, '127.0.0.1')
  proxy.listen(0, '127.0.0.1')
  await Promise.all([once(far, 'listening'), once(proxy, 'listening')])
  const arrived = once(far, 'connection') as Promise<[Socket]>
  const near = connect((proxy.address() as AddressInfo).port, '127.0.0.1')
  const [end] = await arrived
  for (const socket of [near, end]) socket.setNoDelay(true)
  return {
    near,
    far: end,
    close: () => {
      near.destroy()
      end.destroy()
      far.close()
      proxy.close()
    },
  }
}

/** Pass on what comes, each packet when the line has carried it. */
function slowly(from: Socket, to: Socket, { delayMs, bytesPerSecond }: Line): void {
  to.setNoDelay(true)
  let freeAtMs = 0
  from.on('data', (data: Buffer) => {
    for (let at = 0; at < data.length; at += packetBytes) {
      const packet = data.subarray(at, at + packetBytes)
      const now = performance.now()
      freeAtMs = Math.max(freeAtMs, now) + (packet.length / bytesPerSecond) * 1000
      setTimeout(() => to.writable && to.write(packet), freeAtMs - now + delayMs)
    }
  })
  from.on('error', () => to.destroy())
  from.on('close', () => to.destroy())
}
