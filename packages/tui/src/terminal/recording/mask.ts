/** What stands for a character of so many bytes of UTF-8, so that every read keeps its length. */
const standIns = { 2: Buffer.from('é'), 3: Buffer.from('字'), 4: Buffer.from('😀') } as const

/**
 * Hide what was typed and pasted, byte by byte, and leave sequences as they
 * are. A masked recording can be given away: it shows what a terminal sends,
 * and how its reads are cut, but no longer what its letters were.
 */
export class InputMask {
  #in: 'text' | 'escape' | 'csi' | 'ss3' | 'string' = 'text'
  #csi = ''
  #paste = false
  /** The character under way: what it becomes, and how much of that is written. */
  #character: Uint8Array = standIns[3]
  #written = 0

  masked(bytes: Uint8Array): Uint8Array {
    return bytes.map((byte) => this.#byte(byte))
  }

  #byte(byte: number): number {
    if (byte === 0x1b) this.#in = 'escape'
    else if (this.#in === 'escape') return this.#afterEscape(byte)
    else if (this.#in === 'csi') this.#inCsi(byte)
    else if (this.#in === 'ss3') this.#in = 'text'
    else if (this.#in === 'text') return this.#text(byte)
    else if (byte === 0x07) this.#in = 'text'
    return byte
  }

  #afterEscape(byte: number): number {
    const kind = String.fromCharCode(byte)
    this.#csi = ''
    if (kind === '[') this.#in = 'csi'
    else if (kind === 'O' && !this.#paste) this.#in = 'ss3'
    else if (']PX^_'.includes(kind) && !this.#paste) this.#in = 'string'
    else {
      this.#in = 'text'
      return kind === '\\' ? byte : this.#text(byte)
    }
    return byte
  }

  #inCsi(byte: number): void {
    this.#csi += String.fromCharCode(byte)
    if (byte >= 0x20 && byte < 0x40) return
    this.#in = 'text'
    if (this.#csi === '200~') this.#paste = true
    else if (this.#csi === '201~') this.#paste = false
  }

  #text(byte: number): number {
    if ((byte & 0xc0) === 0x80) return this.#character[this.#written++] ?? byte
    if (byte >= 0xc0) {
      this.#character = standIns[byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2]
      this.#written = 1
      return this.#character[0] ?? byte
    }
    if (byte >= 0x30 && byte <= 0x39) return 0x30
    return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) ? 0x78 : byte
  }
}
