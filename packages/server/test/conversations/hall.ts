import { type Conversation, type CustomerId, type DeskClient, instantOf } from '@zuoxi/sdk'
import { connectLocally } from '@zuoxi/sdk/rehearsal'
import { beginSession } from '../../src/desk/identity.ts'
import type { OpenDesk, OpenDeskOptions } from '../../src/open-desk.ts'
import { addCustomer, clientAs, testDesk } from '../support/desk.ts'
import { stockWording } from '../wording/stock.ts'

export const customerId = 'c1' as CustomerId

export interface Hall {
  readonly desk: OpenDesk
  readonly agent: DeskClient
  readonly channel: DeskClient
  readonly owner: DeskClient
  /** A customer writes; a new conversation begins. */
  readonly arrives: (body?: string) => Promise<Conversation>
}

/** A desk with one customer, wordings, and everyone who takes part in a conversation. */
export async function openHall(options: OpenDeskOptions & { path?: string } = {}): Promise<Hall> {
  const desk = await testDesk(options)
  await addCustomer(desk, customerId)
  await stockWording(desk)
  const [agent, channel, owner] = [
    await clientAs(desk, 'agent'),
    await clientAs(desk, 'channel'),
    await clientAs(desk, 'owner'),
  ]
  const arrives = async (body = '你好，在吗'): Promise<Conversation> => {
    const { conversation } = await channel.conversations.receive({ customerId, channel: 'app_chat', body })
    return conversation
  }
  return { desk, agent, channel, owner, arrives }
}

/** A second agent, signed in. */
export async function colleague(desk: OpenDesk, tenantId = 'local'): Promise<DeskClient> {
  const at = '2026-01-01T00:00:00.000Z'
  const id = `colleague-${tenantId}`
  const token = await desk.room.store.writer.write(async (trx) => {
    await trx
      .insertInto('agent')
      .values({
        id,
        tenant_id: tenantId,
        name: id,
        display_name: '周同事（演示）',
        work_no: '8022',
        role: 'agent',
        status: 'active',
        password_hash: null,
        created_at: at,
        created_by: 'test',
        updated_at: at,
        updated_by: 'test',
      })
      .execute()
    return (await beginSession(trx, id, instantOf(desk.room.clock.nowMs()))).token
  })
  return connectLocally(desk, { token })
}
