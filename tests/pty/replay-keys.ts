import { parseArgs } from 'node:util'
import { type Done } from './harness/key-log.ts'
import { openTerminal } from './harness/open-terminal.ts'
import { drawn } from './harness/screen.ts'
import { seedHomes } from './harness/seeded-home.ts'

/**
 * Plays again what a failing pty test had done: `node --conditions=@zuoxi/source tests/pty/replay-keys.ts '[["size",80,24],["press","/"]]'`.
 * The desk is a new demo desk; after each key it waits until the screen has been still, and shows it (`--last`: only the last).
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { last: { type: 'boolean', default: false } },
})
const log = JSON.parse(positionals[0] ?? '[]') as readonly Done[]
const [, cols, rows] = log.find((one) => one[0] === 'size') ?? ['size', 80, 24]
const stillMs = 250

const homes = await seedHomes()
const desk = await openTerminal({ cols, rows, home: homes.fresh() })
await desk.sees(/等待接入 [1-9]|Waiting [1-9]/)
for (const [at, one] of log.entries()) {
  if (one[0] === 'size') {
    if (at > 0) desk.resize(one[1], one[2])
  } else if (one[0] === 'saw') continue
  else if (one[0] === 'press') await desk.press(one[1])
  else await desk[one[0]](one[1])
  await still()
  if (!values.last) process.stdout.write(`${JSON.stringify(one)}\n${drawn(desk.screen())}\n`)
}
if (values.last) process.stdout.write(`${drawn(desk.screen())}\n`)
await desk.close()
homes.remove()

/** Until nothing has been drawn for a while. */
async function still(): Promise<void> {
  for (let before = -1; before !== desk.output().length;) {
    before = desk.output().length
    await new Promise((resolve) => setTimeout(resolve, stillMs))
  }
}
