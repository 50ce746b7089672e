import type { ConversationId, Role } from '@zuoxi/sdk'
import type { Notice } from '../words/notice.ts'
import type { Step } from './happening.ts'
import { openConversation } from './select.ts'
import type { State } from './state.ts'
import { tell } from './step.ts'

/** What is wanted of the outside: the conversation in front as a file that replays. */
export interface SaveFixtureEffect {
  readonly do: 'saveFixture'
  readonly conversationId: ConversationId
  /** What the file is called by; absent: by its day and its invented customer. */
  readonly name: string | undefined
}

/** What became of it: saved; not replayed as it went; a file there already; or no place to put it. */
export interface FixtureSaved {
  readonly kind: 'fixtureSaved'
  readonly how: 'saved' | 'differs' | 'there' | 'nowhere'
  readonly file: string
  /** Kinds of things that were done and are not in the file. */
  readonly left: number
}

/** Who may save any conversation; others save what they serve themselves. */
const recorders: ReadonlySet<Role> = new Set<Role>(['senior', 'officer', 'supervisor', 'admin'])

export function mayNotRecord(state: State): Notice | undefined {
  const conversation = openConversation(state)
  if (!conversation) return { say: 'noConversation' }
  const { id, role } = state.session.agent
  return recorders.has(role) || conversation.agentId === id ? undefined : { say: 'needsRecorder' }
}

export function saveFixtureAsked(state: State, name: string | undefined): Step {
  const barred = mayNotRecord(state)
  const conversation = openConversation(state)
  if (barred || !conversation) return tell(state, 'warn', barred ?? { say: 'noConversation' })
  return tell(state, 'info', { say: 'fixtureSaving' }, { do: 'saveFixture', conversationId: conversation.id, name })
}

export function fixtureSaved(state: State, { how, file, left }: FixtureSaved): Step {
  switch (how) {
    case 'saved':
      return tell(state, 'good', { say: 'fixtureSaved', file, left })
    case 'differs':
      return tell(state, 'bad', { say: 'fixtureDiffers', file })
    case 'there':
      return tell(state, 'warn', { say: 'fixtureThere', file })
    case 'nowhere':
      return tell(state, 'warn', { say: 'fixtureNowhere' })
  }
}
