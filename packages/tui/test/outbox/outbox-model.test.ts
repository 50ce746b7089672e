import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chats, World } from './world.ts'

/** What a test knows of every message: where it was written, and where it must be found at the end. */
interface Model {
  readonly written: { readonly at: 0 | 1; readonly body: string }[]
  readonly takenBack: Set<string>
  /** What was a draft again, and was put away. */
  readonly back: Set<string>
  made: number
}

type Move = fc.Command<Model, World>

const move = (name: string, run: (model: Model, world: World) => void): Move => ({
  check: () => true,
  run,
  toString: () => name,
})

/** What came back into the reply is read and put away, so that the next message can be told from it. */
function putAway(model: Model, world: World, at: 0 | 1): void {
  for (const body of world.draft(at).split('\n')) if (body !== '') model.back.add(body)
  while (world.draft(at) !== '') world.happen({ kind: 'action', action: 'eraseLeft' })
}

/** @param writes how many of the writes that keep it are done before the next thing happens. */
const send = (at: 0 | 1, refused: boolean, writes: number): Move =>
  move(`send in ${at}${refused ? ', refused' : ''}, ${writes} writes`, (model, world) => {
    world.open(at)
    putAway(model, world, at)
    model.made += 1
    const body = `第${model.made}条`
    if (refused) world.refuses.add(body)
    world.happen({ kind: 'pasted', text: body })
    // A draft is on disk within a second of the last key.
    world.write(Number.MAX_SAFE_INTEGER)
    world.happen({ kind: 'action', action: 'send' })
    model.written.push({ at, body })
    world.write(writes)
  })

const takeBack = (at: 0 | 1): Move =>
  move(`take back in ${at}`, (model, world) => {
    world.open(at)
    const before = world.state.outbox.items
    world.happen({ kind: 'action', action: 'undoLast' })
    const after = new Set(world.state.outbox.items.map(({ key }) => key))
    for (const { key, body } of before) if (!after.has(key)) model.takenBack.add(body)
    world.write(Number.MAX_SAFE_INTEGER)
  })

const chat = fc.constantFrom(0 as const, 1 as const)
const moves = [
  fc.tuple(chat, fc.nat(9), fc.nat(3)).map(([at, n, writes]) => send(at, n === 0, writes)),
  chat.map((at) => takeBack(at)),
  fc.nat(9).map((at) => move(`a second passes for ${at}`, (_, world) => world.window(at))),
  fc.nat(9).map((at) => move(`${at} reaches the desk`, (_, world) => world.deliver(at))),
  fc.nat(9).map((at) => move(`answer ${at} comes`, (_, world) => world.answer(at, false))),
  fc.nat(9).map((at) => move(`answer ${at} is cut off`, (_, world) => world.answer(at, true))),
  fc.constant(move('the line is lost', (_, world) => world.line(false))),
  fc.constant(move('the line is back', (_, world) => world.line(true))),
  fc.constant(move('the desk answers', (_, world) => world.happen({ kind: 'answers', latencyMs: 3 }))),
  fc.constant(move('kill -9, and open again', (_, world) => world.restart())),
]

test('whatever happens in whatever order, each message arrives once and in order, or is back in its draft', () => {
  fc.assert(
    fc.property(fc.commands(moves, { maxCommands: 80, size: 'max' }), (commands) => {
      let seen: World | undefined
      const model: Model = { written: [], takenBack: new Set(), back: new Set(), made: 0 }
      fc.modelRun(() => ({ model, real: (seen = new World()) }), commands)
      const world = seen as World
      world.settle()
      expect(world.unsent).toBe(0)
      expect(world.onDisk).toBe(0)
      for (const at of [0, 1] as const) {
        const mine = model.written.filter((one) => one.at === at).map(({ body }) => body)
        const arrived = world.arrived
          .filter(({ conversationId }) => conversationId === chats[at])
          .map(({ body }) => body)
        // Once, and in the order they were written.
        expect(arrived).toEqual(mine.filter((body) => arrived.includes(body)))
        if (world.refused(at)) {
          const first = mine.findIndex((body) => world.refuses.has(body) && world.draft(at).split('\n').includes(body))
          if (first >= 0) expect(mine.slice(first).some((body) => arrived.includes(body))).toBe(false)
        }
        world.open(at)
        const back = world.draft(at).split('\n')
        for (const body of mine) {
          const where = [
            arrived.includes(body),
            back.includes(body) || model.back.has(body) || model.takenBack.has(body),
          ]
          expect(
            where.filter(Boolean),
            `${body} of ${mine.join()} arrived ${arrived.join()} back ${back.join()}`,
          ).toHaveLength(1)
        }
      }
    }),
    { numRuns: 1_500 },
  )
})
