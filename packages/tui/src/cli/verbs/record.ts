import { type Conversation, type RecordedLedger } from '@zuoxi/sdk'
import { exitCode } from '../exit-code.ts'
import { FileThere, saveRecording, type Saved, type SaveWish } from '../record/save.ts'
import type { Line, Report } from '../report.ts'
import { BadUse, type Verb, type VerbContext, type VerbInput } from './verb.ts'

/** Save a conversation as a file that plays: people invented, ledger cut down, played at once. */
export const record: Verb = {
  name: 'record',
  args: ['[conversation]'],
  options: {
    out: '--out <file>',
    id: '--id <name>',
    title: '--title <text>',
    tags: '--tags <list>',
    ledger: '--ledger <amount>',
    stage: '--stage <stage>',
    force: '--force',
  },
  begins: 'refuse',
  run: async (context, input) => {
    const [conversationId] = input.args
    if (conversationId === undefined) return recordable(context)
    const { host, words } = context
    const { stage, ...wish } = wishOf(context, input, conversationId)
    const desk = await context.desk('owner')
    const proof = { cast: await host.embedded.cast(), stage: host.embedded.stages[stage], clock: host.clock }
    const saved = await saveRecording(desk, wish, proof).catch((error: unknown) => {
      throw error instanceof FileThere ? new BadUse(words.record.fileThere(error.file), { file: error.file }) : error
    })
    return told(saved, context)
  },
}

const ledgers: readonly RecordedLedger[] = ['touched', 'whole']
const stages = ['memory', 'http'] as const

function wishOf(
  { words }: VerbContext,
  { options }: VerbInput,
  conversationId: string,
): SaveWish & { readonly stage: (typeof stages)[number] } {
  const text = (name: string): string | undefined => {
    const given = options[name]
    return typeof given === 'string' ? given : undefined
  }
  const oneOf = <Known extends string>(name: string, known: readonly Known[]): Known | undefined => {
    const given = text(name)
    const found = known.find((one) => one === given)
    if (given !== undefined && found === undefined)
      throw new BadUse(words.record.badOption(`--${name}`, given, known.join(', ')))
    return found
  }
  const id = text('id')
  if (id !== undefined && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) throw new BadUse(words.record.badId(id))
  const out = text('out')
  if (out !== undefined && !/\.ya?ml$/.test(out)) throw new BadUse(words.record.badOut(out))
  const title = text('title')
  return {
    conversationId,
    id,
    title,
    tags: (text('tags') ?? '').split(/[,，]/).flatMap((tag) => tag.trim() || []),
    ledger: oneOf('ledger', ledgers),
    stage: oneOf('stage', stages) ?? 'memory',
    out,
    folder: '.',
    force: options['force'] === true,
  }
}

function told(saved: Saved, { words }: VerbContext): Report {
  const { file, ok, turns, ledger, failures, left } = saved
  const missing = left.map(({ what, times }): Line => [
    { text: `  ${words.record.left[what]}${times > 1 ? ` ×${times}` : ''}`, style: 'yellow' },
  ])
  const differences = failures.map(
    ({ turn, expected, actual }): Line => `  ${words.turnFailed(turn, expected, actual)}`,
  )
  return {
    json: saved,
    lines: [
      ...(missing.length > 0 ? [words.record.leftOut, ...missing] : []),
      ...differences,
      ok ? words.record.saved(file, turns, ledger === 'whole') : [{ text: words.record.differs(file), style: 'red' }],
    ],
    code: ok ? exitCode.done : exitCode.failed,
  }
}

const mostListed = 30

/** Conversations that could be saved, those at work first. */
async function recordable(context: VerbContext): Promise<Report> {
  const desk = await context.desk('owner')
  const conversations: Conversation[] = []
  for (const status of ['active', 'wrap_up', 'queued', 'closed'] as const) {
    for await (const one of desk.conversations.list({ status: [status] })) {
      if (conversations.length >= mostListed) break
      conversations.push(one)
    }
  }
  return {
    json: { conversations },
    lines:
      conversations.length === 0
        ? [context.words.record.none]
        : conversations.map(({ id, status, customerNameMasked, lastText }): Line => [
            { text: id, style: 'bold' },
            { text: `  ${context.words.record.status[status]}  ${customerNameMasked}  ` },
            { text: [...lastText].slice(0, 30).join(''), style: 'dim' },
          ]),
  }
}
