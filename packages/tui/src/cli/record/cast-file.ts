import { closeSync, openSync, writeSync } from 'node:fs'
import type { Clock } from '@zuoxi/sdk'
import { type Cast, castOf } from '../../screenshot/cast.ts'
import type { CliWords } from '../../words/cli.ts'
import { BadUse } from '../verbs/verb.ts'

/** A film that is being written, for its owner alone and never over another file. Each line is whole when it is there. */
export interface CastFile extends Cast {
  readonly close: () => void
}

/** @throws BadUse for a name that is no film's, and where there is a file already. */
export function castFile(file: string, title: string, clock: Clock, words: CliWords): CastFile {
  if (!file.endsWith('.cast')) throw new BadUse(words.record.badCast(file))
  const handle = opened(file, words)
  const sink = (line: string): void => void writeSync(handle, line)
  const cast = castOf({ title, startedMs: clock.nowMs(), sink })
  return { frame: cast.frame, close: () => closeSync(handle) }
}

function opened(file: string, words: CliWords): number {
  try {
    return openSync(file, 'wx', 0o600)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new BadUse(words.record.castThere(file), { file })
    throw error
  }
}
