import { approvedText, type Instant, type MessageGate, type ScriptVersion, type WordingUse } from '@zuoxi/sdk'
import { scriptVersionOf } from '../../../store/rows/script-version.ts'
import { changedTo, type Group, reasonOf, type Scribe, type Told } from '../scribe.ts'

/** What was said: by the customer, by an agent, put before a senior, let go. */
export function spokenActs(scribe: Scribe, group: Group): readonly Told[] | undefined {
  const received = group.find('message.receive')
  if (received) {
    const message = messageOf(scribe, changedTo(received, 'messageId'))
    return message ? [{ turn: { customer: message.body } }] : []
  }
  const decided = group.find('message.release', 'message.return')
  if (decided) {
    if (scribe.last.held !== decided.object_id) return [{ left: 'held_wording' }]
    return decided.action === 'message.release'
      ? [{ turn: { release: true, ...reasonOf(decided) }, expect: { held: 'released' } }]
      : [{ turn: { return: true, ...reasonOf(decided) }, expect: { held: 'returned' } }]
  }
  const held = group.find('message.hold')
  if (held) {
    const row = scribe.rows.held.find(({ id }) => id === held.object_id)
    if (!row) return []
    scribe.last.held = row.id
    const told: Told = { turn: { hold: row.body, ...reasonOf(held) }, expect: { held: 'held' } }
    return row.wording === '[]' ? [told] : [told, { left: 'held_wording' }]
  }
  const sent = group.find('message.send')
  const message = sent && messageOf(scribe, changedTo(sent, 'messageId'))
  return message && saidActs(scribe, message)
}

type Message = Scribe['rows']['messages'][number]

function messageOf({ rows }: Scribe, id: string | undefined): Message | undefined {
  return rows.messages.find((message) => message.id === id)
}

function saidActs(scribe: Scribe, message: Message): readonly Told[] {
  const uses = JSON.parse(message.wording) as WordingUse[]
  const gate = message.gate === '' ? undefined : (JSON.parse(message.gate) as MessageGate)
  const overrides = gate?.overrides ?? []
  const promise = promiseOf(scribe, message)
  const inserted = overrides.length === 0 ? insertedAct(scribe, message, uses) : undefined
  if (inserted) return [{ ...inserted, expect: { ...inserted.expect, ...promise } }]
  const changed: Told[] = uses.length > 0 ? [{ left: 'changed_wording' }] : []
  const [override, another] = overrides
  if (another) return [...changed, { left: 'several_overrides' }]
  const judged = gate && { verdict: gate.verdict }
  if (!override) return [{ turn: { say: message.body }, expect: { ...judged, ...promise } }, ...changed]
  const { rule, reason } = override
  return [
    { turn: { say: message.body }, expect: { refused: 'GATE_BLOCKED', rule } },
    { turn: { override: rule, reason }, expect: { ...judged, ...promise } },
    ...changed,
  ]
}

/** An approved wording that was sent as it was filled. */
function insertedAct(scribe: Scribe, { body, facts }: Message, uses: readonly WordingUse[]): Told | undefined {
  const [use, another] = uses
  const row = scribe.rows.versions.find(({ id }) => id === use?.scriptVersionId)
  if (!use || another || !row) return undefined
  const version: ScriptVersion = scriptVersionOf(row)
  if (approvedText(version, use) !== body) return undefined
  const { bill } = facts === '' ? {} : (JSON.parse(facts) as { bill?: { id?: string } })
  const billNo = scribe.billNo(bill?.id)
  const moving = codesOf(scribe)
  const slots = Object.entries(use.slots).filter(([, value]) => !moving.some((code) => value.includes(code)))
  const sent = apart(body, moving)
  return {
    turn: { insert: use.key, ...(billNo !== undefined && { bill: billNo }) },
    expect: {
      ...(slots.length > 0 && { slots: Object.fromEntries(slots) }),
      ...(sent.length > 0 && { sent }),
    },
  }
}

/** Codes that the desk draws by chance: they are others in every rehearsal. */
function codesOf({ rows, ledger }: Scribe): string[] {
  const there = new Set(ledger.bills.map(({ id }) => id))
  return [
    ...rows.tickets.map(({ code }) => code),
    ...rows.otherTickets.map(({ code }) => code),
    ...rows.arrangements.map(({ code }) => code),
    ...rows.bills.filter(({ id }) => !there.has(id)).map(({ bill_no: no }) => no),
  ]
}

/** A text without its codes, in the pieces that are left. */
function apart(text: string, codes: readonly string[]): string[] {
  const pieces = codes.reduce<string[]>((all, code) => all.flatMap((piece) => piece.split(code)), [text])
  return pieces.map((piece) => piece.trim()).filter((piece) => [...piece].length >= 4)
}

function promiseOf({ rows }: Scribe, { id }: Message) {
  const made = rows.promises.find(({ message_id: messageId }) => messageId === id)
  return made && { promise: { kind: made.kind as 'reply', due: made.due_at as Instant } }
}
