import type { z } from 'zod'
import type { WatchEvent } from '../model/conversation.ts'
import type * as shapes from './shapes.ts'

type Shape = { input?: z.ZodType; output: z.ZodType }

/** A verb as the server meets it: inputs are parsed, defaults are filled in. */
type Verb<S extends Shape> = S extends { input: infer Input extends z.ZodType }
  ? (input: z.output<Input>) => Promise<z.input<S['output']>>
  : () => Promise<z.input<S['output']>>

type Area<Shapes> = { readonly [Name in keyof Shapes]: Shapes[Name] extends Shape ? Verb<Shapes[Name]> : never }

/**
 * Everything that may be asked of a desk, bound to one caller. The server
 * implements it; the router hands calls to it; nothing else is reachable.
 */
export interface Desk {
  readonly session: Area<typeof shapes.session>
  readonly agents: Area<typeof shapes.agents>
  readonly customers: Area<typeof shapes.customers>
  readonly bills: Area<typeof shapes.bills>
  readonly tickets: Area<typeof shapes.tickets>
  readonly wording: Area<typeof shapes.wording>
  readonly scripts: Area<typeof shapes.scripts>
  readonly gate: Area<typeof shapes.gate>
  readonly contacts: Area<typeof shapes.contacts>
  readonly verification: Area<typeof shapes.verification>
  readonly promises: Area<typeof shapes.promises>
  readonly conversations: Omit<Area<typeof shapes.conversations>, 'watch'> & {
    /** Where it starts, then events after `lastEventId`, first those already there, then live ones, until the signal. */
    readonly watch: (
      input: { lastEventId?: string | null | undefined },
      signal: AbortSignal,
    ) => AsyncIterable<WatchEvent>
  }
  readonly intake: Area<typeof shapes.intake>
  readonly loans: Area<typeof shapes.loans>
  readonly arrangements: Area<typeof shapes.arrangements>
  readonly orders: Area<typeof shapes.orders>
  readonly repayments: Area<typeof shapes.repayments>
  readonly ledger: Area<typeof shapes.ledger>
  readonly audit: Area<typeof shapes.audit>
}
