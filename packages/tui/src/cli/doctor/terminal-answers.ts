import type { Traits } from '../../terminal/traits.ts'
import type { Asked } from '../../terminal/probe/ask.ts'
import type { TerminalEnvironment } from '../../terminal/probe/environment.ts'
import { traitsOf } from '../../terminal/probe/traits-of.ts'
import { type Check, check } from './check.ts'

/** The number by which a terminal says that programs may give it text to copy. */
const clipboardAttribute = 52
/** From here on an answer of the terminal, and so every key, is felt. */
const slowMs = 250

/**
 * What a terminal can do, by its answers and its environment. What it cannot is
 * a note and no trouble: the desk works without, and says how to have it.
 */
export function terminalChecks(env: TerminalEnvironment, asked: Asked | undefined): readonly Check[] {
  const traits = traitsOf(env, asked?.answers)
  const name = traits.name || env.TERM || '?'
  return [
    check('terminal_name', 'ok', name),
    colours(env, traits),
    ...(asked ? answered(env, traits, asked) : []),
    ...behind(env),
  ]
}

function colours({ TERM, COLORTERM, NO_COLOR }: TerminalEnvironment, traits: Traits): Check {
  const said = [
    `TERM=${TERM || '?'}`,
    ...(COLORTERM ? [`COLORTERM=${COLORTERM}`] : []),
    ...(NO_COLOR ? ['NO_COLOR'] : []),
  ]
  const state = traits.colours === 'none' ? 'warn' : traits.colours === '16' ? 'note' : 'ok'
  return check('colours', state, `${traits.colours} ${said.join(' ')}`)
}

function answered(env: TerminalEnvironment, traits: Traits, { answers, tookMs }: Asked): readonly Check[] {
  const known = traits.background === 'dark' || traits.background === 'light'
  const measured = answers.ambiguousColumns
  return [
    tookMs === undefined
      ? check('terminal_answers', 'warn', '-')
      : check('terminal_answers', tookMs < slowMs ? 'ok' : 'note', `${Math.round(tookMs)} ms`),
    check('background', known ? 'ok' : 'note', traits.background),
    check('wide_characters', measured === undefined ? 'note' : 'ok', measured === undefined ? '?' : `① ${measured}`),
    can('keyboard', traits.kitty, 'kitty'),
    can('whole_frames', traits.synchronized === true, 'DEC 2026'),
    // tmux passes the focus on where its own option says so, and does not answer for it.
    ...(traits.inside === 'tmux' ? [] : [can('focus_reports', traits.focus === true, 'DEC 1004')]),
    can('links', traits.links, 'OSC 8'),
    can('notifications', traits.notifies !== 'bell', traits.notifies === 'osc777' ? 'OSC 777' : 'OSC 9'),
    can('clipboard', answers.attributes?.includes(clipboardAttribute) ?? false, 'OSC 52'),
    ...(env.SSH_CONNECTION || env.SSH_TTY ? [check('ssh', 'ok', 'SSH_CONNECTION')] : []),
  ]
}

function can(name: Check['name'], it: boolean, how: string): Check {
  return check(name, it ? 'ok' : 'note', it ? how : '-')
}

/** What is between us and the terminal, by the variables it leaves. */
function behind({ TERM, TMUX, STY }: TerminalEnvironment): readonly Check[] {
  if (TMUX !== '') return [check('tmux_term', /^(?:tmux|screen)/.test(TERM) ? 'ok' : 'warn', `TERM=${TERM || '?'}`)]
  return STY === '' ? [] : [check('screen', 'note', STY.replace(/^\d+\./, ''))]
}
