import { deflateRawSync } from 'node:zlib'
import { safeText } from '../../model/safe-text.ts'

/**
 * Data as JSON that may stand inside a script element. Every text in it goes
 * through the allow-list first, so nothing that a fixture, a customer or a desk
 * says reaches the page as anything but words.
 */
export function safeJson(data: unknown): string {
  const json = JSON.stringify(data, (_name, value: unknown) =>
    typeof value === 'string' ? safeText(value, { keepNewlines: true }) : value,
  )
  return json.replaceAll('<', '\\u003c')
}

/** The same, packed: a report of a thousand conversations opens as soon as one of ten, as each is unpacked when it is looked at. */
export function packed(data: unknown): string {
  return deflateRawSync(safeJson(data)).toString('base64')
}
