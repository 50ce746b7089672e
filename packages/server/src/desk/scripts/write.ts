import {
  checkSource,
  refuse,
  type ScriptCheck,
  type ScriptDetail,
  type ScriptSource,
  type SourceCheck,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { refusalToEdit, refusalToStage } from '../../rules/script-change.ts'
import { gateOf } from '../../store/gate-rules.ts'
import { columnsOf, scriptDetailOf, sourceOf } from '../../store/rows/script-detail.ts'
import { newestVersion, updateScript } from '../../store/scripts.ts'
import { mutate } from '../mutate.ts'
import { callerOf, groundOf, newId, type Room } from '../room.ts'
import { contentHashOf } from './content-hash.ts'
import { scriptRow, standingOfScript } from './read.ts'
import { requireRev } from './stage.ts'

type Verbs = Desk['scripts']

/** Writing: dry checks, drafts, and asking for approval. */
export function writingVerbs(room: Room): Pick<Verbs, 'check' | 'draft' | 'edit' | 'submit'> {
  return {
    check: async ({ source }) => shownCheck(source, checkSource(source, await gateOf(room.store, room.store.read))),
    draft: (input) => draft(room, input),
    edit: (input) => edit(room, input),
    submit: (input) => submit(room, input),
  }
}

function shownCheck(source: ScriptSource, check: SourceCheck): ScriptCheck {
  return {
    ok: check.ok,
    contentHash: contentHashOf(source),
    problems: [...check.problems],
    variables: [...check.variables],
    samples: check.samples.map(({ name, text, missing }) => ({ name, text, missing: [...missing] })),
    findings: [...check.findings],
  }
}

/** A draft may say what no rule allows, so that it can be mended; what does not even parse is refused. */
function parsedOrRefused(source: ScriptSource): SourceCheck {
  const check = checkSource(source)
  if (check.problems.length > 0) throw refuse({ code: 'WORDING_INVALID', problems: [...check.problems] })
  return check
}

function draft(room: Room, input: Parameters<Verbs['draft']>[0]): Promise<ScriptDetail> {
  const { agentId } = callerOf(room)
  const { source } = input
  const { segments } = parsedOrRefused(source)
  return mutate(groundOf(room), 'scripts.draft', input, async ({ trx, now, audit }) => {
    const version = (await newestVersion(trx, source.key)) + 1
    const id = newId(room)
    await trx
      .insertInto('script_version')
      .values({
        id,
        key: source.key,
        version,
        status: 'draft',
        author_id: agentId,
        updated_at: now,
        ...columnsOf(source, segments, contentHashOf(source)),
      })
      .execute()
    await audit({
      action: 'wording.draft',
      objectKind: 'wording',
      objectId: id,
      changes: [versionNamed(source.key, version)],
    })
    return scriptDetailOf(await scriptRow(trx, id))
  })
}

function edit(room: Room, input: Parameters<Verbs['edit']>[0]): Promise<ScriptDetail> {
  const { agentId } = callerOf(room)
  const { source, scriptVersionId } = input
  const { segments } = parsedOrRefused(source)
  return mutate(groundOf(room), 'scripts.edit', input, async ({ trx, now, audit }) => {
    const row = await scriptRow(trx, scriptVersionId)
    const refused = refusalToEdit(standingOfScript(row), agentId, row.author_name ?? '')
    if (refused) throw refuse(refused)
    await requireRev(trx, row, input.expectedRev)
    // A text keeps its key: another key is another wording.
    const own = { ...source, key: row.key }
    const hash = contentHashOf(own)
    await updateScript(trx, row.id, { ...columnsOf(own, segments, hash), status: 'draft', updated_at: now })
    const changes = [{ field: 'contentHash', from: row.content_hash, to: hash }]
    await audit({ action: 'wording.edit', objectKind: 'wording', objectId: row.id, changes })
    return scriptDetailOf(await scriptRow(trx, row.id))
  })
}

/** Ask for approval: only what would be said by the rules may be asked for. */
function submit(room: Room, input: Parameters<Verbs['submit']>[0]): Promise<ScriptDetail> {
  const { agentId } = callerOf(room)
  return mutate(groundOf(room), 'scripts.submit', input, async ({ trx, now, audit }) => {
    const row = await scriptRow(trx, input.scriptVersionId)
    if (row.author_id !== agentId) throw refuse({ code: 'NOT_YOURS', by: row.author_name ?? '' })
    const refused = refusalToStage(standingOfScript(row), 'in_review')
    if (refused) throw refuse(refused)
    await requireRev(trx, row, input.expectedRev)
    const { ok, findings } = checkSource(sourceOf(row), await gateOf(room.store, trx))
    if (!ok) throw refuse({ code: 'GATE_BLOCKED', findings: [...findings] })
    await updateScript(trx, row.id, { status: 'in_review', updated_at: now })
    const changes = [{ field: 'status', from: row.status, to: 'in_review' }]
    await audit({ action: 'wording.submit', objectKind: 'wording', objectId: row.id, changes })
    return scriptDetailOf(await scriptRow(trx, row.id))
  })
}

function versionNamed(key: string, version: number) {
  return { field: 'version', to: `${key}@${version}` }
}
