import { Readable } from 'node:stream'
import { loadCast } from '@zuoxi/fixtures'
import type { DeskClient, Role } from '@zuoxi/sdk'
import { connectLocally } from '@zuoxi/sdk/rehearsal'
import { memoryStage, openDesk, seedDemo } from '@zuoxi/server'
import { onTestFinished } from 'vitest'
import { runCli } from '../../packages/tui/src/cli/run-cli.ts'
import { hostFor } from '../../packages/tui/test/cli/host.ts'

/** A desk in memory with the invented people, its officers, and the command line in the hands of one of them. */
export async function office() {
  let nowMs = Date.parse('2026-11-20T10:00:00+08:00')
  const clock = { nowMs: () => nowMs }
  const desk = await openDesk(':memory:', { clock })
  onTestFinished(() => desk.close())
  const cast = await loadCast()
  await seedDemo(desk, cast, { customers: 0, seed: 1 })
  const owner = connectLocally(desk, { token: await desk.signInLocally('owner') })
  const password = 'correct horse battery'
  const person = async (name: string, role: Role): Promise<DeskClient> => {
    await owner.agents.create({
      name,
      displayName: name,
      workNo: name.replaceAll('.', '').toUpperCase(),
      role,
      password,
    })
    const { token } = await owner.session.signIn({ name, password })
    return connectLocally(desk, { token })
  }
  const people = { li: await person('officer.li', 'officer'), wu: await person('officer.wu', 'officer') }
  const memory = memoryStage()
  const stopping = new AbortController()
  let typed = ''
  const zuoxi = async (who: keyof typeof people | 'owner', ...argv: string[]) => {
    const host = hostFor(argv, new Error('no desk'))
    const stdin = Readable.from([Buffer.from(typed)]) as unknown as NodeJS.ReadStream
    const signIn = async () => (who === 'owner' ? owner : people[who])
    const embedded = {
      ...host.embedded,
      open: async () => {},
      signIn,
      cast: async () => cast,
      stages: { ...host.embedded.stages, memory },
    }
    const code = await runCli({ ...host, clock, stdin, embedded, stop: stopping.signal })
    return { code, out: host.out(), err: host.err() }
  }
  return {
    owner,
    clock,
    people,
    cast,
    zuoxi,
    /** What stands on stdin from now on. */
    type: (text: string) => void (typed = text),
    stop: () => stopping.abort(),
    later: (ms: number) => void (nowMs += ms),
    json: async <Answer = Record<string, unknown>>(who: keyof typeof people | 'owner', ...argv: string[]) => {
      const { code, out } = await zuoxi(who, ...argv, '--json')
      return { code, json: JSON.parse(out) as Answer }
    },
  }
}
