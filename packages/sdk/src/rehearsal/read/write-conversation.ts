import { isDeepStrictEqual } from 'node:util'
import { ConversationFile, type FixtureConversation } from '../format/conversation.ts'
import { FixtureTurn } from '../format/turn.ts'
import { conversationText } from './conversation-text.ts'

/**
 * A conversation as a file that reads as the same. What the format takes for granted is not written.
 *
 * @param comment lines at its head
 */
export function writtenConversation(conversation: FixtureConversation, comment: readonly string[] = []): string {
  const { id, title, turns, ...head } = conversation
  const whole = { id, title, ...head, turns: turns.map((turn) => terse(turn, (given) => FixtureTurn.safeParse(given))) }
  const data = terse(whole, (given) => ConversationFile.safeParse(given))
  return conversationText(
    data,
    comment.map((line) => line.replaceAll(/\s+/g, ' ')),
  )
}

type Parsed = { readonly success: boolean; readonly data?: unknown }

/** Without what the format puts there by itself. */
function terse(whole: object, parse: (given: unknown) => Parsed): Record<string, unknown> {
  let left = definedIn(whole)
  const meant = parse(left).data
  for (const key of Object.keys(left)) {
    const { [key]: _left, ...without } = left
    const parsed = parse(without)
    if (parsed.success && isDeepStrictEqual(parsed.data, meant)) left = without
  }
  return left
}

function definedIn(whole: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined))
}
