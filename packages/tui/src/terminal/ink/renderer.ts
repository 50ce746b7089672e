/** What is read of Ink's tree: rows of text, in whatever boxes. */
export interface InkNode {
  readonly nodeName: string
  readonly nodeValue?: string
  readonly childNodes?: readonly InkNode[]
}

/**
 * What the build gives Ink for its renderer.
 *
 * The desk's tree is a column of rows that fit (see `row-painter.ts`), so
 * there is nothing to lay out: the frame is the rows. Ink's own builds every
 * cell of the screen as an object, each frame, and measures it.
 */
export default function render(root: InkNode): {
  readonly output: string
  readonly outputHeight: number
  readonly staticOutput: string
} {
  const rows: string[] = []
  collect(root, rows)
  return { output: rows.join('\n'), outputHeight: rows.length, staticOutput: '' }
}

function collect(node: InkNode, rows: string[]): void {
  if (node.nodeName === 'ink-text') rows.push(textOf(node))
  else for (const child of node.childNodes ?? []) collect(child, rows)
}

function textOf(node: InkNode): string {
  if (node.nodeName === '#text') return node.nodeValue ?? ''
  return (node.childNodes ?? []).map(textOf).join('')
}
