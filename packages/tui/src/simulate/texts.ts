/** A text that somebody wrote at the desk, or to it. */
export interface Written {
  readonly no: number
  readonly by: string
  /** Stands in the text, and in no other. */
  readonly mark: string
  readonly conversationId: string
  /** When it was typed, or last moved between the editor and the outbox. */
  touchedMs: number
  /** When Enter was pressed on it, as a number that grows. */
  sentNo: number | undefined
  /** The desk has said that it has it. */
  acknowledged: boolean
  /** Put away on purpose, or so new when the program was killed that it may be gone. */
  excused: boolean
}

const signs = [...'甲乙丙丁戊己庚辛壬癸']

/** Every text of a world, so that in the end each can be asked after. */
export class Texts {
  readonly all: Written[] = []
  #sent = 0

  /** A mark for a text that is about to be written: letters that are no number to any gate. */
  mark(): string {
    const digits = [...String(this.#made).padStart(4, '0')].map((digit) => signs[Number(digit)] ?? '')
    this.#made += 1
    return `〔${digits.join('')}〕`
  }

  #made = 0

  wrote(by: string, mark: string, conversationId: string, nowMs: number): Written {
    const text: Written = {
      no: this.all.length + 1,
      by,
      mark,
      conversationId,
      touchedMs: nowMs,
      sentNo: undefined,
      acknowledged: false,
      excused: false,
    }
    this.all.push(text)
    return text
  }

  /** What of somebody's stands in a text. */
  in(body: string, by: string): readonly Written[] {
    return this.all.filter((text) => text.by === by && body.includes(text.mark))
  }

  sent(body: string, by: string, nowMs: number): void {
    this.#sent += 1
    for (const text of this.in(body, by)) Object.assign(text, { sentNo: this.#sent, touchedMs: nowMs })
  }

  putAway(body: string, by: string): void {
    for (const text of this.in(body, by)) text.excused = true
  }

  touched(by: string, nowMs: number): void {
    for (const text of this.all) if (text.by === by) text.touchedMs = nowMs
  }

  /** The program died: what was typed just now may be gone. */
  killed(by: string, nowMs: number): void {
    for (const text of this.all) if (text.by === by && nowMs - text.touchedMs < graceMs) text.excused = true
  }
}

/** A draft is on disk a quarter of a second after the last key, or as much later as the disk is slow. */
const graceMs = 5_000
