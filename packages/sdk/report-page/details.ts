import type { ConversationData, RowData } from '../src/rehearsal/report/page-data.ts'

const unpacked = new Map<number, Promise<ConversationData | undefined>>()
/** Those one goes back and forth between; the rest is unpacked again. */
const keptAtMost = 50

/** Everything about a conversation; nothing where the report is cut off before it. */
export function detailsOf({ at }: RowData): Promise<ConversationData | undefined> {
  const known = unpacked.get(at)
  if (known) return known
  const details = unpack(at)
  unpacked.set(at, details)
  for (const oldest of unpacked.keys()) {
    if (unpacked.size <= keptAtMost) break
    unpacked.delete(oldest)
  }
  return details
}

async function unpack(at: number): Promise<ConversationData | undefined> {
  const text = await packedText(at)
  if (text === '') return undefined
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return (await new Response(plain).json()) as ConversationData
}

/** The list is drawn while the details are still read, so one may be asked for that is not there yet, or only half of it. */
async function packedText(at: number): Promise<string> {
  const whole = () => {
    const element = document.getElementById(`d${at}`)
    return element && (element.nextElementSibling || document.readyState !== 'loading') ? element : undefined
  }
  if (!whole() && document.readyState === 'loading')
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }))
  return whole()?.textContent ?? ''
}
