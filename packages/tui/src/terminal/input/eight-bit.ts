/** Controls of the second half, which begin or end a sequence: SS3, DCS, SOS, CSI, ST, OSC, PM, APC. */
const controls: ReadonlySet<number> = new Set([0x8f, 0x90, 0x98, 0x9b, 0x9c, 0x9d, 0x9e, 0x9f])

/** The control's own name after an Escape: `[` for CSI, as `ESC [` is the same. */
export function afterEscapeOf(code: number): string | undefined {
  return controls.has(code) ? String.fromCharCode(code - 0x40) : undefined
}

/**
 * Some terminals send a sequence's beginning as one byte of its own, which no
 * UTF-8 has there. Written as UTF-8 it comes through the decoder as itself;
 * everything else stays as it is, however it is cut into reads.
 */
export class EightBitControls {
  /** How many more bytes the character under way has. */
  #more = 0

  asUtf8(bytes: Uint8Array): Uint8Array {
    let out: number[] | undefined
    for (const [at, byte] of bytes.entries()) {
      const isControl = !this.#belongs(byte) && controls.has(byte)
      if (isControl) out ??= Array.from(bytes.subarray(0, at))
      if (isControl) out?.push(0xc2)
      out?.push(byte)
    }
    return out ? Uint8Array.from(out) : bytes
  }

  /** Whether a byte goes on with the character under way; otherwise it begins one. */
  #belongs(byte: number): boolean {
    if (this.#more > 0 && (byte & 0xc0) === 0x80) {
      this.#more -= 1
      return true
    }
    this.#more = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0
    return false
  }
}
