import { fuzzyPinyin, residentTailLength, reversed } from './search-keys.ts'
import { searchTokens } from './search-text.ts'

/** A word of a query, by what it looks like. */
export interface QueryWord {
  readonly kind: 'name' | 'digits' | 'customerNo' | 'residentTail'
  readonly text: string
}

/**
 * What a query asks for, as prefixes of search words.
 *
 * `ladder`: a word alone. Its rungs come one after another: everyone on the
 * first before anyone on the second. `all`: several words; who is found
 * matches each by at least one of its prefixes.
 */
export type SearchPlan =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'ladder'; readonly rungs: readonly (readonly string[])[]; readonly mobile: string | undefined }
  | { readonly kind: 'all'; readonly words: readonly (readonly string[])[] }

const mostWords = 4

/** Fewer digits than these beside another word are a number still being typed: they do not narrow yet. */
const narrowingDigits = 3

/**
 * Read what an agent typed. Name pieces become one word in the order they
 * stand (`张 wei` is `张wei`); digits are words of their own; whatever is
 * neither letter nor digit separates and is harmless.
 *
 * @example
 * parseQuery('zw8899') // [{ kind: 'name', text: 'zw' }, { kind: 'digits', text: '8899' }]
 */
export function parseQuery(text: string): QueryWord[] {
  const tokens = searchTokens(text)
  const mobile = wholeMobile(text, tokens)
  if (mobile) return [{ kind: 'digits', text: mobile }]
  const words = tokens.flatMap(wordsOfToken)
  const name = words
    .filter((word) => word.kind === 'name')
    .map((word) => word.text)
    .join('')
  const others = words.filter((word) => word.kind !== 'name')
  return (name === '' ? others : [{ kind: 'name' as const, text: name }, ...others]).slice(0, mostWords)
}

/** A phone as people paste it: 138-0013-8000, +86 138 0013 8000. */
function wholeMobile(text: string, tokens: readonly string[]): string | undefined {
  const digits = tokens.join('').replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '')
  // Stars between digits are a mask (138****8899), not a separator.
  return /^1[3-9]\d{9}$/.test(digits) && !text.includes('*') ? digits : undefined
}

function wordsOfToken(token: string): QueryWord[] {
  if (/^c\d+$/.test(token)) return [{ kind: 'customerNo', text: token }]
  if (/^\d{3,17}x$/.test(token)) return [{ kind: 'residentTail', text: token }]
  const runs = token.match(/[0-9]+|[^0-9]+/g) ?? []
  return runs.map((run) => ({ kind: /^[0-9]/.test(run) ? 'digits' : 'name', text: run }))
}

/** What to look up for a query. Pure: the store only follows it. */
export function planSearch(text: string): SearchPlan {
  const words = parseQuery(text)
  const narrowing = words.filter(narrows)
  if (narrowing.length > 1) return { kind: 'all', words: narrowing.map(prefixesBesideOthers) }
  const word = narrowing[0] ?? words[0]
  return word ? planAlone(word) : { kind: 'nothing' }
}

function narrows(word: QueryWord): boolean {
  if (word.kind === 'digits') return word.text.length >= narrowingDigits
  return word.kind !== 'customerNo' || word.text.length >= 'c00000000'.length
}

function planAlone(word: QueryWord): SearchPlan {
  const { text } = word
  const ladder = (...rungs: string[][]): SearchPlan => ({
    kind: 'ladder',
    rungs: rungs.filter((rung) => rung.length > 0),
    mobile: word.kind === 'digits' && /^1[3-9]\d{9}$/.test(text) ? text : undefined,
  })
  if (word.kind === 'name') {
    return ladder([`n${text}`], /^[a-z]+$/.test(text) ? [`f${fuzzyPinyin(text)}`] : [])
  }
  if (word.kind === 'customerNo') return ladder([`c${text}`])
  if (word.kind === 'residentTail') return ladder(residentPrefixes(text))
  const tail = reversed(text)
  const phone = text.startsWith('1') ? [`p${text}`, `t${tail}`] : [`t${tail}`]
  return ladder(phone, [`d${tail}`], text.length >= 4 ? residentPrefixes(text) : [])
}

/**
 * Beside other words a number is a phone's tail, and a phone's head only where
 * people say one: the three digits of 号段, or seven and more. Four digits and
 * more may also end a customer number.
 */
function prefixesBesideOthers(word: QueryWord): string[] {
  const { text } = word
  if (word.kind === 'name') return [`n${text}`]
  if (word.kind === 'customerNo') return [`c${text}`]
  if (word.kind === 'residentTail') return residentPrefixes(text)
  const tail = reversed(text)
  const isHead = text.startsWith('1') && (text.length === 3 || text.length >= 7)
  return [`t${tail}`, ...(isHead ? [`p${text}`] : []), ...(text.length >= 4 ? [`d${tail}`] : [])]
}

function residentPrefixes(text: string): string[] {
  return text.length > residentTailLength ? [] : [`i${reversed(text)}`]
}

/** Every phone that differs by one wrong digit, or two neighbours swapped: 99 and at most 10. */
export function phonesNear(phone: string): string[] {
  const near: string[] = []
  for (let i = 0; i < phone.length; i++) {
    for (const digit of '0123456789') {
      if (digit !== phone[i]) near.push(phone.slice(0, i) + digit + phone.slice(i + 1))
    }
    const swapped = phone.slice(0, i) + (phone[i + 1] ?? '') + (phone[i] ?? '') + phone.slice(i + 2)
    if (i + 1 < phone.length && phone[i] !== phone[i + 1]) near.push(swapped)
  }
  return near
}
