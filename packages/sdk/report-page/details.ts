import type { ConversationData, CoverageData, RowData } from '../src/rehearsal/report/page-data.ts'

const unpacked = new Map<string, Promise<unknown>>()
/** Those one goes back and forth between; the rest is unpacked again. */
const keptAtMost = 50

/** Everything about a conversation; nothing where the report is cut off before it. */
export async function detailsOf({ at }: RowData): Promise<ConversationData | undefined> {
  return (await block(`d${at}`)) as ConversationData | undefined
}

export async function coverageTold(): Promise<CoverageData | undefined> {
  return (await block('coverage')) as CoverageData | undefined
}

function block(id: string): Promise<unknown> {
  const known = unpacked.get(id)
  if (known) return known
  const data = unpack(id)
  unpacked.set(id, data)
  for (const oldest of unpacked.keys()) {
    if (unpacked.size <= keptAtMost) break
    unpacked.delete(oldest)
  }
  return data
}

async function unpack(id: string): Promise<unknown> {
  const text = await packedText(id)
  if (text === '') return undefined
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Response(plain).json()
}

/** The list is drawn while the blocks are still read, so one may be asked for that is not there yet, or only half of it. */
async function packedText(id: string): Promise<string> {
  const whole = () => {
    const element = document.getElementById(id)
    return element && (element.nextElementSibling || document.readyState !== 'loading') ? element : undefined
  }
  if (!whole() && document.readyState === 'loading')
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }))
  return whole()?.textContent ?? ''
}
