/**
 * Text reduced to what search compares: one width, one case, letters and digits
 * only, ü as v, tone marks gone. Names and queries go through the same door.
 *
 * @example
 * normalizeSearchText('Ｚhāng·伟 ')  // 'zhang伟'
 */
export function normalizeSearchText(text: string): string {
  return searchTokens(text).join('')
}

/** The same, still apart where the text was apart. */
export function searchTokens(text: string): string[] {
  // Only text with letters beyond ASCII and Han has marks to take off.
  const plain = /^[\x20-\x7e\u4e00-\u9fff]*$/.test(text) ? text : withoutMarks(text)
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function withoutMarks(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKD')
    .replace(/([uU])\u0304?\u0308[\u0300-\u036f]?/g, 'v')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
}
