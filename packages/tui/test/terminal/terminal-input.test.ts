import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { inertStdin } from '../../src/terminal/inert-stdin.ts'
import { afterSplit, afterWhole, firstPatience } from '../../src/terminal/input/patience.ts'
import type { InputEvent } from '../../src/terminal/input/event.ts'
import { TerminalInput } from '../../src/terminal/terminal-input.ts'

class Keyboard extends EventEmitter {
  raw = false
  flowing = false
  setRawMode(mode: boolean): this {
    this.raw = mode
    return this
  }
  resume(): this {
    this.flowing = true
    return this
  }
  pause(): this {
    this.flowing = false
    return this
  }
}

/** A terminal input on a made-up keyboard, whose timers run when `silence` says so. */
function terminal(options: { mouse?: boolean } = {}) {
  const stdin = new Keyboard()
  const written: string[] = []
  let pending: (() => void) | undefined
  let patience = 0
  let ends = 0
  let nowMs = 0
  const input = new TerminalInput({
    stdin: stdin as never,
    stdout: { write: (text) => written.push(text) },
    timers: {
      set: (run, ms) => {
        patience = ms
        return (pending = run)
      },
      clear: () => (pending = undefined),
      now: () => nowMs,
    },
    onEnd: () => (ends += 1),
    ...options,
  })
  const silence = (): number | undefined => {
    const run = pending
    pending = undefined
    run?.()
    return run && patience
  }
  const passes = (ms: number): void => void (nowMs += ms)
  return { stdin, input, silence, passes, output: () => written.join(''), ends: () => ends }
}

function listen(input: TerminalInput): InputEvent[][] {
  const reads: InputEvent[][] = []
  input.subscribe((events) => reads.push([...events]))
  return reads
}

const chords = (reads: readonly InputEvent[][]): string[][] =>
  reads.map((events) => events.map((event) => (event.kind === 'key' ? event.chord : event.kind)))

describe('TerminalInput', () => {
  test('switches its modes on, and off again', () => {
    const { stdin, input, output } = terminal({ mouse: true })
    input.start()
    input.start()
    expect([stdin.raw, stdin.flowing]).toEqual([true, true])
    expect(output()).toBe('\u001b[?2004h\u001b[?1000h\u001b[?1006h\u001b[?u')
    input.stop()
    input.stop()
    expect([stdin.raw, stdin.flowing, stdin.listenerCount('data')]).toEqual([false, false, 0])
    expect(output()).toMatch(/\u001b\[\?1006l\u001b\[\?1000l\u001b\[\?2004l$/)
  })

  test('the events of one read come together, Return included', () => {
    const { stdin, input } = terminal()
    const reads = listen(input)
    input.start()
    stdin.emit('data', Buffer.from('张1\r'))
    expect(chords(reads)).toEqual([['张', '1', 'enter']])
  })

  test('a lone Escape is known by the silence after it', () => {
    const { stdin, input, silence } = terminal()
    const reads = listen(input)
    input.start()
    stdin.emit('data', Buffer.from('\u001b'))
    expect(reads).toEqual([])
    expect(silence()).toBe(50)
    stdin.emit('data', Buffer.from('\u001b'))
    stdin.emit('data', Buffer.from('[A'))
    expect(silence()).toBeUndefined()
    expect(chords(reads)).toEqual([['escape'], ['up']])
  })

  test('a sequence that a slow line tears apart is one key, from the second one on without an Escape', () => {
    const { stdin, input, silence, passes } = terminal()
    const reads = listen(input)
    input.start()
    stdin.emit('data', Buffer.from('\u001b'))
    expect(silence()).toBe(50)
    passes(300)
    // Too late for the Escape; but no `[A` is typed.
    stdin.emit('data', Buffer.from('[A'))
    expect(chords(reads.splice(0))).toEqual([['escape'], ['up']])

    stdin.emit('data', Buffer.from('\u001b'))
    passes(300)
    stdin.emit('data', Buffer.from('[B'))
    stdin.emit('data', Buffer.from('\u001b'))
    expect(silence()).toBe(450)
    expect(chords(reads.splice(0))).toEqual([['down'], ['escape']])
  })

  test('a busy moment of the desk is not taken for silence, nor for a slow line', async () => {
    // The keyboard of its own: the rest of the key comes while the desk is busy with the Escape.
    const keyboard = spawn(process.execPath, [
      '-e',
      `process.stdout.write('\\x1b'); setTimeout(() => process.stdout.write('[A'), 5); setTimeout(() => {}, 60_000)`,
    ])
    const stdin = Object.assign(keyboard.stdout, { setRawMode: () => {} })
    const input = new TerminalInput({ stdin: stdin as never, stdout: { write: () => {} } })
    const { promise, resolve } = Promise.withResolvers<readonly InputEvent[]>()
    input.subscribe(resolve)
    input.start()
    stdin.once('data', () => {
      for (const start = performance.now(); performance.now() - start < 300;);
    })
    expect(await promise).toMatchObject([{ chord: 'up' }])
    keyboard.kill()
  })

  test('a paste whose bracket is torn stays a paste: its line ends send nothing', () => {
    const { stdin, input, silence, passes } = terminal()
    const reads = listen(input)
    input.start()
    stdin.emit('data', Buffer.from('\u001b'))
    silence()
    passes(400)
    stdin.emit('data', Buffer.from('[200~您好\r再见\u001b[201~'))
    expect(reads.flat()).toMatchObject([{ chord: 'escape' }, { kind: 'paste', text: '您好\n再见' }])
  })

  test('once a sequence has begun its rest is waited for', () => {
    const { stdin, input, silence } = terminal()
    input.start()
    stdin.emit('data', Buffer.from('\u001b[1;'))
    expect(silence()).toBe(1000)
  })

  test('what was learned of a slow line is forgotten when it is fast again', () => {
    let patience = afterSplit(firstPatience, 10_000)
    expect(patience.escapeMs).toBe(600)
    for (let i = 0; i < 300; i += 1) patience = afterWhole(patience)
    expect(patience.escapeMs).toBe(50)
  })

  test('typing after an Escape is text', () => {
    const { stdin, input, silence, passes } = terminal()
    const reads = listen(input)
    input.start()
    for (const text of ['OK', 'On', '[', '[a', 'zw', '1']) {
      stdin.emit('data', Buffer.from('\u001b'))
      silence()
      passes(200)
      stdin.emit('data', Buffer.from(text))
      expect(chords(reads.splice(0)).flat().join(' ')).toBe(`escape ${[...text].join(' ')}`)
    }
  })

  test('a paste may pause for longer', () => {
    const { stdin, input, silence } = terminal()
    const reads = listen(input)
    input.start()
    stdin.emit('data', Buffer.from('\u001b[200~半'))
    expect(silence()).toBe(2000)
    expect(reads).toEqual([[{ kind: 'paste', text: '半', truncated: false }]])
  })

  test('what is typed before the app listens is kept for it', () => {
    const { stdin, input } = terminal()
    input.start()
    stdin.emit('data', Buffer.from('/zw'))
    expect(chords(listen(input))).toEqual([['/', 'z', 'w']])
  })

  test('a terminal that speaks the kitty protocol is asked to, and the answer is no input', () => {
    const { stdin, input, output } = terminal()
    const reads = listen(input)
    input.start()
    stdin.emit('data', Buffer.from('\u001b[?0u'))
    expect(output()).toMatch(/\u001b\[>1u$/)
    expect(reads).toEqual([])
    input.stop()
    expect(output()).toContain('\u001b[<u')
  })

  test('the end of the terminal is told, and its errors crash nothing', () => {
    const { stdin, input, ends } = terminal()
    input.start()
    stdin.emit('end')
    input.stop()
    stdin.emit('error', new Error('EIO'))
    expect(ends()).toBe(2)
  })
})

test('the stdin for Ink is a terminal that never says anything', () => {
  const stdin = inertStdin()
  expect(stdin.isTTY).toBe(true)
  expect(stdin.setRawMode(true)).toBe(stdin)
  expect(stdin.ref()).toBe(stdin)
  expect(stdin.read()).toBeNull()
})
