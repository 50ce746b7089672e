import { type Line, type Span, t } from './span.ts'

const addressPattern = /https?:\/\/[!-~]+[^\s.,;:!?)\]}'"<>，。；：！？）】》]/g

/**
 * Where a source is said with its address, the address can be opened; where a
 * terminal shows no links it stands there to be read. Only for what officers
 * wrote: an address in a customer's message is nothing to click on.
 *
 * @param whole the text before it was wrapped: of an address that was cut in two, no part is one.
 */
export function withLinks(line: Line, whole: string): Line {
  const addresses = whole.match(addressPattern) ?? []
  return addresses.length === 0 ? line : line.flatMap((span) => linked(span, addresses))
}

function linked(span: Span, addresses: readonly string[]): readonly Span[] {
  const address = addresses.find((one) => span.text.includes(one))
  if (address === undefined) return [span]
  const at = span.text.indexOf(address)
  const part = (text: string): readonly Span[] => (text === '' ? [] : [{ ...span, text: t(text).text }])
  return [
    ...part(span.text.slice(0, at)),
    { ...span, text: t(address).text, underline: true, link: address },
    ...part(span.text.slice(at + address.length)),
  ]
}
