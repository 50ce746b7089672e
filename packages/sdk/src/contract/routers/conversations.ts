import { tracked } from '@trpc/server'
import { deliversMessages, readsCustomers, servesCustomers } from '../policy.ts'
import { conversations as shape } from '../shapes.ts'
import { ask, router } from '../trpc.ts'

export const conversationsRouter = router({
  list: ask(readsCustomers)
    .input(shape.list.input)
    .output(shape.list.output)
    .query(({ ctx, input }) => ctx.desk.conversations.list(input)),
  get: ask(readsCustomers)
    .input(shape.get.input)
    .output(shape.get.output)
    .query(({ ctx, input }) => ctx.desk.conversations.get(input)),
  messages: ask(readsCustomers)
    .input(shape.messages.input)
    .output(shape.messages.output)
    .query(({ ctx, input }) => ctx.desk.conversations.messages(input)),
  take: ask(servesCustomers)
    .input(shape.take.input)
    .output(shape.take.output)
    .mutation(({ ctx, input }) => ctx.desk.conversations.take(input)),
  wrapUp: ask(servesCustomers)
    .input(shape.wrapUp.input)
    .output(shape.wrapUp.output)
    .mutation(({ ctx, input }) => ctx.desk.conversations.wrapUp(input)),
  close: ask(servesCustomers)
    .input(shape.close.input)
    .output(shape.close.output)
    .mutation(({ ctx, input }) => ctx.desk.conversations.close(input)),
  hold: ask(servesCustomers)
    .input(shape.hold.input)
    .output(shape.hold.output)
    .mutation(({ ctx, input }) => ctx.desk.conversations.hold(input)),
  told: ask(readsCustomers)
    .input(shape.told.input)
    .output(shape.told.output)
    .query(({ ctx, input }) => ctx.desk.conversations.told(input)),
  send: ask(servesCustomers)
    .input(shape.send.input)
    .output(shape.send.output)
    .mutation(({ ctx, input }) => ctx.desk.conversations.send(input)),
  receive: ask(deliversMessages)
    .input(shape.receive.input)
    .output(shape.receive.output)
    .mutation(({ ctx, input }) => ctx.desk.conversations.receive(input)),
  record: ask(servesCustomers)
    .input(shape.record.input)
    .output(shape.record.output)
    .mutation(({ ctx, input }) => ctx.desk.conversations.record(input)),
  watch: ask(readsCustomers)
    .input(shape.watch.input)
    .subscription(async function* ({ ctx, input, signal }) {
      const until = signal ?? new AbortController().signal
      for await (const event of ctx.desk.conversations.watch(input, until)) yield tracked(String(event.seq), event)
    }),
})
