import { TRPCClientError } from '@trpc/client'
import { Failure, Refusal } from '../model/failure.ts'
import { failureOfSource } from './live-source.ts'

/**
 * What a failed call was refused for, as data; `undefined` when the error is
 * not the desk's (a bug in your own code, say).
 *
 * @example
 * try { await desk.bills.get({ billId }) }
 * catch (error) { if (failureOf(error)?.code === 'NOT_FOUND') … }
 */
export function failureOf(error: unknown): Failure | undefined {
  return error instanceof Refusal ? error.failure : undefined
}

/** Turn what the wire threw into a Refusal; what is not the wire's passes through. */
export function refusalFrom(error: unknown, url: string): unknown {
  if (!(error instanceof TRPCClientError)) return error
  const parsed = Failure.safeParse((error.data as { failure?: unknown } | undefined | null)?.failure)
  if (parsed.success) return new Refusal(parsed.data)
  if (error.cause?.name === 'AbortError') return error.cause
  const refusedStream = failureOfSource(error.cause)
  if (refusedStream) return new Refusal(refusedStream)
  return new Refusal({ code: 'UNREACHABLE', url })
}
