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
    const overlay: SearchOverlay = {
      kind: 'search',
      editor: emptyLine,
      hits: [],
      answered: undefined,
      eager: false,
      selected: 0,
      failure: undefined,
    }
    return step(pushOverlay(state, overlay))
  },
  openFound: (state) => {
    const search = overlayOf(state, 'search')
    // The hits on screen may still answer older letters: whom they name is not who was asked for.
    if (search && isAsking(search)) return step(changeOverlay(state, 'search', (one) => ({ ...one, eager: true })))
    const hit = search?.hits[search.selected]
    if (!hit) return tell(state, 'warn', { say: 'nothingHere' })
    return openCustomer({ ...state, overlays: [], focus: 'customer', side: 'customer' }, hit.id)
  },
}

/** An answer to what is typed is under way. */
export function isAsking({ editor, answered }: Pick<SearchOverlay, 'editor' | 'answered'>): boolean {
  return editor.text.trim() !== (answered ?? '')
}

/** What is typed changed: ask again; `perform` stops the question that is overtaken. */
export function searchEdited(state: State, editor: Editor): Step {
  const text = editor.text.trim()
  const changed = changeOverlay(state, 'search', (search) =>
    text === ''
      ? { ...search, editor, hits: [], answered: undefined, eager: false, selected: 0 }
      : { ...search, editor, eager: false },
  )
  const before = overlayOf(state, 'search')?.editor.text.trim()
  return text === before ? step(changed) : step(changed, { do: 'search', text })
}

/** An answer counts only while its question still stands. */
export function foundCame(state: State, text: string, hits: readonly CustomerHit[]): Step {
  const search = overlayOf(state, 'search')
  if (!search || search.editor.text.trim() !== text) return step(state)
  const answered = changeOverlay(state, 'search', (one) => ({
    ...one,
    hits,
    answered: text,
    eager: false,
    selected: 0,
    failure: undefined,
  }))
  return search.eager ? searchActions.openFound(answered, 0) : step(answered)
}

export function moveInFound(state: State, by: number): State {
  return changeOverlay(state, 'search', (search) => ({
    ...search,
    selected: within(search.selected + by, search.hits.length),
  }))
}
