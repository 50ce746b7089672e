import { connect, createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A line between client and desk that can fail in the ways lines fail. */
export interface FlakyLine {
  readonly url: string
  /** The next so many answers are cut off: the desk has acted, and the client never hears of it. */
  readonly loseAnswers: (count: number) => void
  /** Break every connection now. */
  readonly cut: () => void
  /** Refuse new connections, or take them again. */
  readonly setDown: (down: boolean) => void
  /** How many answers were lost so far. */
  readonly lost: () => number
}

export async function flakyLine(target: string): Promise<FlakyLine> {
  const sockets = new Set<Socket>()
  let toLose = 0
  let lost = 0
  let down = false
  const server = createServer((client) => {
    if (down) return client.destroy()
    const desk = connect(Number(new URL(target).port), '127.0.0.1')
    for (const [near, far] of [
      [client, desk],
      [desk, client],
    ] as const) {
      sockets.add(near)
      near.on('error', () => far.destroy())
      near.on('close', () => {
        sockets.delete(near)
        far.destroy()
      })
    }
    client.on('data', (data) => desk.write(data))
    desk.on('data', (data) => {
      if (toLose === 0) return void client.write(data)
      toLose -= 1
      lost += 1
      client.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => sockets.forEach((socket) => socket.destroy())
  onTestFinished(() => {
    cut()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loseAnswers: (count) => (toLose = count),
    cut,
    setDown: (value) => (down = value),
    lost: () => lost,
  }
}
