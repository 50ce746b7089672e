import { parseYuan } from '../../model/money.ts'
import type { LeftOut, RecordedFile } from '../../model/recording.ts'
import { FixtureConversation } from '../format/conversation.ts'
import { inventedStaff } from '../invent/staff.ts'
import { type Disguise, disguiseOf, type Named } from './disguise.ts'
import { disguisedPerson } from './disguise-person.ts'
import type { Recording, RecordOptions, WrittenConversation } from './recording.ts'
import { reducedTo } from './reduce.ts'
import { staffNames, turnsOf } from './turns.ts'
import { conversationYaml } from './write-conversation.ts'

/**
 * A conversation of a desk as a file that can be given away and replayed: everybody in it replaced by somebody invented,
 * the same throughout, its ledger cut down to what it stood on, and what held then expected at each turn. Pure: the same
 * recording and seed make the same file.
 *
 * @example
 * const { yaml, left } = recordConversation(recording, { seed: 8719 })
 */
export function recordConversation(recording: Recording, options: RecordOptions): RecordedFile {
  const { startedAt, channel, intent, wording, staff } = recording
  const disguise = disguiseOf(namedIn(recording), options.seed)
  const whole = options.ledger === 'whole'
  const person = whole ? recording.person : reducedTo(recording.person, recording.touched, saidIn(recording))
  const customer = `recorded-${hexOf(options.seed)}`
  const { turns, agents, left } = turnsOf(cutTo(recording, person), disguise)
  const conversation: WrittenConversation = {
    id: options.id ?? `${customer}-${startedAt.slice(0, 10).replaceAll('-', '')}`,
    title: options.title ?? titleOf(recording, disguise),
    tags: ['录制', ...(options.tags ?? [])],
    now: startedAt,
    desk: { people: [disguisedPerson(person, customer, startedAt, disguise)], wording: [...wording] },
    customer,
    channel,
    ...(intent !== undefined && { intent }),
    ...(staff[0] && staff[0].role !== 'agent' && { role: staff[0].role }),
    ...(Object.keys(agents).length > 0 && { agents }),
    demo: false,
    turns: [...turns],
  }
  // What is written must be what is read: a file that no reader takes is a bug of ours, not the user's.
  FixtureConversation.parse(conversation)
  const counted = countsOf(left)
  return { id: conversation.id, yaml: conversationYaml(conversation, counted), turns: turns.length, left: counted }
}

/** Without what is expected of bills and loans that the file leaves out. */
function cutTo(recording: Recording, person: Recording['person']): Recording {
  const { after } = recording
  if (!after) return recording
  const only = <Cells>(cells: Record<string, Cells> | undefined, kept: readonly { readonly no: string }[] = []) =>
    Object.fromEntries(Object.entries(cells ?? {}).filter(([no]) => kept.some((one) => one.no === no)))
  return {
    ...recording,
    after: { ...after, bills: only(after.bills, person.bills), loans: only(after.loans, person.loans) },
  }
}

function namedIn({ person, spellings, staff, acts }: Recording): Named {
  const { name, phone, residentId, address, nickname = '', customerNo, loans = [], bills = [] } = person
  const { orders = [], coupons = [] } = person
  const codes = [...loans, ...bills, ...orders, ...coupons].map(({ no }) => no)
  const parcels = orders.flatMap(({ logistics = [] }) => logistics.map(({ trackingNo }) => trackingNo))
  const known = staffNames(staff).flatMap(([{ displayName, workNo }, as]): (readonly [string, string])[] => {
    const invented = inventedStaff(as)
    return [
      [displayName, invented.displayName],
      [workNo, invented.workNo],
    ]
  })
  const transactions = acts.flatMap(({ turn }) => (turn && 'repay' in turn && turn.repay.txn ? [turn.repay.txn] : []))
  return {
    name,
    phone,
    residentId,
    address,
    nickname,
    customerNo,
    codes: [...codes, ...parcels, ...transactions],
    spellings,
    staff: known.filter(([original]) => original !== ''),
    figures: figuresOf(person),
  }
}

/** Whole yuan of every amount: such a figure is money, whatever number ends in it. */
function figuresOf(value: unknown): ReadonlySet<string> {
  const figures = new Set<string>()
  const look = (inside: unknown): void => {
    if (typeof inside === 'string' && /^\d+\.\d\d$/.test(inside) && parseYuan(inside) !== undefined)
      figures.add(inside.slice(0, -3))
    else if (typeof inside === 'object' && inside !== null) Object.values(inside).forEach(look)
  }
  look(value)
  return figures
}

function saidIn({ acts }: Recording): string {
  return acts.map(({ turn, expect }) => JSON.stringify([turn, expect?.slots, expect?.sent])).join('\n')
}

const titleLength = 24

/** The customer's first words, as they stand in the file. */
function titleOf({ acts }: Recording, disguise: Disguise): string {
  const opening = acts.flatMap(({ turn }) => (turn && 'customer' in turn ? [turn.customer] : []))[0] ?? ''
  const words = disguise
    .text(opening)
    .replace(/\s+/gu, ' ')
    .replaceAll(/[\p{C}\p{Cf}]/gu, '')
    .trim()
  const short = [...words].slice(0, titleLength).join('')
  return short.length < 2 ? '录下的会话' : short
}

function hexOf(seed: number): string {
  return (seed >>> 0).toString(16).padStart(8, '0')
}

function countsOf(left: readonly LeftOut[]): RecordedFile['left'] {
  return [...Map.groupBy(left, (what) => what)].map(([what, all]) => ({ what, times: all.length }))
}
