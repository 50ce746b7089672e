import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { AgentId, ConversationId } from '@zuoxi/sdk'
import type { QueueState } from '../state/state.ts'
import { type SmallFile, smallFile } from './small-file.ts'

/** Where it is remembered which number each of an agent's conversations has. */
export interface SeatsStore {
  readonly of: (agent: AgentId) => SmallFile<QueueState['seats']>
}

/** More than this nobody serves; what a file says beyond it is damage. */
const mostSeats = 1_000

/** A file for each agent, by which nobody can tell who they are. Without one numbers are given anew. */
export function fileSeats(folder: string): SeatsStore {
  return {
    of: (agent) => {
      const name = createHash('sha256').update(agent).digest('hex').slice(0, 32)
      return smallFile(join(folder, `${name}.json`), seatsOf)
    },
  }
}

function seatsOf(json: unknown): QueueState['seats'] {
  if (!Array.isArray(json) || json.length > mostSeats) return []
  return json.map((id: unknown) => (typeof id === 'string' ? (id as ConversationId) : undefined))
}
