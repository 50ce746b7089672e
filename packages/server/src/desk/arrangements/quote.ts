import { type Arrangement, type ArrangementQuote, businessDateOf, instantOf } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { arrangementCode, codeLength } from '../../rules/ticket-code.ts'
import { insertArrangement, isCodeTaken } from '../../store/arrangements/arrangements.ts'
import type { Write } from '../../store/sqlite/group-writer.ts'
import { mutate } from '../mutate.ts'
import { callerOf, groundOf, newId, type RandomBytes, type Room } from '../room.ts'
import { arrangementById } from './read.ts'
import { requireNoneRunning, workOut } from './work-out.ts'

type Verbs = Desk['arrangements']

/** What would happen. Nothing is written. */
export async function previewArrangement(
  room: Room,
  input: Parameters<Verbs['preview']>[0],
): Promise<ArrangementQuote> {
  const { tenantId } = callerOf(room)
  const now = instantOf(room.clock.nowMs())
  await requireNoneRunning(room.store.read, {
    customerId: input.customerId,
    loanId: input.loanId,
    kind: input.ask.kind,
    now,
  })
  const { quote } = await workOut(room.store.read, { ...input, tenantId, asOf: businessDateOf(now) })
  return quote
}

/** Keep a quote as it was shown; it holds until it expires. */
export function makeQuote(room: Room, input: Parameters<Verbs['quote']>[0]): Promise<Arrangement> {
  const { agentId, tenantId } = callerOf(room)
  return mutate(groundOf(room), 'arrangements.quote', input, async ({ trx, now, audit, announce }) => {
    const { customerId, loanId, ask } = input
    await requireNoneRunning(trx, { customerId, loanId, kind: ask.kind, now })
    const { quote } = await workOut(trx, { customerId, loanId, ask, tenantId, asOf: businessDateOf(now) })
    const id = newId(room)
    const code = await freeCode(trx, room.randomBytes)
    await insertArrangement(trx, {
      id,
      tenant_id: tenantId,
      code,
      customer_id: customerId,
      loan_id: loanId ?? null,
      kind: ask.kind,
      state: 'quoted',
      quote: JSON.stringify(quote),
      expires_at: quote.expiresAt,
      requested_by: agentId,
      created_at: now,
      created_by: agentId,
      updated_at: now,
      updated_by: agentId,
    })
    const changes = [
      { field: 'code', to: code },
      { field: 'kind', to: ask.kind },
      { field: 'state', from: 'draft', to: 'quoted' },
      { field: 'expiresAt', to: quote.expiresAt },
    ]
    await audit({ action: 'arrangement.quoted', objectKind: 'arrangement', objectId: id, changes })
    await announce('arrangement', id)
    return arrangementById(room, trx, id, now)
  })
}

/** A code no arrangement has. There is one writer, so nobody takes it between the look and the insert. */
async function freeCode(trx: Write, randomBytes: RandomBytes): Promise<string> {
  for (let collisions = 0; ; collisions += 1) {
    const code = arrangementCode(randomBytes(codeLength(collisions)))
    if (!(await isCodeTaken(trx, code))) return code
  }
}
