import { appendFileSync, closeSync, openSync } from 'node:fs'
import { InputMask } from './mask.ts'
import { type InputTap, recordedLine, recordingHead } from './recording.ts'

/**
 * Write down what comes from the terminal, to replay a fault with. It holds
 * every word that is typed, so it is only made when asked for, for its owner
 * alone, and never over a file that is there: the next one is `….2`.
 *
 * @param masked what is typed is hidden, and only the keys are as they were.
 */
export function recorder(wanted: string, masked: boolean): InputTap {
  const mask = masked ? new InputMask() : undefined
  const path = newFile(wanted)
  appendFileSync(path, recordingHead(masked))
  // At once, and not by and by: a recording is made for the moment before the program dies.
  return ({ atMs, bytes }) =>
    appendFileSync(path, recordedLine(bytes ? { atMs, bytes: mask?.masked(bytes) ?? bytes } : { atMs }))
}

function newFile(wanted: string): string {
  for (let n = 1; ; n += 1) {
    const path = n === 1 ? wanted : `${wanted}.${n}`
    try {
      closeSync(openSync(path, 'wx', 0o600))
      return path
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
