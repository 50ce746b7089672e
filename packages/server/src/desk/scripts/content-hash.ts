import { createHash } from 'node:crypto'
import type { ScriptSource } from '@zuoxi/sdk'

/**
 * What a text is, all that an approval is bound to: whoever changes a letter, an audience or a date afterwards has
 * another hash.
 */
export function contentHashOf(source: ScriptSource): string {
  const { key, title, scenario, text, aliases, stages, needsBill, audience, disclosures } = source
  const { favourite, effectiveFrom, effectiveTo } = source
  const told = [key, title, scenario, text, aliases, stages, needsBill, audience.products, audience.channels]
  const rest = [audience.roles, disclosures, favourite ?? null, effectiveFrom ?? null, effectiveTo ?? null]
  return createHash('sha256')
    .update(JSON.stringify([...told, ...rest]))
    .digest('hex')
}
