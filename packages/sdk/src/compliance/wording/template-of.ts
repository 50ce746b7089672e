import type { Segment } from '../../model/script.ts'

/**
 * Write segments back as the template they were read from.
 *
 * @example
 * templateOf(parseWording('应还{{应还金额 | 金额}}。')) // '应还{{应还金额 | 金额}}。'
 */
export function templateOf(segments: readonly Segment[]): string {
  return segments.map(written).join('')
}

function written(segment: Segment): string {
  switch (segment.kind) {
    case 'locked':
      return segment.text
    case 'editable':
      return `[[${segment.text}]]`
    case 'slot':
      return `{{${segment.name}${segment.filter === undefined ? '' : ` | ${segment.filter}`}}}`
    case 'when': {
      const otherwise = segment.otherwise.length === 0 ? '' : `{% else %}${templateOf(segment.otherwise)}`
      return `{% if ${segment.condition} %}${templateOf(segment.say)}${otherwise}{% endif %}`
    }
  }
}
