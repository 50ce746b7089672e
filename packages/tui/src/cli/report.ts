import { styleText } from 'node:util'
import { safeText } from '@zuoxi/sdk'
import type { ExitCode } from './exit-code.ts'

/** A stretch of text for people. Foreign text goes in as it is: `renderLines` is the sink that makes it safe. */
export interface Span {
  readonly text: string
  readonly style?: 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'underline'
}

export type Line = string | readonly Span[]

/** What a verb has to say: once for machines, once for people, and whether it worked. */
export interface Report {
  readonly json: unknown
  readonly lines: readonly Line[]
  readonly code?: ExitCode
}

/** Lines as a terminal may have them: every text sanitised, styles only where the stream shows colours. */
export function renderLines(lines: readonly Line[], options: { colours: boolean }): string {
  return lines.map((line) => `${renderLine(line, options.colours)}\n`).join('')
}

function renderLine(line: Line, colours: boolean): string {
  if (typeof line === 'string') return safeText(line)
  return line
    .map(({ text, style }) =>
      style && colours ? styleText(style, safeText(text), { validateStream: false }) : safeText(text),
    )
    .join('')
}

/**
 * One JSON document that is exact for a program and harmless on a terminal:
 * what JSON leaves bare but a terminal may obey or hide is written as `\uXXXX`.
 */
export function renderJson(value: unknown): string {
  return escaped(JSON.stringify(value, null, 2))
}

/** The same on one line, for answers that come one after the other. */
export function renderJsonLine(value: unknown): string {
  return escaped(JSON.stringify(value))
}

function escaped(text: string): string {
  return `${text.replace(/[\u007f-\u009f\u2028\u2029\p{Cf}\p{Co}\p{Cn}]/gu, escapeUnits)}\n`
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('')
}
