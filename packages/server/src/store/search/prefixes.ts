/** Sorts after every text that begins with `prefix`. */
export function endOf(prefix: string): string {
  return `${prefix}\u{10ffff}`
}

/** Between a heavy number and the word of a composite key. */
const joint = '|'

/**
 * A heavy number has a ladder of its own over the other words of its customers:
 * two heavy words (`zw 889`) are then one prefix, `xt988|nzw`, and cost what one costs.
 */
export function compositeKey(numberPrefix: string, word: string): string {
  return `x${numberPrefix}${joint}${word}`
}

/** The shortest numbers that narrow beside another word: see `prefixesBesideOthers` in the rules. */
export function isComposable(prefix: string): boolean {
  const digits = prefix.length - 1
  if (prefix.startsWith('t')) return digits >= 3
  if (prefix.startsWith('p')) return digits === 3 || digits >= 7
  return (prefix.startsWith('d') || prefix.startsWith('i')) && digits >= 4
}

/**
 * The rows of a number's end carry what is typed beside it. A phone's head
 * does not: it is either heavy, or long and then few, and slim rows keep the
 * probes for a wrong digit on few pages.
 */
export function carries(key: string): boolean {
  return 'tdi'.includes(key.charAt(0))
}

/** The kinds of words that are carried. */
export function isCarried(word: string): boolean {
  return 'npt'.includes(word.charAt(0))
}

/** Phone, tail, customer number's end, resident id's end: words that are numbers, and lead when there are several words. */
export function isNumber(word: string): boolean {
  return 'tpdi'.includes(word.charAt(0))
}

/** Which words a number of this kind is combined with: what a name can be typed as, and a phone's head beside a tail. */
export function combines(numberPrefix: string, word: string): boolean {
  return word.startsWith('n') || (word.startsWith('p') && !numberPrefix.startsWith('p'))
}

/** The prefixes of a key that a query can ask for, shortest first. */
export function* prefixesOf(key: string): Generator<string> {
  let length = key.startsWith('x') ? key.indexOf(joint) + 2 : 1
  while (length < key.length) {
    length += isPair(key, length) ? 2 : 1
    yield key.slice(0, length)
  }
}

/** Whether two UTF-16 units from here are one character: a prefix must not end between them. */
function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff
}

/** The prefix one character longer that `key` begins with. */
export function childOf(prefix: string, key: string): string {
  return key.slice(0, prefix.length + (isPair(key, prefix.length) ? 2 : 1))
}
