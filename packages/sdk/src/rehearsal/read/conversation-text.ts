import { Document, isMap, isScalar, isSeq, Scalar, visit } from 'yaml'

/** Up to so many characters a list or map of plain values stands on one line. */
const lineLength = 110

/**
 * A conversation as YAML that people read: one order of keys, small maps on one line, texts that show every character.
 *
 * @param comment lines at its head
 */
export function conversationText(conversation: object, comment: readonly string[]): string {
  const document = new Document(escaped(conversation), { aliasDuplicateObjects: false })
  document.commentBefore = comment.map((line) => ` ${line}`).join('\n')
  visit(document, {
    Scalar: (key, node) => {
      if (typeof node.value !== 'string' || key === 'key') return
      if (hidden.test(node.value) || /[\r\u0085\u2028\u2029]/.test(node.value)) node.type = Scalar.QUOTE_DOUBLE
      else if (node.value.includes('\n')) node.type = Scalar.BLOCK_LITERAL
    },
    Collection: (_key, node, path) => {
      const isTop = path.length < 2
      if (!isTop && isPlain(node) && JSON.stringify(node.toJSON()).length <= lineLength) node.flow = true
    },
  })
  const { contents } = document
  if (isMap(contents))
    for (const { key } of contents.items) if (isScalar(key) && spaced.has(String(key.value))) key.spaceBefore = true
  const text = document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: true })
  return text.replaceAll(new RegExp(hidden.source, 'gu'), unicodeEscape)
}

const spaced: ReadonlySet<string> = new Set(['desk', 'customer', 'turns'])

/** Characters that do not show: in the file they are seen, and read back as they were. */
const hidden = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Co}]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u

function unicodeEscape(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code > 0xff_ff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}

/** In a file `${` begins a variable. */
function escaped<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll('${', () => '$${') as Value
  if (Array.isArray(value)) return value.map(escaped) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inside]) => (isNothing(inside) ? [] : [[key, escaped(inside)]])),
  ) as Value
}

function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

function isPlain(node: unknown): boolean {
  if (isMap(node)) return node.items.every(({ value }) => isPlain(value))
  if (isSeq(node)) return node.items.every(isPlain)
  return isScalar(node) && !String(node.value).includes('\n')
}
