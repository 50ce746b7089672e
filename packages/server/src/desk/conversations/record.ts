import { type RecordedFile, refuse } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { refusalToRecord } from '../../rules/recording.ts'
import { readRecordedRows } from '../../store/recording.ts'
import type { ClearCustomer } from '../../store/rows/customer.ts'
import { mutate } from '../mutate.ts'
import { recordingOf } from '../recording/recording.ts'
import { callerOf, groundOf, type Room } from '../room.ts'

/**
 * Save a conversation as a file with invented people. What names the customer is opened here, replaced here, and does
 * not leave; that it was opened is told in the transaction that reads it. The file is not kept with the key: what a
 * customer wrote must not lie a second time where no erasure finds it.
 *
 * @throws Refusal NOT_FOUND, FORBIDDEN for somebody else's conversation, INVALID_INPUT where nobody has written.
 */
export async function recordedConversation(
  room: Room,
  input: Parameters<Desk['conversations']['record']>[0],
): Promise<RecordedFile> {
  // What writes conversations as YAML is read by who saves one, and not by every start.
  const { recordConversation } = await import('@zuoxi/sdk/rehearsal')
  const caller = callerOf(room)
  const { conversationId, id, title, tags, ledger } = input
  return mutate(
    groundOf(room),
    'conversations.record',
    input,
    async ({ trx, audit }) => {
      const rows = await readRecordedRows(trx, caller.tenantId, conversationId)
      if (!rows) throw refuse({ code: 'NOT_FOUND', noun: 'conversation', id: conversationId })
      const refused = refusalToRecord(rows.conversation, caller)
      if (refused) throw refuse(refused)
      const clear = JSON.parse(room.seal.open(rows.customer.sealed)) as ClearCustomer
      // The same customer is the same invented person in every recording of this desk, and nobody can count back.
      const seed = room.seal.blind(`recorded ${rows.customer.id}`).readUInt32BE()
      const file = recordConversation(recordingOf(rows, clear), { seed, id, title, tags, ledger })
      await audit({
        action: 'conversation.record',
        objectKind: 'conversation',
        objectId: conversationId,
        changes: [
          { field: 'file', to: file.id },
          ...file.left.map(({ what, times }) => ({ field: 'left', to: `${what} ${times}` })),
        ],
      })
      return file
    },
    { keepOutput: false },
  )
}
