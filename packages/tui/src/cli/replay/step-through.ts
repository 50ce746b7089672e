import { createInterface } from 'node:readline'
import {
  type Cast,
  type FiledConversation,
  kindOf,
  type Play,
  step,
  type StepWish,
  type TurnTrace,
} from '@zuoxi/sdk/rehearsal'
import { msOf } from '@zuoxi/sdk'
import { exitCode } from '../exit-code.ts'
import { type Line, renderLines, type Report } from '../report.ts'
import { BadUse, type VerbContext } from '../verbs/verb.ts'
import { conversationLines, gateLines, ledgerLines } from './step-views.ts'
import { reportOfRun } from './tell.ts'
import { stagesOf } from './worker.ts'
import type { Wish } from './wish.ts'

const wishes: Readonly<Record<string, StepWish>> = { n: 'next', '': 'next', b: 'back', r: 'run', q: 'quit' }

/** Debug one conversation turn by turn, with a line of commands before each. */
export async function stepThrough(
  context: VerbContext,
  wish: Wish,
  cast: Cast,
  chosen: readonly FiledConversation[],
): Promise<Report> {
  const { host, words } = context
  const [filed, ...others] = chosen
  if (!filed || others.length > 0) throw new BadUse(words.replay.stepOne(chosen.length))
  const say = words.replay.step
  const print = (...lines: Line[]): void => host.stdout.write(renderLines(lines, { colours: host.stdout.colours }))
  const lines = linesOf(host.stdin, host.stop)
  const views: Readonly<Record<string, (play: Play) => Promise<readonly Line[]> | readonly Line[]>> = {
    l: (play) => ledgerLines(play, say),
    c: (play) => conversationLines(play, say),
    g: (play) => gateLines(play, context.lang, say),
    o: (play) => openHere(context, play, lines),
    '?': () => [say.keys],
  }
  const { turns } = filed.conversation
  print([{ text: filed.conversation.title, style: 'bold' }], say.keys)
  const before = async (turn: number, play: Play): Promise<StepWish> => {
    const place = filed.places[turn - 1]
    const what = turns[turn - 1]
    print([
      { text: say.turn(turn, turns.length, what ? `${kindOf(what)}: ${wordsOf(what)}` : ''), style: 'bold' },
      { text: `  ${place?.file ?? filed.file}:${place?.line ?? 1}`, style: 'dim' },
    ])
    for (;;) {
      host.stdout.write(say.prompt)
      const line = await lines.next()
      if (line === undefined) return 'quit'
      const wanted = wishes[line]
      if (wanted) return wanted
      const view = Object.hasOwn(views, line) ? views[line] : undefined
      print(...(view ? await view(play) : [say.unknown(line)]))
    }
  }
  const after = ({ failures }: TurnTrace): void => {
    if (failures.length === 0) print([{ text: `  ${say.holds}`, style: 'green' }])
    for (const { turn, expected, actual } of failures)
      print([{ text: `  ${words.turnFailed(turn, expected, actual)}`, style: 'red' }])
  }
  try {
    const [stage] = stagesOf(host.embedded.stages, wish.stages)
    const result = await step(filed, { cast, stage, clock: host.clock, stepper: { before, after } })
    if (result) return reportOfRun({ chosen, results: [result] }, words)
    return { json: undefined, lines: [say.left], code: exitCode.failed }
  } finally {
    lines.close()
  }
}

function wordsOf(turn: FiledConversation['conversation']['turns'][number]): string {
  const kind = kindOf(turn)
  const value = Object.entries(turn).find(([key]) => key === kind)?.[1]
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The desk of the scene on the screen, as the agent of the conversation sees it at the scene's own time. */
async function openHere({ host, lang, words }: VerbContext, { scene }: Play, lines: Lines): Promise<Line[]> {
  if (!host.stdout.isTTY || !host.stdin.isTTY) return [words.replay.step.noTerminal]
  lines.close()
  await host.openScreen(scene.agent, { lang, demo: true, clock: { nowMs: () => msOf(scene.now()) } })
  lines.open()
  return []
}

interface Lines {
  /** The next line; nothing when there are no more. */
  readonly next: () => Promise<string | undefined>
  readonly open: () => void
  readonly close: () => void
}

/** Lines of what is typed, which another may take over for a while. */
function linesOf(stdin: NodeJS.ReadStream, stop: AbortSignal): Lines {
  const waiting: string[] = []
  let ended = false
  let wake = (): void => {}
  let close = (): void => {}
  const open = (): void => {
    const reader = createInterface({ input: stdin })
    reader.on('line', (line) => {
      waiting.push(line.trim())
      wake()
    })
    const end = (): void => {
      ended = true
      wake()
    }
    reader.on('close', end)
    close = () => {
      reader.off('close', end)
      reader.close()
    }
  }
  open()
  stop.addEventListener('abort', () => wake(), { once: true })
  return {
    open,
    close: () => close(),
    next: async () => {
      while (waiting.length === 0 && !ended && !stop.aborted) await new Promise<void>((resolve) => (wake = resolve))
      return stop.aborted ? undefined : waiting.shift()
    },
  }
}
