import { writeFileSync } from 'node:fs'
import { conversationJsonSchema } from '@zuoxi/sdk/rehearsal'

/** Write the schema of conversation files anew after their format has changed: `node --conditions=@zuoxi/source scripts/schema.ts`. */
writeFileSync(
  new URL('../fixtures/conversation.schema.json', import.meta.url),
  `${JSON.stringify(conversationJsonSchema(), undefined, 2)}\n`,
)
