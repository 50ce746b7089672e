import { initTRPC, TRPCError } from '@trpc/server'
import type { Caller } from '../model/agent.ts'
import { type Failure, Refusal, refuse } from '../model/failure.ts'
import type { Desk } from './desk.ts'
import type { Policy } from './policy.ts'

/** What a transport brings to a call. `desk` is already bound to the caller, who may be nobody. */
export interface CallContext {
  readonly desk: Desk
  readonly caller: Caller | undefined
  /** Why there is no caller, when a token came but did not count. */
  readonly notSignedIn?: Failure
  /** Log an accident under an id, and answer the id: all that a client may learn of it. */
  readonly reportFault: (error: unknown) => string
}

const trpc = initTRPC.context<CallContext>().meta<Policy>().create({
  /** Error messages are an allow-list: a refusal as data, or the id of a logged fault. Never a stack, never SQL. */
  errorFormatter: ({ shape, error, ctx }) => ({
    code: shape.code,
    message: error.code,
    data: { failure: failureOfError(error, ctx) },
  }),
  sse: { ping: { enabled: true, intervalMs: 5_000 }, client: { reconnectAfterInactivityMs: 15_000 } },
})

function failureOfError(error: TRPCError, ctx: CallContext | undefined): Failure {
  const cause: unknown = error.cause
  if (cause instanceof Refusal) return cause.failure
  if (isZodError(cause) && error.code === 'BAD_REQUEST') {
    return { code: 'INVALID_INPUT', problems: cause.issues.map((issue) => ({ path: issue.path.join('.'), problem: issue.code })) }
  }
  if (error.code === 'PAYLOAD_TOO_LARGE') return { code: 'TOO_LARGE', limitBytes: 0 }
  if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR' || error.code === 'NOT_FOUND') {
    return { code: 'INVALID_INPUT', problems: [{ path: '', problem: error.code.toLowerCase() }] }
  }
  return { code: 'FAULT', faultId: ctx?.reportFault(cause ?? error) ?? 'unlogged' }
}

function isZodError(cause: unknown): cause is { issues: { path: PropertyKey[]; code: string }[] } {
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
