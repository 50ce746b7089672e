import { plainTraits, type Traits } from '../traits.ts'
import type { ModeState, Rgb } from './answers.ts'
import type { TerminalEnvironment } from './environment.ts'
import { askedModes } from './questions.ts'

/** What the terminal has answered. What it was silent about is not there. */
export interface Answers {
  readonly attributes?: readonly number[]
  readonly modes: Readonly<Record<number, ModeState>>
  /** The flags of the kitty protocol. */
  readonly kitty?: number
  readonly ambiguousColumns?: number
  readonly name?: string
  readonly background?: Rgb
  /** The last question was answered: nothing more will come. */
  readonly complete: boolean
}

export const noAnswers: Answers = { modes: {}, complete: false }

/**
 * What a terminal can do: its answers first, then what its environment says,
 * then what every terminal can. A multiplexer answers for itself, so what
 * depends on the terminal behind it is not believed of it.
 */
export function traitsOf(env: TerminalEnvironment, answers: Answers = noAnswers): Traits {
  const inside = insideOf(env, answers.name)
  const name = answers.name ?? [env.TERM_PROGRAM, env.TERM_PROGRAM_VERSION].filter((part) => part !== '').join(' ')
  const kind = kindOf(env, name)
  return {
    ...plainTraits,
    inside,
    name,
    colours: coloursOf(env, kind),
    background: answers.background ? backgroundOf(answers.background) : backgroundFrom(env.COLORFGBG),
    ambiguousWide: answers.ambiguousColumns === 2,
    kitty: answers.kitty !== undefined,
    links: linksOf(env, kind, inside),
    notifies: inside === 'nothing' ? (notifying[kind] ?? 'bell') : 'bell',
    synchronized: knownMode(answers, askedModes.synchronized),
    focus: knownMode(answers, askedModes.focus),
  }
}

type Kind =
  | 'kitty'
  | 'wezterm'
  | 'iterm'
  | 'ghostty'
  | 'foot'
  | 'vte'
  | 'alacritty'
  | 'konsole'
  | 'windows'
  | 'vscode'
  | 'xterm'
  | 'apple'
  | 'other'

const kinds: readonly (readonly [Kind, RegExp])[] = [
  ['kitty', /kitty/i],
  ['wezterm', /wezterm/i],
  ['iterm', /iterm/i],
  ['ghostty', /ghostty/i],
  ['foot', /\bfoot\b/i],
  ['vte', /\bvte\b/i],
  ['alacritty', /alacritty/i],
  ['konsole', /konsole/i],
  ['vscode', /vscode|xterm\.js/i],
  ['apple', /apple_terminal/i],
  ['xterm', /^xterm\(/i],
]

/** Which program it is: by the name it answers with, else by what it leaves in the environment. */
function kindOf(env: TerminalEnvironment, name: string): Kind {
  const found = kinds.find(([, pattern]) => pattern.test(name)) ?? kinds.find(([, pattern]) => pattern.test(env.TERM))
  if (found) return found[0]
  if (env.VTE_VERSION !== '') return 'vte'
  if (env.KONSOLE_VERSION !== '') return 'konsole'
  return env.WT_SESSION === '' ? 'other' : 'windows'
}

function insideOf(env: TerminalEnvironment, name = ''): Traits['inside'] {
  if (env.TMUX !== '' || /^tmux\b/i.test(name) || env.TERM.startsWith('tmux')) return 'tmux'
  return env.STY !== '' || /^screen\b/i.test(name) ? 'screen' : 'nothing'
}

const truecolourKinds: ReadonlySet<Kind> = new Set<Kind>([
  'kitty',
  'wezterm',
  'iterm',
  'ghostty',
  'foot',
  'vte',
  'alacritty',
  'konsole',
  'windows',
  'vscode',
])

function coloursOf(env: TerminalEnvironment, kind: Kind): Traits['colours'] {
  const { TERM: term, COLORTERM: colorterm } = env
  if (env.NO_COLOR !== '' || term === '' || term === 'dumb' || /^vt\d|-m(?:ono)?$/.test(term)) return 'none'
  if (/^(?:truecolor|24bit)$/i.test(colorterm) || term.endsWith('-direct')) return 'truecolor'
  // What a multiplexer passes on is its own affair, and it says 256 at most.
  const behind = /^(?:screen|tmux)/.test(term)
  if (truecolourKinds.has(kind) && !behind) return 'truecolor'
  return term.includes('256color') || behind ? '256' : '16'
}

const linking: ReadonlySet<Kind> = truecolourKinds

function linksOf(env: TerminalEnvironment, kind: Kind, inside: Traits['inside']): boolean {
  if (inside !== 'nothing' || !linking.has(kind)) return false
  return kind !== 'vte' || env.VTE_VERSION === '' || Number(env.VTE_VERSION) >= 5_000
}

const notifying: Readonly<Partial<Record<Kind, Traits['notifies']>>> = {
  kitty: 'osc9',
  wezterm: 'osc9',
  iterm: 'osc9',
  ghostty: 'osc9',
  foot: 'osc777',
  vte: 'osc777',
}

function knownMode({ modes, complete }: Answers, mode: number): boolean | 'unknown' {
  const state = modes[mode]
  if (state !== undefined) return state !== 'unknown'
  return complete ? false : 'unknown'
}

/** Up to here every tone of a dark palette can be read on a background, and from there on every tone of a light one. */
export const limits = { dark: 0.045, light: 0.75 } as const

/** Whether a background is light or dark, by its luminance. */
export function backgroundOf(colour: Rgb): Traits['background'] {
  const luminance = luminanceOf(colour)
  if (luminance <= limits.dark) return 'dark'
  return luminance >= limits.light ? 'light' : 'middle'
}

/** The relative luminance of a colour from 0 to 1, as WCAG 2 defines it. */
export function luminanceOf({ red, green, blue }: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function linear(part: number): number {
  return part <= 0.039_28 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

/** rxvt and Konsole leave their colours' numbers in the environment: `15;0` is white on black. */
function backgroundFrom(colorfgbg: string): Traits['background'] {
  const index = /;(\d{1,2})$/.exec(colorfgbg)?.[1]
  if (index === undefined) return 'unknown'
  if (index === '7' || index === '15') return 'light'
  return Number(index) <= 6 || index === '8' ? 'dark' : 'unknown'
}
