import type { DiffPart, ScriptDetail } from '@zuoxi/sdk'
import type { CliWords } from '../../words/cli.ts'
import type { Line, Span } from '../report.ts'

/** What stands of a hash where people read it, and what they may write of it. */
const shownOfHash = 12

/** One version on one line. */
export function versionLine(version: ScriptDetail, { gate }: CliWords): Line {
  const { key, status, title, authorName, suspendedWhy } = version
  return [
    { text: `${key}@${version.version}`, style: 'bold' },
    { text: `  ${gate.states[status]}`, style: status === 'active' ? 'green' : 'yellow' },
    { text: `  ${title}  ` },
    { text: `${gate.by(authorName)}  ${gate.hash(version.contentHash.slice(0, shownOfHash))}`, style: 'dim' },
    ...(suspendedWhy === undefined ? [] : [{ text: `  ${suspendedWhy}` }]),
  ]
}

/** A comparison by word; where there is no colour, marks stand for it. */
export function diffLines(parts: readonly DiffPart[], colours: boolean): Line[] {
  const lines: Span[][] = [[{ text: '    ' }]]
  for (const { kind, text } of parts) {
    for (const [i, piece] of text.split('\n').entries()) {
      if (i > 0) lines.push([{ text: '    ' }])
      if (piece !== '') lines.at(-1)?.push(spanOf(kind, piece, colours))
    }
  }
  return lines
}

function spanOf(kind: DiffPart['kind'], text: string, colours: boolean): Span {
  if (kind === 'same') return { text }
  if (kind === 'added') return { text: colours ? text : `{+${text}+}`, style: 'green' }
  return { text: colours ? text : `[-${text}-]`, style: 'red' }
}
