import { EventEmitter } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InputEvent } from '../../src/terminal/input/event.ts'
import { InputMask } from '../../src/terminal/recording/mask.ts'
import { recorder } from '../../src/terminal/recording/recorder.ts'
import {
  type Recorded,
  recordedLine,
  recordingHead,
  recordingOf,
  replay,
} from '../../src/terminal/recording/recording.ts'
import { TerminalInput } from '../../src/terminal/terminal-input.ts'

const esc = '\u001b'
/** What a terminal may send, and how long it lets the desk wait before the next: over 50 ms an Escape is alone. */
const read = fc.record({
  text: fc.oneof(
    fc.constantFrom(esc, '[A', 'OP', '[200~', `${esc}[201~`, `${esc}[?0u`, `${esc}[1;`, '5C', '\r', '张wei', `${esc}1`),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  ),
  pauseMs: fc.constantFrom(0, 10, 49, 51, 300, 1_001, 3_000),
})

/** A session in a made-up time: every silence falls where the pauses let it. */
function session(reads: readonly { text: string; pauseMs: number }[]): { events: InputEvent[][]; heard: Recorded[] } {
  const stdin = Object.assign(new EventEmitter(), { setRawMode: () => {}, resume: () => {}, pause: () => {} })
  const [events, heard]: [InputEvent[][], Recorded[]] = [[], []]
  let nowMs = 0
  let timer: { run: () => void; atMs: number } | undefined
  const input = new TerminalInput({
    stdin: stdin as never,
    stdout: { write: () => {} },
    timers: {
      set: (run, ms) => (timer = { run, atMs: nowMs + ms }),
      clear: () => (timer = undefined),
      now: () => nowMs,
    },
    tap: (each) => heard.push(each),
  })
  input.subscribe((each) => events.push([...each]))
  input.start()
  for (const { text, pauseMs } of reads) {
    stdin.emit('data', Buffer.from(text))
    const until = nowMs + pauseMs
    const due = timer
    if (due && due.atMs <= until) {
      timer = undefined
      nowMs = due.atMs
      due.run()
    }
    nowMs = until
  }
  return { events, heard }
}

function asText(heard: readonly Recorded[], masked = false): string {
  const mask = masked ? new InputMask() : undefined
  const lines = heard.map(({ atMs, bytes }) =>
    recordedLine(bytes ? { atMs, bytes: mask?.masked(bytes) ?? bytes } : { atMs }),
  )
  return recordingHead(masked) + lines.join('')
}

function replayed(text: string): InputEvent[][] {
  const events: InputEvent[][] = []
  replay(recordingOf(text), (each) => events.push([...each]))
  return events
}

describe('a recording', () => {
  test('gives the same events in the same reads, however slow the line and torn the sequences', () => {
    fc.assert(
      fc.property(fc.array(read, { maxLength: 20 }), (reads) => {
        const { events, heard } = session(reads)
        expect(replayed(asText(heard))).toEqual(events)
      }),
      { numRuns: 1000 },
    )
  })

  test('masked, tells no letter and no digit, and has the same keys and pastes of the same length', () => {
    const shape = (events: readonly InputEvent[][]): unknown =>
      events.map((each) =>
        each.map((event) => {
          if (event.kind === 'paste') return `paste of ${Buffer.byteLength(event.text)}`
          if (event.kind !== 'key' || event.text === undefined) return event
          return `${Buffer.byteLength(event.text)} bytes`
        }),
      )
    const { events, heard } = session(
      [`张wei 8899${esc}[A`, `${esc}[200~身份证 110101${esc}Ox`, `${esc}[201~`, `${esc}[1;5C`, '😀é\r', esc, 'q'].map(
        (text) => ({
          text,
          pauseMs: 60,
        }),
      ),
    )
    const masked = replayed(asText(heard, true))
    expect(shape(masked)).toEqual(shape(events))
    expect(JSON.stringify(masked)).not.toMatch(/[张身份证wei1-9]{2}|é😀/)
  })

  test('is a file of the owner alone, whole up to the last line, and never written over another', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zuoxi-recording-'))
    try {
      const path = join(folder, 'input.jsonl')
      const tap = recorder(path, false)
      tap({ atMs: 1.5, bytes: Buffer.from(`a${esc}`) })
      tap({ atMs: 60 })
      expect(statSync(path).mode & 0o777).toBe(0o600)
      const text = readFileSync(path, 'utf8')
      expect(replayed(`${text}{"at":70,"re`)).toMatchObject([[{ chord: 'a' }], [{ chord: 'escape' }]])
      recorder(path, true)
      expect([readFileSync(path, 'utf8'), recordingOf(readFileSync(`${path}.2`, 'utf8'))]).toEqual([text, []])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('what is none is refused with its line', () => {
    expect(() => recordingOf('{"at":1}\n')).toThrow('line 1')
    expect(() => recordingOf(`${recordingHead(false)}{"at":1,"silence":true}\nx\n`)).toThrow('line 3')
  })
})
