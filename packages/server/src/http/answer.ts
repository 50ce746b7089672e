import type { ServerResponse } from 'node:http'
import type { Failure } from '@zuoxi/sdk'
import { failureShape } from '@zuoxi/sdk/contract'

/** Nothing the desk says may be kept by a proxy or guessed at by a browser. */
export const plainHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
}

export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { ...plainHeaders, 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Refuse before a call has begun, in the words a call would be refused in, so that clients need to know one shape only. */
export function sendFailure(res: ServerResponse, failure: Failure, status?: number): void {
  const shape = failureShape(failure)
  sendJson(res, status ?? shape.data.httpStatus, { error: shape })
}
