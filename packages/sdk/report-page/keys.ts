/** What the keys can do; `main.ts` does it. */
export type Deed =
  | 'down'
  | 'up'
  | 'first'
  | 'last'
  | 'enter'
  | 'back'
  | 'nextFailure'
  | 'previousFailure'
  | 'filter'
  | 'failedOnly'
  | 'chat'
  | 'ledger'
  | 'screen'
  | 'source'
  | 'nextFrame'
  | 'previousFrame'
  | 'open'
  | 'copy'
  | 'coverage'
  | 'theme'
  | 'language'
  | 'help'

/** The keymap of the page. The help shows these very rows. */
export const keymap: readonly { readonly keys: readonly string[]; readonly does: Deed }[] = [
  { keys: ['j', 'ArrowDown'], does: 'down' },
  { keys: ['k', 'ArrowUp'], does: 'up' },
  { keys: ['g', 'Home'], does: 'first' },
  { keys: ['G', 'End'], does: 'last' },
  { keys: ['Enter'], does: 'enter' },
  { keys: ['Escape'], does: 'back' },
  { keys: ['n'], does: 'nextFailure' },
  { keys: ['N'], does: 'previousFailure' },
  { keys: ['/'], does: 'filter' },
  { keys: ['f'], does: 'failedOnly' },
  { keys: ['1'], does: 'chat' },
  { keys: ['2'], does: 'ledger' },
  { keys: ['3'], does: 'screen' },
  { keys: ['4'], does: 'source' },
  { keys: [']', 'ArrowRight'], does: 'nextFrame' },
  { keys: ['[', 'ArrowLeft'], does: 'previousFrame' },
  { keys: ['o'], does: 'open' },
  { keys: ['y'], does: 'copy' },
  { keys: ['c'], does: 'coverage' },
  { keys: ['t'], does: 'theme' },
  { keys: ['l'], does: 'language' },
  { keys: ['?'], does: 'help' },
]

const deeds = new Map(keymap.flatMap(({ keys, does }) => keys.map((key) => [key, does] as const)))

/** What a key does here. In a field only what leaves it; a button keeps its own Enter and space. */
export function deedOf(event: KeyboardEvent): Deed | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  const { target, key } = event
  if (target instanceof HTMLInputElement && target.type === 'search')
    return key === 'Escape' ? 'back' : key === 'Enter' || key === 'ArrowDown' ? 'enter' : undefined
  if (target instanceof HTMLInputElement && key.startsWith('Arrow')) return undefined
  if (key === 'Enter' && target instanceof Element && target.closest('button, a, summary')) return undefined
  return deeds.get(key)
}
