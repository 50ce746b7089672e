import { failureOf, type GateContext, GateContext as Context, instantOf, judge, maxJudgedLength } from '@zuoxi/sdk'
import { readContact } from '@zuoxi/sdk/rehearsal'
import { sayFailure } from '../../words/failures.ts'
import type { Lang } from '../../words/lang.ts'
import { exitCode } from '../exit-code.ts'
import { answerLines, answerOf } from '../lint/answer.ts'
import { contextOfDesk, rulesInUse, type RulesInUse, rulesOfDesk } from '../lint/gates.ts'
import { type Message, readMessage, readMessages, type Unjudged } from '../lint/read-message.ts'
import { grouped } from '../progress.ts'
import { refuseFiles } from '../refuse-files.ts'
import { type Line, renderJsonLine, renderLines, type Report } from '../report.ts'
import { type Verb, type VerbContext, VerbFailed, type VerbInput } from './verb.ts'

/**
 * Judge a message as the composer does, with no desk and no network unless a customer is named. Exit code 1 when
 * anything blocks: a `hold` can still be released, so it does not.
 */
export const lint: Verb = {
  name: 'lint',
  args: [],
  options: {
    lines: '--lines',
    context: '--context <file>',
    customer: '--customer <id>',
    rules: '--rules <path...>',
  },
  run: async (verb, { options }) => {
    const { host, words } = verb
    const bench = await benchFor(verb, options)
    if (host.stdin.isTTY) verb.note([{ text: words.gate.typeMessage, style: 'dim' }])
    return options['lines'] ? everyLine(verb, bench) : oneMessage(verb, bench)
  },
}

interface Bench extends RulesInUse {
  readonly context: GateContext
}

/** What messages are judged with: the rules, and the contact of the file, of the desk, or any at this moment. */
async function benchFor({ desk, host, lang, words }: VerbContext, options: VerbInput['options']): Promise<Bench> {
  const customer = textOf(options['customer'])
  const file = textOf(options['context'])
  const paths = Array.isArray(options['rules']) ? (options['rules'] as readonly string[]) : []
  const client = customer === undefined ? undefined : await desk('agent')
  const known =
    client && customer !== undefined
      ? await contextOfDesk(client, customer).catch((error: unknown) => refuseCustomer(error, lang))
      : undefined
  const now = instantOf(host.clock.nowMs())
  const context = file
    ? await readContact(file, { now, ...(known && { known }) }).catch((error: unknown) =>
        refuseFiles(error, words, words.gate.contextRefused),
      )
    : (known ?? Context.parse({ now }))
  const standing = client && (await rulesOfDesk(client))
  const inUse = await rulesInUse(paths, standing).catch((error: unknown) =>
    refuseFiles(error, words, words.gate.rulesRefused),
  )
  return { ...inUse, context }
}

/** A customer that the desk does not give is bad use: 1 says that a message is blocked, and none was judged. */
function refuseCustomer(error: unknown, lang: Lang): never {
  const failure = failureOf(error)
  if (failure?.code !== 'NOT_FOUND') throw error
  throw new VerbFailed(failure.code, sayFailure(failure, lang), { ...failure }, { exit: exitCode.badUse })
}

async function oneMessage({ host, lang, words }: VerbContext, bench: Bench): Promise<Report> {
  const message = await readMessage(host.stdin)
  if ('unjudged' in message) {
    throw new VerbFailed(message.unjudged, sayUnjudged(message.unjudged, words), {}, { exit: exitCode.badUse })
  }
  const answer = answerOf(judge(message.text, bench.context, { rules: bench.gate }), lang, bench.asked)
  return {
    json: answer,
    lines: answerLines(answer, message.text, words),
    code: answer.verdict === 'block' ? exitCode.failed : exitCode.done,
  }
}

/** Answers leave as they are made, one JSON object a line, so that a million lines need no more memory than one. */
async function everyLine(verb: VerbContext, bench: Bench): Promise<Report> {
  const { host, json, words } = verb
  let line = 0
  let blocked = 0
  let unjudged = 0
  for await (const message of readMessages(host.stdin)) {
    line += 1
    const answer = answerToLine(verb, bench, message, line)
    if ('error' in answer.json) unjudged += 1
    else if (answer.json.verdict === 'block') blocked += 1
    host.stdout.write(json ? renderJsonLine(answer.json) : renderLines(answer.lines, { colours: host.stdout.colours }))
  }
  const code = unjudged > 0 ? exitCode.badUse : blocked > 0 ? exitCode.failed : exitCode.done
  const lines = unjudged > 0 ? [words.gate.someLinesNotJudged(grouped(unjudged))] : []
  return { json: undefined, lines, code }
}

function answerToLine({ lang, words }: VerbContext, bench: Bench, message: Message, line: number) {
  const at: Line = [{ text: words.gate.line(line), style: 'bold' }]
  if ('unjudged' in message) {
    const told = sayUnjudged(message.unjudged, words)
    const error = { code: message.unjudged, message: told }
    return { json: { line, error }, lines: [at, [{ text: `  ${told}`, style: 'red' }] satisfies Line] }
  }
  const answer = answerOf(judge(message.text, bench.context, { rules: bench.gate }), lang, bench.asked)
  return { json: { line, ...answer }, lines: [at, ...answerLines(answer, message.text, words)] }
}

function sayUnjudged(why: Unjudged, { gate }: VerbContext['words']): string {
  return why === 'NOT_UTF8' ? gate.notUtf8 : gate.tooLong(grouped(maxJudgedLength))
}

function textOf(option: VerbInput['options'][string]): string | undefined {
  return typeof option === 'string' ? option : undefined
}
