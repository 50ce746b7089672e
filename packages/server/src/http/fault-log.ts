import { createRequire } from 'node:module'
import { safeText } from '@zuoxi/sdk'
import type { DestinationStream, Logger, pino } from 'pino'
import type { Fault } from '../open-desk.ts'

const maxLength = 4000

/**
 * A log for accidents: one JSON line each, with the id its client was given.
 * Only the error's own name, message and stack are written, as safe text: no
 * input, no header, no token, and no escape code that came in with either.
 *
 * @example
 * const desk = await openDesk(path, { log: faultLog(process.stderr) })
 */
export function faultLog(destination: DestinationStream): (fault: Fault) => void {
  let logger: Logger | undefined
  return ({ faultId, error }) => (logger ??= loggerTo(destination)).error({ faultId, ...describe(error) }, 'fault')
}

/** Loaded at the first accident: most desks have none. */
function loggerTo(destination: DestinationStream): Logger {
  const load = createRequire(import.meta.url)('pino') as typeof pino
  return load({ base: null, messageKey: 'text' }, destination)
}

function describe(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: safe(typeof error) }
  const code = 'code' in error && typeof error.code === 'string' ? { code: safe(error.code) } : {}
  return { error: safe(error.name), message: safe(error.message), ...code, stack: safe(error.stack ?? '') }
}

function safe(text: string): string {
  return safeText(text.slice(0, maxLength), { keepNewlines: true })
}
