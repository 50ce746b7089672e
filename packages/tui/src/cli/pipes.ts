import { type ExitCode, exitCode } from './exit-code.ts'

type Pipe = Pick<NodeJS.WriteStream, 'on'>

/**
 * Outlive whoever reads us. `zuoxi search … | head` closes its end early, and
 * that is neither a failure nor a reason to leave an import half-way: the verb
 * ends by itself, with its own code. Only an answer that could not be written
 * for another reason, such as a full disk, makes a run that worked a failed one.
 */
export function outlive(pipes: { readonly stdout: Pipe; readonly stderr: Pipe }): (code: ExitCode) => ExitCode {
  let answerLost = false
  // Nobody is left to tell: what goes to stderr is progress and notes.
  pipes.stderr.on('error', () => {})
  pipes.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE' && code !== 'ERR_STREAM_DESTROYED') answerLost = true
  })
  return (code) => (answerLost && code === exitCode.done ? exitCode.failed : code)
}
