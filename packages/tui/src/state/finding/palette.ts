import type { Row } from '../../keys/row.ts'
import type { Handlers } from '../action.ts'
import { matchingCommands } from '../command-table.ts'
import type { Happening, Step } from '../happening.ts'
import { placeOf } from '../select.ts'
import type { State } from '../state.ts'
import { changeOverlay, overlayOf, popOverlay, pushOverlay, step, tell, within } from '../step.ts'
import { commandLine, type Editor, emptyLine } from '../text.ts'
import { changeFinding } from './filter.ts'
import { keepFound } from './keep.ts'
import { type PaletteItem, paletteItems } from './palette-items.ts'
import { rankItems } from './rank.ts'
import { placeFor, type Way, wayOf } from './ways.ts'

/** Every action of the desk, found by a few letters. */
export interface PaletteOverlay {
  readonly kind: 'palette'
  readonly editor: Editor
  readonly selected: number
}

/** What is to be done once the palette or the command line has closed: another happening, as its key would be. */
export interface Onward {
  readonly step: Step
  readonly next?: Happening
}

export const paletteActions: Handlers<'palette'> = {
  palette: (state) =>
    overlayOf(state, 'palette')
      ? step(popOverlay(state))
      : step(pushOverlay(state, { kind: 'palette', editor: emptyLine, selected: 0 })),
}

/** An item with how it is done from here. */
export interface PaletteRow {
  readonly item: PaletteItem
  readonly row: Row | undefined
  /** 0 here, 1 where moving alone leads, 2 elsewhere. */
  readonly distance: 0 | 1 | 2
}

/** The desk below the palette, which everything in it is about. */
function belowPalette(state: State): State {
  return state.overlays.at(-1)?.kind === 'palette' ? popOverlay(state) : state
}

const lastRows = new WeakMap<PaletteOverlay, { readonly of: State; readonly rows: readonly PaletteRow[] }>()

/** What the palette lists: what was done last first, then what works here. Digits that lead nowhere are left out. */
export function paletteRows(state: State): readonly PaletteRow[] {
  const palette = overlayOf(state, 'palette')
  if (!palette) return []
  const known = lastRows.get(palette)
  if (known?.of === state) return known.rows
  const below = belowPalette(state)
  const typed = palette.editor.text.trim()
  const all = paletteItems(state.keymap)
  const found = typed === '' ? all : rankItems(all, typed)
  const rows = found.map((item) => nearest(item, below)).filter((one) => !isIdleDigit(one, below))
  const ordered = typed === '' ? inOrder(rows, state.finding.recent) : rows
  lastRows.set(palette, { of: state, rows: ordered })
  return ordered
}

/** Of the ways an action is bound, the one that is nearest to here. */
function nearest(item: PaletteItem, below: State): PaletteRow {
  if (item.command) return { item, row: undefined, distance: 1 }
  const here = placeOf(below)
  const row = item.rows.find((one) => one.in.includes(here))
  if (row) return { item, row, distance: 0 }
  const near = item.rows.find((one) => placeFor(one, below) !== undefined)
  return near ? { item, row: near, distance: 1 } : { item, row: item.rows[0], distance: 2 }
}

function isIdleDigit({ row, distance }: PaletteRow, below: State): boolean {
  if (row?.arg === undefined || row.named !== undefined) return false
  return distance === 2 || (row.arg > 1 && wayOf(row, below).barred !== undefined)
}

function inOrder(rows: readonly PaletteRow[], recent: readonly string[]): readonly PaletteRow[] {
  const weight = ({ item, distance }: PaletteRow): number => {
    const used = recent.indexOf(item.id)
    if (used >= 0) return used - recent.length
    return distance + (item.command ? 2 : 0) + (item.minor ? 4 : 0)
  }
  return rows.toSorted((a, b) => weight(a) - weight(b))
}

/** How the chosen row would be done, and why not. */
export function paletteWay(one: PaletteRow, state: State): Way | undefined {
  return one.row && wayOf(one.row, belowPalette(state))
}

/** What is typed, where it finds no action and is a command with what it is given: `theme light`. */
export function commandTyped(state: State): string | undefined {
  const text = overlayOf(state, 'palette')?.editor.text.trim() ?? ''
  const isCommand = /\s/.test(text) && matchingCommands(text).length === 1
  return isCommand && paletteRows(state).length === 0 ? text : undefined
}

/** Enter: the chosen action is done as its key would do it, or why not is said and the palette stays. */
export function paletteChosen(state: State): Onward {
  const rows = paletteRows(state)
  const one = rows[within(overlayOf(state, 'palette')?.selected ?? 0, rows.length)]
  if (!one) {
    const text = commandTyped(state)
    return text === undefined ? { step: tell(state, 'warn', { say: 'nothingHere' }) } : runTyped(state, text)
  }
  const { command } = one.item
  if (command) return commandChosen(remembering(belowPalette(state), one.item.id), command.bare, command.name)
  const way = paletteWay(one, state)
  if (!way || !one.row) return { step: tell(state, 'warn', { say: 'nothingHere' }) }
  if (way.barred) return { step: tell(state, 'warn', way.barred) }
  return {
    step: keepFound(remembering(way.at, one.item.id)),
    next: { kind: 'action', action: one.row.does, arg: one.row.arg, repeats: one.row.repeats },
  }
}

/** A command that says something by itself is run; another waits for its argument in the command line. */
function commandChosen(state: State, bare: boolean, name: string): Onward {
  const text = bare ? name : `${name} `
  const opened = pushOverlay(state, { kind: 'command', editor: commandLine(text), selected: 0, problem: undefined })
  return bare
    ? { step: keepFound(opened), next: { kind: 'action', action: 'runCommand' } }
    : { step: keepFound(opened) }
}

/** As the command line would run it, and left there with what is wrong with it. */
function runTyped(state: State, text: string): Onward {
  const below = belowPalette(state)
  const opened = pushOverlay(below, { kind: 'command', editor: commandLine(text), selected: 0, problem: undefined })
  return { step: step(opened), next: { kind: 'action', action: 'runCommand' } }
}

const mostRecent = 12

function remembering(state: State, id: string): State {
  const recent = [id, ...state.finding.recent.filter((one) => one !== id)].slice(0, mostRecent)
  return changeFinding(state, { recent })
}

export function paletteEdited(state: State, editor: Editor): Step {
  return step(
    changeOverlay(state, 'palette', (palette) =>
      palette.editor.text === editor.text ? { ...palette, editor } : { ...palette, editor, selected: 0 },
    ),
  )
}

export function moveInPalette(state: State, by: number): State {
  const { length } = paletteRows(state)
  return changeOverlay(state, 'palette', (palette) => ({ ...palette, selected: within(palette.selected + by, length) }))
}
