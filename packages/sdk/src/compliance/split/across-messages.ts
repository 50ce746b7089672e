import type { Finding } from '../../model/finding.ts'
import type { GateContext } from '../gate/context.ts'
import { foldText } from '../lint/fold.ts'

/** Among so many of the latest lines the agent's own are read on. */
const linesBack = 4
/** A phrase is shorter than this, in UTF-16 units; no more is read again. */
const reach = 60
/** What has no more letters is no sentence of its own: it ends the one before. */
const fragment = 8

/**
 * What a draft says together with the agent's own messages just before it: 再不还就通知 … 你单位. Only findings that
 * begin there and reach into the draft count. A draft that could stand alone may make them by accident, so it warns.
 *
 * @param findingsOf what the rules say of a text in this contact.
 * @param alone what was found in the draft itself.
 */
export function acrossMessages(
  text: string,
  { said }: GateContext,
  alone: readonly Finding[],
  findingsOf: (joined: string) => readonly Finding[],
): Finding[] {
  const before = said
    .slice(-linesBack)
    .filter(({ role }) => role === 'agent')
    .map((line) => line.text.trim())
    .join('')
    .slice(-reach)
  if (before === '' || text.trim() === '') return []
  const known = new Set(alone.map(({ rule }) => rule))
  const softened = foldText(text.slice(0, reach)).text.length > fragment
  return findingsOf(before + text.slice(0, reach)).flatMap((finding) => {
    const [start, end] = finding.span
    if (known.has(finding.rule) || start >= before.length || end <= before.length) return []
    const { replace: _replace, ...rest } = finding
    const span: [number, number] = [0, end - before.length]
    const severity = softened && finding.severity === 'block' ? 'warn' : finding.severity
    return [{ ...rest, severity, span, text: text.slice(...span) }]
  })
}
