import { z } from 'zod'
import { Role } from '../../model/agent.ts'
import { Channel } from '../../model/channel.ts'
import { TicketType } from '../../model/ticket.ts'
import { FixturePerson } from './person.ts'
import { FixtureTurn } from './turn.ts'
import { FixtureWording } from './wording.ts'

export { Expectation } from './expectation.ts'
export { FixtureTurn } from './turn.ts'

/** The one format there is; a file of a later one is refused rather than half understood. */
export const conversationFormat = 1

const nameOf = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'not an id such as repayment-not-credited')

/** What the desk holds before the first word, beside the customer and the approved wordings. */
const FixtureDesk = z.strictObject({
  people: z
    .array(z.union([z.string(), FixturePerson]))
    .default([])
    .describe('people of the cast by id, or written out here'),
  wording: z.array(FixtureWording).default([]).describe('beside those of the cast, or in place of the same key'),
})

/** One conversation: who writes, what is said and done, and what must come of it. */
export const FixtureConversation = z.strictObject({
  format: z.literal(conversationFormat).default(conversationFormat),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*(#\S+)?$/, 'not an id such as repayment-not-credited'),
  title: z.string().min(2),
  tags: z.array(z.string()).default([]),
  now: z.iso.datetime({ offset: true }).default('2026-11-20T10:00:00+08:00'),
  desk: FixtureDesk.prefault({}),
  customer: z.string().describe('the id of a person in people/, or in `desk`'),
  channel: Channel.default('app_chat'),
  intent: TicketType.optional(),
  role: Role.exclude(['channel']).default('agent').describe('of the agent who serves'),
  agents: z
    .record(nameOf, Role.exclude(['channel']))
    .default({})
    .describe('colleagues, by a name of this file, and what each may do'),
  others: z
    .record(
      nameOf,
      z.strictObject({
        customer: z.string().describe('the id of a person, and not that of the file'),
        channel: Channel.default('app_chat'),
        intent: TicketType.optional(),
      }),
    )
    .default({})
    .describe('further customers who write at the same time, by a name of this file; their turns say `in`'),
  demo: z.boolean().optional().describe('false: for rehearsals only, and never in the queue of the demo desk'),
  queue: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('its place in the queue of the demo desk; absent: after those that have one'),
  turns: z.array(FixtureTurn).min(1).max(2_000),
})
export type FixtureConversation = z.infer<typeof FixtureConversation>

const value = z.union([z.string(), z.number(), z.boolean()])
/** Without classes of Unicode, which not every reader of a JSON Schema understands. */
const Variables = z.record(z.string().regex(/^[^\s\d${}.-][^\s${}.-]*$/, 'not a name such as amount'), value)

/** The same as a file has it: with variables, a table of examples, and turns that other files hold. */
export const ConversationFile = FixtureConversation.extend({
  vars: Variables.default({}).describe('`${name}` anywhere in a value stands for these'),
  examples: z
    .array(z.strictObject({ name: nameOf, vars: Variables }))
    .max(1_000)
    .optional()
    .describe('the conversation is played once for each, as `id#name`'),
  turns: z
    .array(
      z.union([
        ...FixtureTurn.options,
        z.strictObject({ include: z.string().describe('turns from another file, by its path from here') }),
      ]),
    )
    .min(1),
})
export type ConversationFile = z.infer<typeof ConversationFile>
