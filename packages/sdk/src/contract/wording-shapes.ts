import { z } from 'zod'
import { ScriptVersionId, Rev } from '../model/ids.ts'
import { pageInput, pageOf } from '../model/page.ts'
import { ScriptCheck, ScriptDetail, ScriptSource, ScriptStatus } from '../model/script.ts'
import { Instant } from '../model/time.ts'
import { mutation, reason } from './shape-parts.ts'

/** Wording as a controlled document: what officers may ask. */

const change = { ...mutation, scriptVersionId: ScriptVersionId, expectedRev: Rev }

export const scripts = {
  list: {
    input: z.strictObject({
      ...pageInput,
      key: z.string().max(64).optional(),
      status: ScriptStatus.optional(),
    }),
    output: pageOf(ScriptDetail).describe('by key, newest version first'),
  },
  get: { input: z.strictObject({ scriptVersionId: ScriptVersionId }), output: ScriptDetail },
  check: { input: z.strictObject({ source: ScriptSource }), output: ScriptCheck },
  draft: { input: z.strictObject({ ...mutation, source: ScriptSource }), output: ScriptDetail },
  edit: { input: z.strictObject({ ...change, source: ScriptSource }), output: ScriptDetail },
  submit: { input: z.strictObject(change), output: ScriptDetail },
  decide: {
    input: z.strictObject({
      ...change,
      contentHash: z.string().max(64).describe('of the text that was read; another one is refused'),
      decision: z.enum(['approve', 'reject']),
      reason,
    }),
    output: ScriptDetail,
  },
  activate: {
    input: z.strictObject({ ...change, from: Instant.optional().describe('absent or past: at once') }),
    output: ScriptDetail,
  },
  suspend: { input: z.strictObject({ ...change, reason }), output: ScriptDetail },
  resume: { input: z.strictObject({ ...change, reason }), output: ScriptDetail },
  retire: { input: z.strictObject({ ...change, reason }), output: ScriptDetail },
  diff: {
    input: z.strictObject({ from: ScriptVersionId, to: ScriptVersionId }),
    output: z.object({
      parts: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
    }),
  },
  favourite: {
    input: z.strictObject({
      ...mutation,
      key: z.string().max(64),
      place: z.number().int().min(1).max(9).nullable().describe('null: a favourite no more'),
    }),
    output: z.object({ favourites: z.array(z.object({ place: z.number().int(), key: z.string() })) }),
  },
}
