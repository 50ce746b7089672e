import { filterPlaces } from '../state/finding/filtered-lists.ts'
import { panelPlaces, type Place, places, readingPlaces } from '../state/place.ts'
import { mayNotRun, withoutChoice, withoutNewerVisit, withoutOlderVisit } from './barred-finding.ts'
import type { Row } from './row.ts'

/** Lists with letters typed into them keep Ctrl+P for going up. */
const typingLists: ReadonlySet<Place> = new Set<Place>([
  'search',
  'picker',
  'choose',
  'command',
  'filter',
  'wordings',
  'rules',
])
const awake: readonly Place[] = places.filter(
  (place) => place !== 'small' && place !== 'quit' && place !== 'palette' && place !== 'lock',
)

/** Where `/` finds a customer, `\` alone filters the list. */
const searching: readonly Place[] = ['queue']
const filtering: readonly Place[] = filterPlaces.filter((place) => !searching.includes(place))

/** Where `/` finds a customer: wherever one reads, but not in a list that it filters. */
export const searchingPlaces: readonly Place[] = readingPlaces.filter((place) => !filtering.includes(place))

/** The palette, what was looked at, and lists narrowed by a few letters. */
export const findingRows: readonly Row[] = [
  {
    keys: ['ctrl+p', 'f3'],
    in: awake.filter((place) => !typingLists.has(place)),
    does: 'palette',
    label: 'palette',
  },
  { keys: ['f3'], in: awake.filter((place) => typingLists.has(place)), does: 'palette', label: 'palette' },
  { keys: ['enter'], in: ['palette'], does: 'runPalette', label: 'runPalette', barred: withoutChoice, footer: true },
  { keys: ['escape', 'f3'], in: ['palette'], does: 'palette', label: 'closePalette', footer: true },
  { keys: ['['], in: readingPlaces, does: 'visitOlder', label: 'visitOlder', barred: withoutOlderVisit },
  { keys: [']'], in: readingPlaces, does: 'visitNewer', label: 'visitNewer', barred: withoutNewerVisit },
  { keys: ['/', '\\'], in: filtering, does: 'filter', label: 'filter', footer: true },
  { keys: ['\\'], in: searching, does: 'filter', label: 'filter' },
  { keys: ['enter'], in: ['filter'], does: 'keepFilter', label: 'keepFilter', footer: true },
  { keys: ['escape'], in: ['filter'], does: 'dropFilter', label: 'dropFilter', footer: true },
  { keys: ['tab'], in: ['filter'], does: 'filterToSearch', label: 'filterToSearch', footer: true },
  { keys: ['enter'], in: ['command'], does: 'runCommand', label: 'runCommand', barred: mayNotRun, footer: true },
  { keys: ['tab'], in: ['command'], does: 'completeCommand', label: 'completeCommand', footer: true },
  { keys: ['escape'], in: ['command'], does: 'back', label: 'back', footer: true },
  { keys: ['up'], in: ['command'], does: 'commandUp', label: 'commandUp' },
  { keys: ['down'], in: ['command'], does: 'commandDown', label: 'commandDown' },
  { keys: [':'], in: panelPlaces, does: 'command', label: 'command' },
]
