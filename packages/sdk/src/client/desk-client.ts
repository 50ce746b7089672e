import type { TRPCClient } from '@trpc/client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { v7 as uuidv7 } from 'uuid'
import type { DeskRouter } from '../contract/router.ts'
import type { IdempotencyKey } from '../model/ids.ts'
import { refusalFrom } from './failure-of.ts'
import type { LineWatch } from './line.ts'
import { Pages } from './pages.ts'
import { type EventStream, type WatchOptions, watchWith } from './watch.ts'

type Inputs = inferRouterInputs<DeskRouter>
type Outputs = inferRouterOutputs<DeskRouter>

/** A mutation's input as a script writes it: without a key, the SDK makes one and keeps it over retries. */
type Keyed<Input> = Input extends { idempotencyKey: IdempotencyKey }
  ? Omit<Input, 'idempotencyKey'> & { idempotencyKey?: IdempotencyKey }
  : Input

/** Stops a call that is no longer wanted, such as a search overtaken by the next keystroke. */
export interface CallOptions {
  readonly signal?: AbortSignal
}

export type DeskClient = ReturnType<typeof deskClient>

/**
 * The typed nouns over any tRPC client: the same over HTTP and in process.
 *
 * @param line is what carries the calls; in process there is none to be lost.
 */
export function deskClient(wire: TRPCClient<DeskRouter>, url: string, line?: LineWatch) {
  async function call<Output>(run: () => Promise<Output>): Promise<Output> {
    try {
      return await run()
    } catch (error) {
      throw refusalFrom(error, url)
    }
  }

  return {
    url,
    session: {
      signIn: (input: Inputs['session']['signIn']) => call(() => wire.session.signIn.mutate(input)),
      signOut: () => call(() => wire.session.signOut.mutate()),
      me: (options?: CallOptions) => call(() => wire.session.me.query(undefined, options)),
    },
    agents: {
      list: () => call(() => wire.agents.list.query()),
      create: (input: Keyed<Inputs['agents']['create']>) => call(() => wire.agents.create.mutate(keyed(input))),
    },
    customers: {
      /** Names, pinyin, initials, phone prefixes and tails, customer numbers, or several of them: at most 20, ranked. */
      search: (input: Inputs['customers']['search'], options?: CallOptions) =>
        call(() => wire.customers.search.query(input, options)),
      overview: (input: Inputs['customers']['overview'], options?: CallOptions) =>
        call(() => wire.customers.overview.query(input, options)),
      reveal: (input: Keyed<Inputs['customers']['reveal']>) => call(() => wire.customers.reveal.mutate(keyed(input))),
    },
    bills: {
      list: (input: Omit<Inputs['bills']['list'], 'cursor'>): Pages<Outputs['bills']['list']['items'][number]> =>
        new Pages((cursor) => call(() => wire.bills.list.query({ ...input, cursor }))),
      get: (input: Inputs['bills']['get']) => call(() => wire.bills.get.query(input)),
    },
    tickets: {
      draft: (input: Inputs['tickets']['draft']) => call(() => wire.tickets.draft.query(input)),
      create: (input: Keyed<Inputs['tickets']['create']>) => call(() => wire.tickets.create.mutate(keyed(input))),
      update: (input: Keyed<Inputs['tickets']['update']>) => call(() => wire.tickets.update.mutate(keyed(input))),
      comment: (input: Keyed<Inputs['tickets']['comment']>) => call(() => wire.tickets.comment.mutate(keyed(input))),
      list: (
        input: Omit<Inputs['tickets']['list'], 'cursor'> = {},
      ): Pages<Outputs['tickets']['list']['items'][number]> =>
        new Pages((cursor) => call(() => wire.tickets.list.query({ ...input, cursor }))),
      get: (input: Inputs['tickets']['get']) => call(() => wire.tickets.get.query(input)),
    },
    wording: {
      search: (input: Inputs['wording']['search'], options?: CallOptions) =>
        call(() => wire.wording.search.query(input, options)),
      fill: (input: Inputs['wording']['fill']) => call(() => wire.wording.fill.query(input)),
      /** Like `fill`, but refuses while a slot is unfilled, and remembers the use. */
      insert: (input: Keyed<Inputs['wording']['insert']>) => call(() => wire.wording.insert.mutate(keyed(input))),
    },
    /** Wording as a controlled document, for the officers who keep it. */
    scripts: {
      list: (
        input: Omit<Inputs['scripts']['list'], 'cursor'> = {},
      ): Pages<Outputs['scripts']['list']['items'][number]> =>
        new Pages((cursor) => call(() => wire.scripts.list.query({ ...input, cursor }))),
      get: (input: Inputs['scripts']['get']) => call(() => wire.scripts.get.query(input)),
      /** What publishing a text would mean: problems with their places, samples, and what the gate says. */
      check: (input: Inputs['scripts']['check']) => call(() => wire.scripts.check.query(input)),
      draft: (input: Keyed<Inputs['scripts']['draft']>) => call(() => wire.scripts.draft.mutate(keyed(input))),
      edit: (input: Keyed<Inputs['scripts']['edit']>) => call(() => wire.scripts.edit.mutate(keyed(input))),
      submit: (input: Keyed<Inputs['scripts']['submit']>) => call(() => wire.scripts.submit.mutate(keyed(input))),
      /** Approve or reject somebody else's text, bound to the hash of what was read. */
      decide: (input: Keyed<Inputs['scripts']['decide']>) => call(() => wire.scripts.decide.mutate(keyed(input))),
      activate: (input: Keyed<Inputs['scripts']['activate']>) => call(() => wire.scripts.activate.mutate(keyed(input))),
      suspend: (input: Keyed<Inputs['scripts']['suspend']>) => call(() => wire.scripts.suspend.mutate(keyed(input))),
      resume: (input: Keyed<Inputs['scripts']['resume']>) => call(() => wire.scripts.resume.mutate(keyed(input))),
      retire: (input: Keyed<Inputs['scripts']['retire']>) => call(() => wire.scripts.retire.mutate(keyed(input))),
      diff: (input: Inputs['scripts']['diff']) => call(() => wire.scripts.diff.query(input)),
      favourite: (input: Keyed<Inputs['scripts']['favourite']>) =>
        call(() => wire.scripts.favourite.mutate(keyed(input))),
    },
    gate: {
      /** All that a draft of this conversation is judged by; judge it with `judge()` at every keystroke. */
      context: (input: Inputs['gate']['context'], options?: CallOptions) =>
        call(() => wire.gate.context.query(input, options)),
      judge: (input: Inputs['gate']['judge'], options?: CallOptions) =>
        call(() => wire.gate.judge.query(input, options)),
      rules: () => call(() => wire.gate.rules.query()),
      importRules: (input: Keyed<Inputs['gate']['importRules']>) =>
        call(() => wire.gate.importRules.mutate(keyed(input))),
      moveRule: (input: Keyed<Inputs['gate']['moveRule']>) => call(() => wire.gate.moveRule.mutate(keyed(input))),
      /** Asked by one person it waits; asked by a second the rule is suspended. */
      suspendRule: (input: Keyed<Inputs['gate']['suspendRule']>) =>
        call(() => wire.gate.suspendRule.mutate(keyed(input))),
      resumeRule: (input: Keyed<Inputs['gate']['resumeRule']>) => call(() => wire.gate.resumeRule.mutate(keyed(input))),
      /** One step of replaying what was said under a changed text or rule; ask again with its cursor. */
      replay: (input: Inputs['gate']['replay'], options?: CallOptions) =>
        call(() => wire.gate.replay.query(input, options)),
      held: (input: Omit<Inputs['gate']['held'], 'cursor'> = {}): Pages<Outputs['gate']['held']['items'][number]> =>
        new Pages((cursor) => call(() => wire.gate.held.query({ ...input, cursor }))),
      release: (input: Keyed<Inputs['gate']['release']>) => call(() => wire.gate.release.mutate(keyed(input))),
    },
    contacts: {
      standing: (input: Inputs['contacts']['standing']) => call(() => wire.contacts.standing.query(input)),
      record: (input: Keyed<Inputs['contacts']['record']>) => call(() => wire.contacts.record.mutate(keyed(input))),
      wish: (input: Keyed<Inputs['contacts']['wish']>) => call(() => wire.contacts.wish.mutate(keyed(input))),
    },
    verification: {
      ask: (input: Inputs['verification']['ask']) => call(() => wire.verification.ask.query(input)),
      /** Pass or fail, and nothing else: the answers are compared on the server and kept nowhere. */
      answer: (input: Keyed<Inputs['verification']['answer']>) =>
        call(() => wire.verification.answer.mutate(keyed(input))),
    },
    promises: {
      list: (
        input: Omit<Inputs['promises']['list'], 'cursor'> = {},
      ): Pages<Outputs['promises']['list']['items'][number]> =>
        new Pages((cursor) => call(() => wire.promises.list.query({ ...input, cursor }))),
      end: (input: Keyed<Inputs['promises']['end']>) => call(() => wire.promises.end.mutate(keyed(input))),
    },
    conversations: {
      list: (
        input: Omit<Inputs['conversations']['list'], 'cursor'> = {},
      ): Pages<Outputs['conversations']['list']['items'][number]> =>
        new Pages((cursor) => call(() => wire.conversations.list.query({ ...input, cursor }))),
      get: (input: Inputs['conversations']['get']) => call(() => wire.conversations.get.query(input)),
      messages: (
        input: Omit<Inputs['conversations']['messages'], 'cursor'>,
      ): Pages<Outputs['conversations']['messages']['items'][number]> =>
        new Pages((cursor) => call(() => wire.conversations.messages.query({ ...input, cursor }))),
      take: (input: Keyed<Inputs['conversations']['take']>) => call(() => wire.conversations.take.mutate(keyed(input))),
      wrapUp: (input: Keyed<Inputs['conversations']['wrapUp']>) =>
        call(() => wire.conversations.wrapUp.mutate(keyed(input))),
      close: (input: Keyed<Inputs['conversations']['close']>) =>
        call(() => wire.conversations.close.mutate(keyed(input))),
      send: (input: Keyed<Inputs['conversations']['send']>, options?: CallOptions) =>
        call(() => wire.conversations.send.mutate(keyed(input), options)),
      /** Ask a senior to release a message that the gate holds. */
      hold: (input: Keyed<Inputs['conversations']['hold']>) => call(() => wire.conversations.hold.mutate(keyed(input))),
      /** What the customer was told: the wording's text, the ledger then, and now. */
      told: (input: Inputs['conversations']['told']) => call(() => wire.conversations.told.query(input)),
      receive: (input: Keyed<Inputs['conversations']['receive']>) =>
        call(() => wire.conversations.receive.mutate(keyed(input))),
      /**
       * A conversation as a file that can be given away and replayed: everybody in it replaced by somebody invented,
       * figures of money as they are. `left` lists what was done and the file has no turn for. An agent may record
       * conversations of their own, a senior any; each recording is in the audit log.
       *
       * @example
       * const { yaml, left } = await desk.conversations.record({ conversationId })
       */
      record: (input: Keyed<Inputs['conversations']['record']>) =>
        call(() => wire.conversations.record.mutate(keyed(input))),
      /** Live events, in order, without loss or repeats over reconnects; `for await` until the signal. */
      watch: (options?: WatchOptions): EventStream => watchWith(wire, url, options, line),
    },
    intake: {
      rows: (input: Keyed<Inputs['intake']['rows']>) => call(() => wire.intake.rows.mutate(keyed(input))),
    },
    loans: {
      /** A loan with every instalment of the schedule in force, what it costs a year, and the caps held against it. */
      get: (input: Inputs['loans']['get']) => call(() => wire.loans.get.query(input)),
      pausePenalty: (input: Keyed<Inputs['loans']['pausePenalty']>) =>
        call(() => wire.loans.pausePenalty.mutate(keyed(input))),
      resumePenalty: (input: Keyed<Inputs['loans']['resumePenalty']>) =>
        call(() => wire.loans.resumePenalty.mutate(keyed(input))),
    },
    arrangements: {
      /** What if: both schedules side by side, and nothing is kept. */
      preview: (input: Inputs['arrangements']['preview'], options?: CallOptions) =>
        call(() => wire.arrangements.preview.query(input, options)),
      /** A quote that holds until it expires. */
      quote: (input: Keyed<Inputs['arrangements']['quote']>) =>
        call(() => wire.arrangements.quote.mutate(keyed(input))),
      /** The customer has said yes; it now waits for somebody else's approval. */
      confirm: (input: Keyed<Inputs['arrangements']['confirm']>) =>
        call(() => wire.arrangements.confirm.mutate(keyed(input))),
      /** Approve or reject somebody else's; an approved one takes effect at once. */
      decide: (input: Keyed<Inputs['arrangements']['decide']>) =>
        call(() => wire.arrangements.decide.mutate(keyed(input))),
      withdraw: (input: Keyed<Inputs['arrangements']['withdraw']>) =>
        call(() => wire.arrangements.withdraw.mutate(keyed(input))),
      get: (input: Inputs['arrangements']['get']) => call(() => wire.arrangements.get.query(input)),
      list: (
        input: Omit<Inputs['arrangements']['list'], 'cursor'> = {},
      ): Pages<Outputs['arrangements']['list']['items'][number]> =>
        new Pages((cursor) => call(() => wire.arrangements.list.query({ ...input, cursor }))),
    },
    orders: {
      list: (input: Omit<Inputs['orders']['list'], 'cursor'>): Pages<Outputs['orders']['list']['items'][number]> =>
        new Pages((cursor) => call(() => wire.orders.list.query({ ...input, cursor }))),
      get: (input: Inputs['orders']['get']) => call(() => wire.orders.get.query(input)),
      /** A customer's coupons, each with why it takes nothing off where it does not. */
      coupons: (input: Inputs['orders']['coupons']) => call(() => wire.orders.coupons.query(input)),
    },
    repayments: {
      /** Book money that has come. Without a customer it waits as unmatched (还款未入账). */
      record: (input: Keyed<Inputs['repayments']['record']>) => call(() => wire.repayments.record.mutate(keyed(input))),
      /** Say whose money it is. Above the house's limit that takes a senior: FORBIDDEN tells who may. */
      match: (input: Keyed<Inputs['repayments']['match']>) => call(() => wire.repayments.match.mutate(keyed(input))),
      /** It was somebody else's: bills owe again what it had paid, and the money waits to be matched rightly. */
      unmatch: (input: Keyed<Inputs['repayments']['unmatch']>) =>
        call(() => wire.repayments.unmatch.mutate(keyed(input))),
      /** Take a booking back, entry by entry, each naming what it reverses. */
      reverse: (input: Keyed<Inputs['repayments']['reverse']>) =>
        call(() => wire.repayments.reverse.mutate(keyed(input))),
      refund: (input: Keyed<Inputs['repayments']['refund']>) => call(() => wire.repayments.refund.mutate(keyed(input))),
      /** Let credit that no bill had taken pay what is owed now. */
      applyCredit: (input: Keyed<Inputs['repayments']['applyCredit']>) =>
        call(() => wire.repayments.applyCredit.mutate(keyed(input))),
      list: (
        input: Omit<Inputs['repayments']['list'], 'cursor'>,
      ): Pages<Outputs['repayments']['list']['items'][number]> =>
        new Pages((cursor) => call(() => wire.repayments.list.query({ ...input, cursor }))),
      /** Where every 分 of a repayment went, by which policy version, and what was taken back. */
      explain: (input: Inputs['repayments']['explain']) => call(() => wire.repayments.explain.query(input)),
    },
    ledger: {
      /** Whether the entries prove every figure the desk shows. */
      verify: () => call(() => wire.ledger.verify.query()),
      /** Formula, inputs and entries of one figure on the screen. */
      explain: (input: Inputs['ledger']['explain']) => call(() => wire.ledger.explain.query(input)),
      /** Roll the book into a day; safe to run twice, and goes on where it was stopped. */
      roll: (input: Keyed<Inputs['ledger']['roll']> = {}) => call(() => wire.ledger.roll.mutate(keyed(input))),
      delinquency: () => call(() => wire.ledger.delinquency.query()),
    },
    audit: {
      /** What was done, oldest first, behind an event. */
      list: (input: Inputs['audit']['list'] = {}) => call(() => wire.audit.list.query(input)),
      verify: () => call(() => wire.audit.verify.query()),
    },
  }
}

function keyed<Input extends { idempotencyKey?: IdempotencyKey | undefined }>(
  input: Input,
): Input & { idempotencyKey: IdempotencyKey } {
  return { ...input, idempotencyKey: input.idempotencyKey ?? (uuidv7() as IdempotencyKey) }
}
