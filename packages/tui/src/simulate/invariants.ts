import type { SceneBooks } from '@zuoxi/sdk/rehearsal'
import type { Texts, Written } from './texts.ts'

/** What a desk's file says of itself; structurally the server's. */
export interface Books extends SceneBooks {
  readonly messages: readonly {
    readonly conversationId: string
    readonly seq: number
    readonly role: string
    readonly authorId: string | null
    readonly body: string
  }[]
}

/** A desk at work, as the invariants see it. */
export interface SeenAgent {
  readonly name: string
  /** All that is with them: drafts, messages on their way, and their disk. */
  readonly holds: string
  readonly waiting: number
  readonly line: string | undefined
  /** The thread in front, if it has been read: its conversation, and its messages with their numbers. */
  readonly thread: { readonly conversationId: string; readonly seqs: readonly number[] } | undefined
}

/** All that may be looked at. */
export interface Seen {
  readonly books: Books
  readonly texts: Texts
  readonly agents: readonly SeenAgent[]
  readonly forbidden: readonly string[]
  readonly accidents: readonly string[]
}

/** Something that must hold whatever happens: by name, so that a failure can be told and a bug planted against it. */
export interface Invariant {
  readonly name: InvariantName
  /** `always`: between any two moves; `rest`: after everything is mended and has had its time. */
  readonly holds: 'always' | 'rest'
  /** What is wrong, in words for a developer; nothing when it holds. */
  readonly broken: (seen: Seen) => string | undefined
}

export const invariantNames = [
  'ledger-sums',
  'one-effect-per-key',
  'every-change-audited',
  'masked-frames',
  'nothing-forbidden-sent',
  'no-text-lost',
  'in-order',
  'no-accident',
  'comes-to-rest',
  'screen-tells-the-truth',
] as const
export type InvariantName = (typeof invariantNames)[number]

/** What holds at every desk, always. `masked-frames` is looked at where frames are drawn. */
export const invariants: readonly Invariant[] = [
  { name: 'ledger-sums', holds: 'always', broken: ({ books }) => books.wrongSums[0] },
  { name: 'one-effect-per-key', holds: 'always', broken: doneTwice },
  { name: 'every-change-audited', holds: 'always', broken: ({ books }) => books.untold[0] },
  { name: 'nothing-forbidden-sent', holds: 'always', broken: forbiddenSent },
  { name: 'in-order', holds: 'always', broken: outOfOrder },
  { name: 'no-accident', holds: 'always', broken: ({ accidents }) => accidents[0] },
  { name: 'no-text-lost', holds: 'rest', broken: textLost },
  { name: 'comes-to-rest', holds: 'rest', broken: restless },
  { name: 'screen-tells-the-truth', holds: 'rest', broken: screenLies },
]

function doneTwice({ books, texts }: Seen): string | undefined {
  const [twice] = books.doneTwice
  if (twice !== undefined) return twice
  const bodies = books.messages.map(({ body }) => body)
  for (const { mark, by } of texts.all) {
    const times = bodies.filter((body) => body.includes(mark)).length
    if (times > 1) return `${by}’s ${mark} was said ${times} times`
  }
  return undefined
}

function forbiddenSent({ books, forbidden }: Seen): string | undefined {
  const said = books.messages.find(
    ({ role, body }) => role === 'agent' && forbidden.some((text) => body.includes(text)),
  )
  return said && `message ${said.seq} of ${said.conversationId}: ${said.body}`
}

/** Of each conversation, what one hand sent has to stand in the order it was sent. */
function outOfOrder({ books, texts }: Seen): string | undefined {
  const last = new Map<string, Written>()
  for (const { body, conversationId, seq } of books.messages) {
    const text = texts.all.find(({ mark }) => body.includes(mark))
    if (text?.sentNo === undefined) continue
    const hand = `${conversationId} ${text.by}`
    const before = last.get(hand)
    if (before?.sentNo !== undefined && before.sentNo > text.sentNo)
      return `${text.by}’s ${text.mark} came behind ${before.mark}, as ${seq} of ${conversationId}`
    last.set(hand, text)
  }
  return undefined
}

function textLost({ books, texts, agents }: Seen): string | undefined {
  const said = books.messages.map(({ body }) => body).join('\n')
  const held = new Map(agents.map(({ name, holds }) => [name, holds]))
  const lost = texts.all.find(
    ({ mark, by, excused, acknowledged }) =>
      !said.includes(mark) && (acknowledged || (!excused && held.has(by) && !held.get(by)?.includes(mark))),
  )
  return lost && `${lost.by}’s ${lost.mark} is nowhere`
}

function restless({ agents }: Seen): string | undefined {
  const busy = agents.find(({ waiting, line }) => waiting > 0 || line !== 'live')
  return busy && `${busy.name} has ${busy.waiting} messages waiting, and a line that is ${busy.line ?? 'not there'}`
}

function screenLies({ agents, books }: Seen): string | undefined {
  for (const { name, thread } of agents) {
    if (!thread) continue
    const said = books.messages
      .filter(({ conversationId }) => conversationId === thread.conversationId)
      .map(({ seq }) => seq)
    const shown = thread.seqs
    if (shown.join() !== said.slice(-shown.length || said.length).join())
      return `${name} sees ${shown.join()} of ${thread.conversationId}, which has ${said.join()}`
  }
  return undefined
}
