import { csiEvent, ss3Event } from './csi.ts'
import { afterEscapeOf, EightBitControls } from './eight-bit.ts'
import { stringAnswer } from '../probe/answers.ts'
import type { KeyEvent, TokenEvent } from './event.ts'
import { characterKey, controlKey, namedKey, noModifiers } from './keys.ts'
import { PasteBuffer } from './paste.ts'

/** No key sends a longer sequence. What follows is swallowed without being kept. */
const sequenceLimit = 64
/** No answer that is looked at is longer. What follows is swallowed, too. */
const stringLimit = 160

/**
 * Bytes from a terminal to events, a piece at a time.
 *
 * However the bytes are cut into reads, the events are the same: this is what
 * lets a burst of characters and Return arrive as separate keys. A lone Escape
 * is only known by the silence after it, so the owner calls `flush` some time
 * after `waiting` has become something.
 *
 * @example
 * new Tokenizer().feed('a\r') // keys `a` and `enter`
 */
export class Tokenizer {
  #eightBit = new EightBitControls()
  #decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  #halfCharacter = ''
  /** An unfinished escape sequence, from its ESC on; empty in between. */
  #sequence = ''
  /** It began with a control of eight bits, so it cannot be a key after an Escape. */
  #single = false
  #paste: PasteBuffer | undefined
  /** How many characters of an old-style mouse report are still to be swallowed. */
  #swallow = 0

  /** What more is expected before the bytes so far can be understood: after `escape` perhaps nothing. */
  get waiting(): 'nothing' | 'escape' | 'sequence' | 'paste' {
    if (this.#paste) return 'paste'
    if (this.#sequence === '' && this.#swallow === 0) return 'nothing'
    return this.#swallow === 0 && this.#sequence.length <= 2 && !this.#single ? 'escape' : 'sequence'
  }

  feed(input: Uint8Array | string): TokenEvent[] {
    const events: TokenEvent[] = []
    let rest: string | undefined =
      typeof input === 'string'
        ? this.#joined(input)
        : this.#decoder.decode(this.#eightBit.asUtf8(input), { stream: true })
    while (rest !== undefined && rest !== '')
      rest = this.#paste ? this.#feedPaste(rest, events) : this.#feedKeys(rest, events)
    return events
  }

  /** The silence after an unfinished sequence: what has come is all there is. */
  flush(): TokenEvent[] {
    const events: TokenEvent[] = []
    const [sequence, paste] = [this.#sequence, this.#paste]
    this.#sequence = ''
    this.#swallow = 0
    this.#paste = undefined
    if (paste) events.push(paste.finish())
    else if (sequence === '\u001b\u001b') events.push(namedKey('escape'), namedKey('escape'))
    else if (sequence === '\u001b') events.push(namedKey('escape'))
    else if (sequence.length === 2 && !this.#single)
      push(events, afterEscape(characterKey(sequence.charAt(1), { ...noModifiers, alt: true })))
    return events
  }

  /** A string may be cut inside a surrogate pair, as bytes may be inside a character. */
  #joined(text: string): string {
    const joined = this.#halfCharacter + text
    const cut = /[\ud800-\udbff]$/.test(joined) ? joined.length - 1 : joined.length
    this.#halfCharacter = joined.slice(cut)
    return joined.slice(0, cut)
  }

  #feedPaste(text: string, events: TokenEvent[]): string | undefined {
    const rest = this.#paste?.push(text)
    if (rest === undefined || !this.#paste) return undefined
    events.push(this.#paste.finish())
    this.#paste = undefined
    return rest
  }

  /** Take characters until the text or the keys end; answers what is left when a paste begins. */
  #feedKeys(text: string, events: TokenEvent[]): string | undefined {
    let at = 0
    for (const character of text) {
      at += character.length
      if (this.#swallow > 0) this.#swallow -= 1
      else if (this.#sequence === '') this.#ground(character, events)
      else this.#continue(character, events)
      if (this.#paste) return text.slice(at)
    }
    return undefined
  }

  #ground(character: string, events: TokenEvent[]): void {
    const code = character.codePointAt(0) ?? 0
    const single = afterEscapeOf(code)
    this.#single = single !== undefined
    if (code === 0x1b) this.#sequence = character
    else if (single !== undefined) this.#sequence = single === '\\' ? '' : `\u001b${single}`
    else if (code < 0x20 || code === 0x7f) events.push(controlKey(code, false))
    else push(events, characterKey(character))
  }

  #continue(character: string, events: TokenEvent[]): void {
    const kind = this.#sequence.replace(/^\u001b\u001b(?=.)/, '\u001b').charAt(1)
    if (kind === '' || kind === '\u001b') this.#afterEscape(character, events)
    else if (kind === '[') this.#inCsi(character, events)
    else if (kind === 'O') this.#inSs3(character, events)
    else this.#inString(character, events)
  }

  #afterEscape(character: string, events: TokenEvent[]): void {
    const doubled = this.#sequence.length === 2
    if (character === '[' || character === 'O') {
      this.#sequence += character
      return
    }
    // An Escape of its own, then another key: only a cursor key's sequence may follow two.
    if (doubled) {
      events.push(namedKey('escape'))
      this.#sequence = '\u001b'
    }
    const code = character.codePointAt(0) ?? 0
    if (code === 0x1b || (!doubled && ']PX^_'.includes(character))) this.#sequence += character
    else this.#altKey(character, code, events)
  }

  #altKey(character: string, code: number, events: TokenEvent[]): void {
    this.#sequence = ''
    if (code < 0x20 || code === 0x7f) push(events, afterEscape(controlKey(code, true)))
    else if (code < 0x80) push(events, afterEscape(characterKey(character, { ...noModifiers, alt: true })))
    else {
      // No keyboard has Alt+汉: this is Escape, and then an input method's text in the same read.
      events.push(namedKey('escape'))
      push(events, characterKey(character))
    }
  }

  #inCsi(character: string, events: TokenEvent[]): void {
    const body = this.#sequence.replace(/^\u001b+\[/, '')
    const code = character.codePointAt(0) ?? 0
    if (code < 0x20 || code > 0x7e) return this.#abandon(character, events)
    const linuxFunctionKey = body === '' && character === '['
    const final = code >= 0x40 || (character === '$' && /^\d+$/.test(body))
    if (!final || linuxFunctionKey) {
      if (this.#sequence.length < sequenceLimit) this.#sequence += character
      else this.#sequence = this.#sequence.slice(0, sequenceLimit - 1) + '!'
      return
    }
    const doubled = this.#sequence.startsWith('\u001b\u001b')
    this.#sequence = ''
    if (body === '200' && character === '~') this.#paste = new PasteBuffer(this.#single)
    else if (body === '' && character === 'M') this.#swallow = 3
    else if (body === '[') push(events, linuxKey(character))
    else push(events, withAlt(csiEvent(body, character), doubled))
  }

  #inSs3(character: string, events: TokenEvent[]): void {
    const parameter = this.#sequence.replace(/^\u001b+O/, '')
    const code = character.codePointAt(0) ?? 0
    if (code < 0x20 || code > 0x7e) return this.#abandon(character, events)
    if (/\d/.test(character) && parameter.length < 2) {
      this.#sequence += character
      return
    }
    const doubled = this.#sequence.startsWith('\u001b\u001b')
    this.#sequence = ''
    push(events, withAlt(ss3Event(parameter, character), doubled))
  }

  /** OSC, DCS and their like, which only answers of the terminal use: swallowed up to BEL or ST. */
  #inString(character: string, events: TokenEvent[]): void {
    const escaped = this.#sequence.length > 2 && this.#sequence.endsWith('\u001b')
    if (character === '\u0007' || character === '\u009c' || (escaped && character === '\\')) {
      const body = this.#sequence.slice(2, escaped ? -1 : undefined)
      push(events, stringAnswer(this.#sequence.charAt(1), body))
      this.#sequence = ''
    } else if (escaped) {
      this.#sequence = '\u001b'
      this.#single = false
      this.#continue(character, events)
    } else if (this.#sequence.length < stringLimit) this.#sequence += character
    else this.#sequence = this.#sequence.slice(0, stringLimit - 1) + character
  }

  /** A sequence broken off by something that cannot be part of it: that begins anew. */
  #abandon(character: string, events: TokenEvent[]): void {
    this.#sequence = ''
    this.#ground(character, events)
  }
}

function push(events: TokenEvent[], event: TokenEvent | undefined): void {
  if (event) events.push(event)
}

/** Some terminals send Alt with a cursor key as an Escape before its sequence. */
function withAlt(event: TokenEvent | undefined, alt: boolean): TokenEvent | undefined {
  if (!alt || event?.kind !== 'key' || event.chord.includes('alt+')) return event
  const [, before = '', name = event.chord] = /^((?:super\+)?(?:ctrl\+)?)(.+)$/.exec(event.chord) ?? []
  return afterEscape({ kind: 'key', chord: `${before}alt+${name}` })
}

function afterEscape(event: KeyEvent | undefined): KeyEvent | undefined {
  return event && { ...event, escaped: true }
}

/** The Linux console's F1 to F5: `ESC [ [ A` and on. */
function linuxKey(final: string): TokenEvent | undefined {
  const index = 'ABCDE'.indexOf(final)
  return index < 0 ? undefined : namedKey(`f${index + 1}`)
}
