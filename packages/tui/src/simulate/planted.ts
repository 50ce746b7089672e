import type { State } from '../state/state.ts'
import type { InvariantName } from './invariants.ts'
import type { LineBugs } from './line.ts'
import type { Parts } from './parts.ts'

/**
 * Bugs against each invariant, for the tests of the simulator: one that finds
 * nothing proves nothing. Only those tests can plant them.
 */
export function lineBugs(planted: InvariantName | undefined): LineBugs {
  return {
    newKeyWhenRepeated: planted === 'one-effect-per-key',
    holes: planted === 'screen-tells-the-truth',
    wedges: planted === 'comes-to-rest',
  }
}

/** What the file of a desk is made to do that no program should. */
export const spoilt: Partial<Record<InvariantName, string>> = {
  'ledger-sums': `create trigger planted after insert on idempotency when new.verb like 'repayments.%'
    begin update bill set paid_fen = paid_fen + 1
      where id = (select bill_id from ledger_entry order by seq desc limit 1); end`,
  'every-change-audited': `create trigger planted after insert on idempotency
    when new.key not like 'planted-%' and (select count(*) from idempotency) % 11 = 0
    begin insert into idempotency select agent_id, 'planted-' || key, verb, input_hash, output, at
      from idempotency where agent_id = new.agent_id and key = new.key; end`,
  'nothing-forbidden-sent': `create trigger planted after insert on message
    when new.role = 'agent' and (select count(*) from message) % 4 = 0
    begin update message set body = '不还就上门，这是规定。' || body where id = new.id; end`,
  'no-accident': `create trigger planted before insert on message when (select count(*) from message) % 13 = 12
    begin select raise(abort, 'planted'); end`,
}

/** What is drawn of a customer while the line is away: planted, a number that should be masked. */
export function leak(planted: InvariantName | undefined, { secrets }: Parts, { customer, line }: State): string {
  return planted === 'masked-frames' && customer && line.status === 'lost' ? (secrets[0] ?? '') : ''
}
