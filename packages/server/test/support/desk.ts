import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectLocally } from '@zuoxi/sdk/rehearsal'
import type { Clock, DeskClient } from '@zuoxi/sdk'
import { onTestFinished } from 'vitest'
import { type OpenDesk, openDesk, type OpenDeskOptions } from '../../src/open-desk.ts'

/** A clock that stands still until it is told to go on. */
export interface SteppedClock extends Clock {
  readonly advance: (ms: number) => void
}

export function steppedClock(at: string = '2026-11-20T02:00:00.000Z'): SteppedClock {
  let nowMs = Date.parse(at)
  return { nowMs: () => nowMs, advance: (ms) => void (nowMs += ms) }
}

/** A desk that closes when the test ends. */
export async function testDesk(options: OpenDeskOptions & { path?: string } = {}): Promise<OpenDesk> {
  const { path = ':memory:', ...rest } = options
  const desk = await openDesk(path, { clock: steppedClock(), ...rest })
  onTestFinished(() => desk.close())
  return desk
}

/** A folder that is gone when the test ends. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zuoxi-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export async function clientAs(desk: OpenDesk, as: 'agent' | 'owner' | 'channel'): Promise<DeskClient> {
  return connectLocally(desk, { token: await desk.signInLocally(as) })
}

let made = 0

/** A customer as bare as the store allows: what these tests need of one is an id and a masked name. */
export async function addCustomer(desk: OpenDesk, id: string, tenantId = 'local'): Promise<void> {
  made += 1
  const at = '2026-01-01T00:00:00.000Z'
  await desk.room.store.writer.write((trx) =>
    trx
      .insertInto('customer')
      .values({
        id,
        tenant_id: tenantId,
        customer_no: `C${String(made).padStart(8, '0')}`,
        external_id: null,
        status: 'active',
        name_masked: '王**',
        phone_masked: '138****0001',
        resident_id_masked: '1****************X',
        address_masked: '****',
        nickname: '',
        sealed: Buffer.alloc(0),
        kyc_level: 'full',
        risk_tier: 'low',
        tags: '[]',
        special_care: 0,
        opt_outs: '[]',
        since: '2024-01-01',
        content_hash: null,
        created_at: at,
        created_by: 'test',
        updated_at: at,
        updated_by: 'test',
      })
      .execute(),
  )
}

export async function addBill(
  desk: OpenDesk,
  customerId: string,
  bill: { id: string; billNo: string; period: string; dueDate: string; totalFen?: number },
): Promise<void> {
  await desk.room.store.writer.write((trx) =>
    trx
      .insertInto('bill')
      .values({
        id: bill.id,
        customer_id: customerId,
        bill_no: bill.billNo,
        external_id: null,
        period: bill.period,
        issued_on: bill.dueDate,
        due_date: bill.dueDate,
        total_fen: bill.totalFen ?? 10_000,
        paid_fen: 0,
        state: 'issued',
        content_hash: null,
        created_at: '2026-01-01T00:00:00.000Z',
      })
      .execute(),
  )
}

/** What a call is refused for; fails when it is not refused. */
export async function refusalOf(call: PromiseLike<unknown>): Promise<Record<string, unknown>> {
  try {
    await call
  } catch (error) {
    if (error instanceof Error && 'failure' in error) return error.failure as Record<string, unknown>
    throw error
  }
  throw new Error('was not refused')
}
