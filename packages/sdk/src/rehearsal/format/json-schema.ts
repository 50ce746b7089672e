import { z } from 'zod'
import { ConversationFile, conversationFormat } from './conversation.ts'

/**
 * The format of conversation files as JSON Schema, which editors complete and
 * check by. A variable may stand for any number, word of a list or switch.
 *
 * @example
 * // yaml-language-server: $schema=../conversation.schema.json
 */
export function conversationJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(ConversationFile, { io: 'input', unrepresentable: 'any', reused: 'ref' })
  const whole = withVariables(schema) as Record<string, unknown>
  return {
    ...whole,
    $id: `https://zuoxi.example/conversation-${conversationFormat}.schema.json`,
    title: 'A conversation that Zuoxi rehearses',
  }
}

const variable = { type: 'string', pattern: '^\\$\\{[^}]+\\}$', description: 'a variable' }

/** Texts take variables by themselves; whatever else is written as a plain value has to be told that it may be one. */
function withVariables(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withVariables)
  if (typeof schema !== 'object' || schema === null) return schema
  const inside = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, isData(key) ? value : withVariables(value)]),
  )
  if (!isClosed(inside)) return inside
  const { description, default: usual, ...value } = inside
  return {
    ...(description !== undefined && { description }),
    ...(usual !== undefined && { default: usual }),
    anyOf: [value, variable],
  }
}

/** Keys whose values are no schemas. */
function isData(key: string): boolean {
  return key === 'enum' || key === 'const' || key === 'default' || key === 'required' || key === 'propertyNames'
}

/** A value that the text `${name}` would not fit. */
function isClosed(schema: Record<string, unknown>): boolean {
  const { type } = schema
  if (type === 'number' || type === 'integer' || type === 'boolean') return true
  return type === 'string' && ('enum' in schema || 'const' in schema || 'pattern' in schema)
}
