import { keyName } from '../keys/name.ts'
import { rowsOfPlace } from '../keys/effective.ts'
import { layoutOf, type PaneName } from '../state/layout.ts'
import { hintOf, keyOf, type TourHint } from '../state/tour/hint.ts'
import { progressOf, stepHere } from '../state/tour/progress.ts'
import { isWalking } from '../state/tour/tour.ts'
import { placeOf } from '../state/select.ts'
import type { State } from '../state/state.ts'
import type { Messages } from '../words/messages.ts'
import type { Look } from './look.ts'
import { bold, dim, fit, type Line, pointable, spread, t } from './span.ts'

/** The strip of the tour: what is learned now and why, and below it what to press. Nothing while nobody walks. */
export function tourView(state: State, words: Messages, width: number): readonly Line[] {
  if (!isWalking(state)) return []
  const { tour } = words
  const step = stepHere(state)
  const { n, of } = progressOf(state)
  const { title, why } = step ? tour.steps[step.id] : tour.end
  const head = t(` ${state.session.demo ? tour.title : tour.looks} ${n}/${of} `, { bold: true, inverse: true })
  const said: Line = [t('   '), t(hintText(hintOf(state), words), { tone: 'accent', bold: true })]
  return [spread([t(' '), head, t(' '), bold(title), dim(`  ${why}`)], leaving(state, words), width), fit(said, width)]
}

/** How to be left alone: the key, or what to type where it has none. */
function leaving(state: State, { tour }: Messages): Line {
  const row = rowsOfPlace(state.keymap, placeOf(state)).find(({ does }) => does === 'tour')
  const key = row?.keys[0]
  const line: Line = [bold(key === undefined ? ':tour off' : keyName(key)), dim(` ${tour.leave} `)]
  return key === undefined ? line : pointable(line, { keys: key })
}

function hintText(hint: TourHint, { tour, keys }: Messages): string {
  switch (hint.say) {
    case 'leave':
      return tour.elsewhere.leave(hint.key)
    case 'byPalette':
      return tour.elsewhere.byPalette(hint.key, keys[hint.label])
    case 'lost':
      return tour.elsewhere.lost
    case 'end':
      return tour.elsewhere.end(hint.key ?? ':tour off')
    default:
      return tour.says[hint.say](hint.key)
  }
}

/** That there is a tour, for whoever sees the desk for the first time; empty for others. It is said once, where there is room. */
export function tourOffer(state: State, words: Messages, pane: PaneName): string {
  const { panes } = layoutOf(state)
  const said = panes.find(({ name }) => name === 'main') ?? panes[0]
  return state.tour.stage === 'offered' && said?.name === pane ? words.tour.offer(keyOf('tour', state) ?? ':tour') : ''
}

/** The same, at the end of a pane with room for it. */
export function offerRows(offer: string, { width }: Pick<Look, 'width'>): readonly Line[] {
  return offer === '' ? [] : [[], fit([t(`  ${offer}`, { tone: 'accent' })], width)]
}
