import { sayNotice } from '../../words/notices.ts'
import { rehearsalLang } from '../settings.ts'
import type { Hands } from './hands.ts'
import { keyOf } from './hands.ts'

/** So many things can lie over each other at most. */
const overlaysAtMost = 4

/** Lay aside whatever is open, and stand in the conversation. */
export async function toThread(hands: Hands): Promise<void> {
  if (hands.isAt('thread')) return
  if (hands.isAt('composer')) await hands.does(['composer', 'back'])
  else {
    if (!hands.isAt('ticket')) await toTheDesk(hands)
    await hands.does(['queue', 'goThread'])
    // Whoever has sat down anew has no conversation open: theirs is the first seat.
    if (!hands.serving) await hands.does(['thread', 'switchTo'])
    hands.serving = true
  }
  hands.rests('thread')
}

/** Close what lies over the desk. */
export async function toTheDesk(hands: Hands): Promise<void> {
  for (let i = 0; i < overlaysAtMost; i += 1) await hands.presses(keyOf('help', 'dismiss'))
  hands.rests(undefined)
}

/** What the screen says where nothing can be written. */
const mayNotWrite = (['noConversation', 'notTaken', 'takenBy', 'conversationOver', 'wrappingUp'] as const).map((say) =>
  sayNotice({ say }, rehearsalLang),
)

/** Stand in the reply. False where nothing can be written. */
export async function toReply(hands: Hands): Promise<boolean> {
  if (hands.isAt('composer')) return true
  await toThread(hands)
  await hands.does(['thread', 'write'])
  return hands.standsIn('composer', 'pickWording', mayNotWrite)
}

/** Have these words in the reply and nothing else. False where nothing can be written. */
export async function write(hands: Hands, text: string): Promise<boolean> {
  if (!(await toReply(hands))) return false
  if (hands.reply === text) return true
  if (hands.reply !== '') await hands.does(['composer', 'selectAll'], ['composer', 'eraseLeft'])
  await enter(hands, text)
  hands.reply = text
  return true
}

/** Type a text as it is; what a key would act upon, it is pasted. */
export async function enter(hands: Hands, text: string): Promise<void> {
  if (/::|[\p{Cc}]/u.test(text)) await hands.pastes(text)
  else await hands.types(text)
}

/** Type a command line and do it. */
export async function command(hands: Hands, line: string): Promise<void> {
  await toThread(hands)
  await hands.does(['thread', 'command'])
  // What is shown after the line was there is what it led to; before that it may be what stood there anyway.
  await hands.standsIn('command', 'completeCommand')
  await hands.does({ text: line }, ['command', 'runCommand'])
  hands.rests(undefined)
}
