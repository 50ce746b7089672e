import { matchingCommands } from './command-table.ts'

/**
 * Whether a reply reads like a command or a search: somebody forgot to leave
 * the editor, and the customer would get what was meant for the desk.
 *
 * @example
 * meantForDesk(':defer 30d') // true
 * meantForDesk('/zw 8899')   // true
 * meantForDesk(':)')         // false
 */
export function meantForDesk(text: string): boolean {
  if (text.includes('\n')) return false
  if (/^[:：]\s*[^\s:：]/.test(text)) return matchingCommands(text).length > 0
  return /^\/[^\s/]/.test(text)
}
