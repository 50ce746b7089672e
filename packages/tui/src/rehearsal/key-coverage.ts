import type { Coverable, CoverageRow, MoreToCover } from '@zuoxi/sdk/rehearsal'
import { comfortRows } from '../keys/keymap-comfort.ts'
import { composingRows } from '../keys/keymap-composing.ts'
import { deskKeymap } from '../keys/keymap.ts'
import { findingRows } from '../keys/keymap-finding.ts'
import { goRows } from '../keys/keymap-go.ts'
import { lockRows } from '../keys/keymap-lock.ts'
import { paneRows } from '../keys/keymap-panes.ts'
import { replayRows } from '../keys/keymap-replay.ts'
import { tourRows } from '../keys/keymap-tour.ts'
import { undoRows } from '../keys/keymap-undo.ts'
import type { Row } from '../keys/row.ts'
import type { Place } from '../state/place.ts'

/** So many places are named; a key that works in more is a key of the whole desk. */
const placesNamed = 3

/**
 * How a table of coverage names a row of the keymap.
 *
 * @example
 * bindingName({ keys: ['enter'], in: ['composer'], does: 'send', label: 'send' }) // 'send: enter (composer)'
 */
export function bindingName({ keys, typed, in: places, does, arg }: Row): string {
  const where = places.length > placesNamed ? `${places[0]} and ${places.length - 1} more` : places.join(', ')
  const what = arg === undefined ? does : `${does} ${arg}`
  return `${what}: ${[...keys, ...(typed === undefined ? [] : [typed])].join(' / ')} (${where})`
}

/**
 * The keys of the keymap, and which of them conversations press: by hands on the stage `terminal`, and by `press` and
 * `run` wherever the desk runs in this process and can tell what a key meant.
 *
 * @param stages those of the run: where nobody has hands most keys are not even tried.
 */
export function keysToCover(stages: readonly string[]): MoreToCover {
  const reasons = new Map(reasonRows.flatMap(({ rows, reason }) => rows.map((row) => [bindingName(row), reason])))
  return {
    known: deskKeymap.rows.map((row) => ({ kind: 'key', id: bindingName(row) })),
    seenIn: ({ trace }) => {
      const pressed = (trace?.turns ?? []).flatMap(({ frames = [] }) => frames.flatMap(({ bindings = [] }) => bindings))
      return [...new Set(pressed)].map((id): Coverable => ({ kind: 'key', id }))
    },
    reasonFor: ({ kind, id }) => {
      if (kind !== 'key') return undefined
      return reasons.get(id) ?? (stages.includes('terminal') ? undefined : withoutHands)
    },
  }
}

const since = '2026-11-22'
type Reason = NonNullable<CoverageRow['reason']>

const withoutHands: Reason = {
  since,
  zh: '这次没有人按键；见 --stage terminal',
  en: 'nobody pressed keys in this run; see --stage terminal',
}

/** Where officers work; what they do there are no turns of a conversation. */
const officersPlaces: ReadonlySet<Place> = new Set(['wordings', 'wording', 'rewrite', 'rules', 'rule', 'blast'])

function rowsWhere(fits: (row: Row) => boolean): readonly Row[] {
  return deskKeymap.rows.filter(fits)
}

/** Keys that do nothing to a conversation, and what presses them instead. */
const reasonRows: readonly { readonly rows: readonly Row[]; readonly reason: Reason }[] = [
  {
    rows: lockRows,
    reason: { since, zh: '锁屏不在会话里，见终端测试', en: 'no conversation locks a screen; see the terminal tests' },
  },
  {
    rows: tourRows,
    reason: { since, zh: '导览不在会话里，见终端测试', en: 'a tour is no conversation; see the terminal tests' },
  },
  {
    rows: replayRows,
    reason: { since, zh: '宏和重做由按键测试覆盖', en: 'macros and repeats have tests of their own' },
  },
  {
    rows: paneRows,
    reason: { since, zh: '窗格大小只关乎画面', en: 'the size of panes is a matter of the screen alone' },
  },
  {
    rows: undoRows,
    reason: { since, zh: '排练的工作台不留撤回时间', en: 'the desk of a rehearsal leaves no time to take back' },
  },
  {
    rows: goRows,
    reason: {
      since,
      zh: '换栏只关乎画面，见终端测试',
      en: 'going between panes is of the screen; see the terminal tests',
    },
  },
  {
    rows: comfortRows,
    reason: { since, zh: '颜色、语言等只关乎画面', en: 'colours, languages and the like are of the screen' },
  },
  {
    rows: findingRows,
    reason: { since, zh: '查找只看不做，见查找测试', en: 'finding changes nothing; see the tests of finding' },
  },
  {
    rows: rowsWhere(({ in: places }) => places.every((place) => officersPlaces.has(place))),
    reason: { since, zh: '话术和规则的审批不在会话里', en: 'wordings and rules are reviewed outside conversations' },
  },
  {
    rows: rowsWhere(({ does }) => /^(?:edit|erase|undo$|redo$|newline$)/.test(does)),
    reason: { since, zh: '编辑按键由编辑器测试覆盖', en: 'keys of editing have the tests of the editor' },
  },
  {
    rows: rowsWhere(({ does, arg = 1 }) => arg > 1 && (does === 'switchTo' || does === 'favourite')),
    reason: { since, zh: '与第一个同义，见按键测试', en: 'the same as the first of them; see the tests of keys' },
  },
  {
    rows: composingRows,
    reason: { since, zh: '编辑按键由编辑器测试覆盖', en: 'keys of editing have the tests of the editor' },
  },
]
