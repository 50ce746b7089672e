import type { CustomerHit } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import { openCustomer } from './customer.ts'
import type { Step } from './happening.ts'
import type { SearchOverlay, State } from './state.ts'
import { changeOverlay, overlayOf, pushOverlay, step, tell, within } from './step.ts'
import { type Editor, emptyLine } from './text.ts'

/** Search as one types. */
export const searchActions: Handlers<'search' | 'openFound'> = {
  search: (state) => {
    const overlay: SearchOverlay = { kind: 'search', editor: emptyLine, hits: [], answered: undefined, selected: 0, failure: undefined }
    return step(pushOverlay(state, overlay))
  },
  openFound: (state) => {
    const search = overlayOf(state, 'search')
    const hit = search?.hits[search.selected]
    if (!hit) return tell(state, 'warn', { say: 'nothingHere' })
    return openCustomer({ ...state, overlays: [], focus: 'customer', side: 'customer' }, hit.id)
  },
}

/** What is typed changed: ask again; `perform` stops the question that is overtaken. */
export function searchEdited(state: State, editor: Editor): Step {
  const text = editor.text.trim()
  const changed = changeOverlay(state, 'search', (search) =>
    text === '' ? { ...search, editor, hits: [], answered: undefined, selected: 0 } : { ...search, editor },
  )
  const before = overlayOf(state, 'search')?.editor.text.trim()
  return text === before ? step(changed) : step(changed, { do: 'search', text })
}

/** An answer counts only while its question still stands. */
export function foundCame(state: State, text: string, hits: readonly CustomerHit[]): State {
  return changeOverlay(state, 'search', (search) =>
    search.editor.text.trim() === text ? { ...search, hits, answered: text, selected: 0, failure: undefined } : search,
  )
}

export function moveInFound(state: State, by: number): State {
  return changeOverlay(state, 'search', (search) => ({ ...search, selected: within(search.selected + by, search.hits.length) }))
}
