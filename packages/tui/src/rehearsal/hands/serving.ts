import { type DeskClient, dutiesOf } from '@zuoxi/sdk'
import { sayNotice } from '../../words/notices.ts'
import { wordsOf } from '../../words/index.ts'
import { rehearsalLang } from '../settings.ts'
import type { Hands } from './hands.ts'
import { toThread } from './posture.ts'
import type { Verbs } from './verbs.ts'

/** What is done about the customer and the conversation, by keys. */

const words = wordsOf(rehearsalLang)

type End = Verbs['conversations']['wrapUp']

/** How many duties are done, as the head of the thread counts them: what was said last is counted when its news has come. */
function dutiesTold({ context }: Awaited<ReturnType<DeskClient['gate']['context']>>): string {
  const duties = dutiesOf(context)
  const done = duties.filter((one) => one.done).length
  return duties.length === 0 ? '' : words.standing.duties(done, duties.length)
}

/** One key ends it in two steps: first wrapping up, then over. */
const end =
  (from: 'active' | 'wrap_up'): End =>
  async (hands, { conversationId }) => {
    const before = await hands.desk.conversations.get({ conversationId })
    if (before.status !== from) return undefined
    await toThread(hands)
    await hands.sees(dutiesTold(await hands.desk.gate.context({ conversationId })))
    await hands.does(['thread', 'wrapUp'])
    hands.rests(undefined)
    const ended = async () => {
      const now = await hands.desk.conversations.get({ conversationId })
      return now.status === before.status ? undefined : now
    }
    const asks = () => hands.isSeen(words.unanswered.ask) || hands.isSeen(words.unanswered.askClose)
    const done = await hands.until(ended, () => asks() || hands.isSeen(words.duties.title))
    if (done || !asks()) return done
    await hands.does(['unanswered', 'wrapUpAnyway'])
    return hands.until(ended)
  }

export const wrapUp: End = end('active')
export const close: End = end('wrap_up')

/** What the customer answers is typed into the field that asks for it. */
export const verify: Verbs['verification']['answer'] = async (hands, { customerId, answers }) => {
  const asked = await hands.desk.verification.ask({ customerId })
  const given = asked.factors.filter((factor) => answers[factor] !== undefined)
  if (given.length < asked.needed || given.length < Object.keys(answers).length) return undefined
  await toThread(hands)
  await hands.does(['thread', 'verify'])
  hands.rests(undefined)
  const locked = asked.verification.state === 'locked'
  if (!(await hands.sees(locked ? words.verification.locked : words.verify.ask(asked.needed))) || locked)
    return undefined
  await fill(
    hands,
    asked.factors.map((factor) => answers[factor]),
  )
  await hands.does(['verify', 'sendAnswers'])
  const told = await hands.until(async () => {
    const { verification, triesLeft } = await hands.desk.verification.ask({ customerId })
    const same = verification.state === asked.verification.state && triesLeft === asked.triesLeft
    return same ? undefined : { verification, triesLeft }
  })
  if (told) await leave(hands, words.verify.ask(asked.needed), told)
  return told
}

type Told = Awaited<ReturnType<DeskClient['verification']['answer']>>

/** Close the panel that asks, unless it has closed by itself, and be sure that it is gone. */
async function leave(hands: Hands, ask: string, { verification, triesLeft }: Told): Promise<void> {
  const { state } = verification
  if (state === 'passed') await hands.sees(sayNotice({ say: 'verified' }, rehearsalLang))
  else await hands.sees(state === 'locked' ? words.verification.locked : words.verify.tries(triesLeft))
  if (hands.isSeen(ask)) await hands.does(['verify', 'back'])
  if (await hands.seesNo(ask)) hands.rests('thread')
}

async function fill(hands: Hands, texts: readonly (string | undefined)[]): Promise<void> {
  for (const [i, text] of texts.entries()) {
    if (i > 0) await hands.does(['verify', 'verifyNext'])
    // What a customer answers stands nowhere, a report among it.
    if (text !== undefined) await hands.keyboard.type(text)
  }
}
