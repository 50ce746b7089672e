import type { ConversationId, DeskClient } from '@zuoxi/sdk'
import { leastReason } from '../../state/why.ts'
import { sayNotice } from '../../words/notices.ts'
import { wordsOf } from '../../words/index.ts'
import { rehearsalLang } from '../settings.ts'
import { atBill } from './bills.ts'
import type { Hands } from './hands.ts'
import { enter, toReply, write } from './posture.ts'
import type { Verbs } from './verbs.ts'

/** What is said, by keys. */

const words = wordsOf(rehearsalLang)
const warned = sayNotice({ say: 'warnOnce' }, rehearsalLang)
const refusals = [
  sayNotice({ say: 'draftBlocked' }, rehearsalLang),
  sayNotice({ say: 'draftHeld' }, rehearsalLang),
  words.composer.blocked,
]
const saysNo = (hands: Hands) => (): boolean => refusals.some((text) => hands.isSeen(text))

/** The words go into the reply, where the desk judges them at every key. */
export const judge: Verbs['gate']['judge'] = async (hands, input) => {
  const { conversationId, body } = input
  const said = await hands.desk.gate.judge(input)
  if (conversationId !== undefined && (await write(hands, body))) await hands.sees(`[${words.verdict[said.verdict]}]`)
  return said
}

export const take: Verbs['conversations']['take'] = async (hands, { conversationId }) => {
  const { status: before, rev } = await hands.desk.conversations.get({ conversationId })
  if (before !== 'queued') return undefined
  // The queue is at the left edge, and so is the mark of its cursor.
  await hands.keyboard.sees((rows) => rows.some((row) => row.startsWith('>')))
  await hands.does(['queue', 'openConversation'])
  const taken = await hands.until(async () => {
    const now = await hands.desk.conversations.get({ conversationId })
    return now.rev === rev ? undefined : now
  })
  await hands.standsIn('thread', 'write')
  hands.serving = true
  return taken
}

export const send: Verbs['conversations']['send'] = async (hands, { conversationId, body, overrides = [] }) => {
  const before = await newest(hands, conversationId)
  if (!(await write(hands, body))) return undefined
  for (const { reason } of overrides) if (!(await override(hands, reason))) return undefined
  await hands.does(['composer', 'send'])
  const came = async () => changed(await newest(hands, conversationId), before)
  const no = saysNo(hands)
  const first = await hands.until(came, () => no() || hands.isSeen(warned))
  if (!first && hands.isSeen(warned)) await hands.does(['composer', 'send'])
  const message = first ?? (await hands.until(came, no))
  if (message) hands.reply = ''
  return message
}

/** The reason for what a rule does not want, in the prompt that its key opens. */
async function override(hands: Hands, reason: string): Promise<boolean> {
  await hands.does(['composer', 'overrideFinding'])
  return because(hands, reason)
}

/** Give the reason that is asked for. False where none is. */
export async function because(hands: Hands, reason: string): Promise<boolean> {
  const from = hands.isAt('composer') ? 'composer' : undefined
  hands.rests(from)
  if (!(await hands.sees(words.why.least(leastReason)))) return false
  await enter(hands, reason)
  await hands.does(['why', 'saveWhy'])
  return true
}

export const hold: Verbs['conversations']['hold'] = async (hands, { conversationId, body, reason }) => {
  const known = new Set(await heldIds(hands))
  if (!(await write(hands, body))) return undefined
  await hands.does(['composer', 'holdDraft'])
  if (!(await because(hands, reason))) return undefined
  const held = await hands.until(
    async () => {
      for await (const one of hands.desk.gate.held({}))
        if (one.conversationId === conversationId && !known.has(one.id)) return one
      return undefined
    },
    () => hands.isSeen(words.composer.blocked),
  )
  if (held) hands.reply = ''
  return held
}

async function heldIds({ desk }: Hands): Promise<string[]> {
  const ids: string[] = []
  for await (const { id } of desk.gate.held({})) ids.push(id)
  return ids
}

/** The picker puts the wording into the reply, filled by the desk; the same filling is told here, without a second one. */
export const insert: Verbs['wording']['insert'] = async (hands, input) => {
  const { key, customerId, conversationId, billId } = input
  const wanted = {
    key,
    ...(customerId !== undefined && { customerId }),
    ...(conversationId !== undefined && { conversationId }),
    ...(billId !== undefined && { billId }),
  }
  const filled = await hands.desk.wording.fill(wanted)
  if (filled.missing.length > 0 || !(await write(hands, ''))) return undefined
  await atBill(hands, wanted)
  await toReply(hands)
  await hands.does(['composer', 'pickWording'])
  await hands.does({ text: wanted.key })
  await hands.sees(filled.title)
  for (let below = await rowOf(hands, wanted); below > 0; below -= 1) await hands.does(['picker', 'down'])
  await hands.does(['picker', 'insertPicked'])
  const inserted = await hands.sees(sayNotice({ say: 'inserted', title: filled.title }, rehearsalLang))
  hands.rests(inserted ? 'composer' : undefined)
  hands.reply = inserted ? filled.text : undefined
  return inserted ? filled : undefined
}

/** Where a wording stands among those that its key finds: another's may begin with it. */
async function rowOf(
  { desk }: Hands,
  { key, ...about }: Parameters<DeskClient['wording']['fill']>[0],
): Promise<number> {
  const { results } = await desk.wording.search({ ...about, text: key })
  return results.findIndex(({ wording }) => wording.key === key)
}

type Message = Awaited<ReturnType<DeskClient['conversations']['send']>>

async function newest({ desk }: Hands, conversationId: ConversationId): Promise<Message | undefined> {
  for await (const message of desk.conversations.messages({ conversationId, limit: 1 })) return message
  return undefined
}

function changed(now: Message | undefined, before: Message | undefined): Message | undefined {
  return now && now.id !== before?.id ? now : undefined
}
