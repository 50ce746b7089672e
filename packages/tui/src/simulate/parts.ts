import { type Cast, fixtureCustomerId } from '@zuoxi/sdk/rehearsal'
import type { CustomerId } from '@zuoxi/sdk'

/** What people say in a world, taken from the fixtures. */
export interface Parts {
  readonly customers: readonly Part[]
  /** What agents may say. */
  readonly replies: readonly string[]
  /** What no gate may let pass, whoever it is said to. */
  readonly forbidden: readonly string[]
  /** What must never be seen in clear. */
  readonly secrets: readonly string[]
  readonly searches: readonly string[]
}

/** A customer, and what they have to say. */
export interface Part {
  readonly customerId: CustomerId
  readonly channel: Cast['conversations'][number]['channel']
  readonly lines: readonly [string, ...string[]]
}

const written: ReadonlySet<string> = new Set(['app_chat', 'web_chat', 'wechat'])

/** Read the parts out of a cast. */
export function partsOf({ people, conversations }: Cast): Parts {
  const says = conversations.flatMap(({ turns }) => turns.flatMap((turn) => ('say' in turn ? [turn] : [])))
  const blocked = says.filter(({ expect }) => expect?.refused === 'GATE_BLOCKED')
  return {
    customers: conversations.flatMap(({ customer, channel, turns }) => {
      const [first, ...more] = turns.flatMap((turn) => ('customer' in turn ? [turn.customer] : []))
      const part = { customerId: fixtureCustomerId(customer), lines: [first ?? '', ...more] as const }
      return first === undefined || !written.has(channel) ? [] : [{ ...part, channel }]
    }),
    replies: [
      '您好，请您稍等，我看一下。',
      '好的，已经记下了。',
      ...says.filter(({ expect }) => !expect?.refused).map(({ say }) => say),
    ],
    // Figures are wrong for one customer and right for another; words are not.
    forbidden: [...new Set(blocked.map(({ say }) => say).filter((say) => alwaysForbidden.test(say)))],
    secrets: people
      .flatMap(({ phone, residentId, address }) => [phone, residentId, address])
      .filter((each) => each.length > 7),
    searches: people.flatMap(({ phone, name, customerNo }) => [phone.slice(-4), name.slice(0, 1), customerNo]),
  }
}

/** Threats and promises that no ledger, hour or product makes right. */
const alwaysForbidden = /上门|消记录|秒到账|别演了|坐牢|抓你|曝光/
