import { initTRPC, TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { TRPC_ERROR_CODES_BY_KEY, type TRPC_ERROR_CODE_NUMBER } from '@trpc/server/rpc'
import type { Caller } from '../model/agent.ts'
import { type Failure, Refusal, refuse } from '../model/failure.ts'
import type { Desk } from './desk.ts'
import type { Policy } from './policy.ts'
import { wireCode } from './wire-code.ts'

/** What a transport brings to a call. `desk` is already bound to the caller, who may be nobody. */
export interface CallContext {
  readonly desk: Desk
  readonly caller: Caller | undefined
  /** Why there is no caller, when a token came but did not count. */
  readonly notSignedIn?: Failure
  /** Log an accident under an id, and answer the id: all that a client may learn of it. */
  readonly reportFault: (error: unknown) => string
}

const trpc = initTRPC
  .context<CallContext>()
  .meta<Policy>()
  .create({
    /** Error messages are an allow-list: a refusal as data, or the id of a logged fault. Never a stack, never SQL. */
    errorFormatter: ({ error, ctx }) => failureShape(failureOfError(error, ctx)),
    sse: {
      // An agent must know within three seconds that what is on the screen may be out of date.
      ping: { enabled: true, intervalMs: 1_000 },
      client: { reconnectAfterInactivityMs: 2_500 },
      /** A stream is cut now and then; its client resumes it, which asks again whether it is still signed in. */
      maxDurationMs: 600_000,
    },
  })

/** How a failure looks on the wire; a transport that refuses before a call begins answers the same. */
export function failureShape(failure: Failure): {
  code: TRPC_ERROR_CODE_NUMBER
  message: string
  data: { failure: Failure; httpStatus: number }
} {
  const key = wireCode[failure.code]
  const httpStatus = getHTTPStatusCodeFromError(new TRPCError({ code: key }))
  return { code: TRPC_ERROR_CODES_BY_KEY[key], message: failure.code, data: { failure, httpStatus } }
}

/** What tRPC itself finds wrong with a request. */
const malformed: ReadonlySet<TRPCError['code']> = new Set([
  'BAD_REQUEST',
  'PARSE_ERROR',
  'NOT_FOUND',
  'METHOD_NOT_SUPPORTED',
  'UNSUPPORTED_MEDIA_TYPE',
  'CLIENT_CLOSED_REQUEST',
])

function failureOfError(error: TRPCError, ctx: CallContext | undefined): Failure {
  const cause: unknown = error.cause
  if (cause instanceof Refusal) return cause.failure
  if (isZodError(cause) && error.code === 'BAD_REQUEST')
    return { code: 'INVALID_INPUT', problems: cause.issues.flatMap(problemsOf) }
  if (malformed.has(error.code))
    return { code: 'INVALID_INPUT', problems: [{ path: '', problem: error.code.toLowerCase() }] }
  return { code: 'FAULT', faultId: ctx?.reportFault(cause ?? error) ?? 'unlogged' }
}

interface Issue {
  readonly path: PropertyKey[]
  readonly code: string
  readonly keys?: string[]
  readonly params?: { readonly problem?: string }
}

/** An unknown key stands in the issue of the object around it; the sender looks for the key itself. A rule of ours brings its own word. */
function problemsOf({ path, code, keys = [], params }: Issue): { path: string; problem: string }[] {
  const paths = code === 'unrecognized_keys' ? keys.map((key) => [...path, key]) : [path]
  return paths.map((at) => ({ path: at.map(String).join('.'), problem: params?.problem ?? code }))
}

function isZodError(cause: unknown): cause is { issues: Issue[] } {
  return cause instanceof Error && 'issues' in cause && Array.isArray(cause.issues)
}

export const router = trpc.router
export const createCallerFactory = trpc.createCallerFactory

/**
 * Begin a procedure. There is no way to begin one without a policy: the bare
 * tRPC builder never leaves this file.
 */
export function ask(policy: Policy) {
  return trpc.procedure.meta(policy).use(async ({ ctx, next }) => {
    if (policy.kind === 'roles') {
      if (!ctx.caller) throw unauthorized(ctx.notSignedIn ?? { code: 'NOT_SIGNED_IN' })
      if (!policy.roles.includes(ctx.caller.role)) throw forbidden(policy.roles)
    }
    return next()
  })
}

function unauthorized(failure: Failure): TRPCError {
  return new TRPCError({ code: 'UNAUTHORIZED', cause: refuse(failure) })
}

function forbidden(needs: Extract<Policy, { kind: 'roles' }>['roles']): TRPCError {
  return new TRPCError({ code: 'FORBIDDEN', cause: refuse({ code: 'FORBIDDEN', needs: [...needs] }) })
}
