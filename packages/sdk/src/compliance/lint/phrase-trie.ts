/** A place where a phrase stands in a text, `end` exclusive. */
export interface Place<Tag> {
  readonly start: number
  readonly end: number
  readonly tag: Tag
}

interface Node<Tag> {
  readonly next: Map<string, Node<Tag>>
  tag?: Tag
}

/** Finds many phrases in one walk over a text: at most (longest phrase) steps for each unit, whatever their number. */
export class PhraseTrie<Tag> {
  readonly #root: Node<Tag> = { next: new Map() }

  add(phrase: string, tag: Tag): void {
    let node = this.#root
    for (const unit of phrase.split('')) {
      let next = node.next.get(unit)
      if (!next) node.next.set(unit, (next = { next: new Map() }))
      node = next
    }
    node.tag = tag
  }

  /** Every place of every accepted phrase, by start, the longer first. */
  places(text: string, accept: (tag: Tag) => boolean): Place<Tag>[] {
    const found: Place<Tag>[] = []
    for (let start = 0; start < text.length; start += 1) {
      let node = this.#root.next.get(text[start] ?? '')
      if (!node) continue
      const here: Place<Tag>[] = []
      for (let end = start + 1; node; end += 1) {
        if (node.tag !== undefined && accept(node.tag)) here.push({ start, end, tag: node.tag })
        node = node.next.get(text[end] ?? '')
      }
      found.push(...here.reverse())
    }
    return found
  }
}

/** Without the places that lie inside another: 肯定减免 is one thing, not also 肯定. Needs the order of `places`. */
export function longestOnly<Tag>(places: readonly Place<Tag>[]): Place<Tag>[] {
  let reached = -1
  return places.filter(({ end }) => {
    if (end <= reached) return false
    reached = end
    return true
  })
}
