import { createTRPCClient, localLink, type Operation, TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable, type Unsubscribable } from '@trpc/server/observable'
import { retrying } from '../client/connect.ts'
import { type DeskClient, deskClient } from '../client/desk-client.ts'
import { deskRouter, type DeskRouter } from '../contract/router.ts'
import type { LocalDesk } from './connect-locally.ts'

/** What is on its way to the desk. */
export interface CarriedCall {
  /** Such as `conversations.send`. */
  readonly path: string
  readonly input: unknown
  /** It changes something, and carries a key, so that it may arrive twice and act once. */
  readonly keyed: boolean
}

/** A stream of events that is open over a line. */
export interface CarriedStream {
  /** Bring one event to whoever listens, or swallow it; the order is the line's to keep. */
  readonly pass: (arrive: () => void) => void
  readonly closed: () => void
}

/** A line between a client and a desk in this process. It may lose, delay and repeat. */
export interface Carrier {
  /**
   * Carries one call. `deliver` runs it on the desk: once, twice, or never, and its answer may be lost on the way back.
   * What this rejects with was said by the line, and not by the desk, unless it is what `deliver` rejected with.
   */
  readonly carry: (call: CarriedCall, deliver: (input?: unknown) => Promise<unknown>) => Promise<unknown>
  /** Opens a stream. `cut` breaks it, as a lost connection does. */
  readonly open: (cut: () => void) => CarriedStream
}

export interface OverOptions {
  readonly token: string
  readonly carrier: Carrier
  /** What the address of the desk is said to be. */
  readonly url: string
}

/**
 * Connect to a desk in this process over a line that one makes up: the same
 * router, retries and refusals as over HTTP, and every mishap of a network at will.
 *
 * @example
 * const desk = connectOver(local, { token, carrier, url: 'sim://desk' })
 */
export function connectOver(local: LocalDesk, { token, carrier, url }: OverOptions): DeskClient {
  const wire = createTRPCClient<DeskRouter>({
    links: [
      retrying(3),
      carriedBy(carrier),
      localLink({ router: deskRouter, createContext: async () => local.contextFor(token) }),
    ],
  })
  return deskClient(wire, url)
}

type Next = Parameters<ReturnType<TRPCLink<DeskRouter>>>[0]['next']

function carriedBy(carrier: Carrier): TRPCLink<DeskRouter> {
  return () =>
    ({ op, next }) =>
      op.type === 'subscription' ? streamed(carrier, op, next) : called(carrier, op, next)
}

function called(carrier: Carrier, op: Operation, next: Next): ReturnType<ReturnType<TRPCLink<DeskRouter>>> {
  return observable((observer) => {
    const { path, input, type, signal } = op
    const keyed = type === 'mutation' && typeof input === 'object' && input !== null && 'idempotencyKey' in input
    const given = (): void => observer.error(TRPCClientError.from(new DOMException('given up', 'AbortError')))
    signal?.addEventListener('abort', given, { once: true })
    // Whoever waits for the answer may give up; what has left goes on.
    const deliver = (instead: unknown = input): Promise<unknown> =>
      answerOf(next({ ...op, input: instead, signal: null }))
    carrier.carry({ path, input, keyed }, deliver).then(
      (answer) => {
        observer.next(answer as Parameters<typeof observer.next>[0])
        observer.complete()
      },
      (error: unknown) => observer.error(error instanceof TRPCClientError ? error : lost(error)),
    )
    return () => signal?.removeEventListener('abort', given)
  })
}

function answerOf(coming: ReturnType<Next>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    coming.subscribe({ next: resolve, error: reject })
  })
}

function streamed(carrier: Carrier, op: Operation, next: Next): ReturnType<typeof called> {
  return observable((observer) => {
    let source: Unsubscribable | undefined
    let over = false
    const end = (): void => {
      over = true
      source?.unsubscribe()
    }
    const stream = carrier.open(() => {
      if (over) return
      end()
      observer.error(lost(new Error('the stream was cut')))
    })
    source = next(op).subscribe({
      next: (value) => stream.pass(() => over || observer.next(value)),
      error: (error) => stream.pass(() => over || observer.error(error)),
      complete: () => stream.pass(() => over || observer.complete()),
    })
    if (over) source.unsubscribe()
    return () => {
      end()
      stream.closed()
    }
  })
}

function lost(cause: unknown): TRPCClientError<DeskRouter> {
  return TRPCClientError.from(cause instanceof Error ? cause : new Error('the line is lost', { cause }))
}
