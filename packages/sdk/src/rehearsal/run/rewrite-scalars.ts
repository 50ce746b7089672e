import { isScalar, LineCounter, parseDocument, type Scalar, visit } from 'yaml'

/** One value of a file that is to become another. */
export interface ScalarChange {
  readonly file: string
  readonly line: number
  readonly column: number
  /** What it is, for people. */
  readonly path: string
  readonly value: string | number
  readonly before?: string
}

/**
 * Change values of a YAML text and not a character beside them. A value that
 * is made of variables is left as it is, and so is one that two cases want to differ.
 */
export function rewriteScalars(
  text: string,
  changes: readonly ScalarChange[],
): { readonly text: string; readonly made: readonly ScalarChange[] } {
  const scalars = scalarsByPlace(text)
  const made: ScalarChange[] = []
  const edits: { readonly from: number; readonly to: number; readonly text: string }[] = []
  for (const [place, wishes] of Map.groupBy(changes, ({ line, column }) => `${line}:${column}`)) {
    const [change] = wishes
    const scalar = scalars.get(place)
    const [from, to] = scalar?.range ?? []
    if (!change || !scalar || from === undefined || to === undefined) continue
    const before = String(scalar.value)
    if (before.includes('${') || wishes.some(({ value }) => value !== change.value)) continue
    const isBlock = scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED'
    edits.push({ from, to, text: written(change.value, scalar.type === 'PLAIN') + (isBlock ? '\n' : '') })
    made.push({ ...change, before })
  }
  return { text: edited(text, edits), made }
}

function scalarsByPlace(text: string): ReadonlyMap<string, Scalar> {
  const lines = new LineCounter()
  const found = new Map<string, Scalar>()
  visit(parseDocument(text, { lineCounter: lines }), {
    Scalar: (key, node) => {
      if (key === 'key' || !node.range) return
      const { line, col } = lines.linePos(node.range[0])
      found.set(`${line}:${col}`, node)
    },
    // The place of a list with one text in it is that of the list.
    Seq: (_key, node) => {
      const [only, ...others] = node.items
      if (others.length > 0 || !isScalar(only) || !node.range) return
      const { line, col } = lines.linePos(node.range[0])
      found.set(`${line}:${col}`, only)
    },
  })
  return found
}

/** Quoted wherever YAML could take it for anything but this text, in a flow map or out of one. */
function written(value: string | number, wasPlain: boolean): string {
  if (typeof value === 'number') return String(value)
  if (/[\u0000-\u001f\u007f-\u009f\ufeff]/.test(value)) return JSON.stringify(value)
  const safePlain =
    wasPlain && /^[\p{Script=Han}\p{L}][\p{L}\p{N}\p{Script=Han}_.，。！？、；：（）《》-]*$/u.test(value)
  const isWord = /^(?:true|false|yes|no|on|off|null|y|n)$/i.test(value)
  return safePlain && !isWord ? value : `'${value.replaceAll("'", "''")}'`
}

function edited(text: string, edits: readonly { readonly from: number; readonly to: number; readonly text: string }[]) {
  let result = text
  // From the end, so that earlier places stay where they are.
  for (const edit of edits.toSorted((a, b) => b.from - a.from)) {
    result = result.slice(0, edit.from) + edit.text + result.slice(edit.to)
  }
  return result
}
