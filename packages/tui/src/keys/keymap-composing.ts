import { type Place, typingPlaces } from '../state/place.ts'
import * as bar from './barred-composing.ts'
import { withoutFinding } from './barred-gate.ts'
import type { Row } from './row.ts'

/** Where more than a line is written. */
const writing: readonly Place[] = ['composer', 'comment', 'reason', 'why', 'rewrite']

/** Why something is found, selecting, the desk's own clipboard, and what was sent before. */
export const composingRows: readonly Row[] = [
  // It comes and goes while one writes: behind the keys that stay, it moves none of them.
  {
    keys: ['ctrl+g'],
    in: ['composer'],
    does: 'findingSource',
    label: 'findingSource',
    barred: withoutFinding,
    footer: true,
  },
  { keys: ['shift+left'], in: writing, does: 'selectLeft', label: 'selectLeft' },
  { keys: ['shift+right'], in: writing, does: 'selectRight', label: 'selectRight' },
  { keys: ['shift+up'], in: writing, does: 'selectUp', label: 'selectUp' },
  { keys: ['shift+down'], in: writing, does: 'selectDown', label: 'selectDown' },
  { keys: ['ctrl+shift+left'], in: writing, does: 'selectWordLeft', label: 'selectWordLeft' },
  { keys: ['ctrl+shift+right'], in: writing, does: 'selectWordRight', label: 'selectWordRight' },
  { keys: ['shift+home'], in: writing, does: 'selectLineStart', label: 'selectLineStart' },
  { keys: ['shift+end'], in: writing, does: 'selectLineEnd', label: 'selectLineEnd' },
  { keys: ['ctrl+space'], in: writing, does: 'setMark', label: 'setMark' },
  { keys: ['alt+a'], in: writing, does: 'selectAll', label: 'selectAll' },
  { keys: ['ctrl+x'], in: writing, does: 'cut', label: 'cut', barred: bar.withoutSelection },
  { keys: ['alt+c'], in: writing, does: 'copy', label: 'copy', barred: bar.withoutSelection },
  { keys: ['ctrl+v'], in: typingPlaces, does: 'pasteHere', label: 'pasteHere', barred: bar.withoutClip },
  {
    keys: ['alt+up', 'ctrl+up'],
    in: ['composer'],
    does: 'recallOlder',
    label: 'recallOlder',
    barred: bar.withoutSent,
  },
  {
    keys: ['alt+down', 'ctrl+down'],
    in: ['composer'],
    does: 'recallNewer',
    label: 'recallNewer',
    barred: bar.withoutSent,
  },
]
