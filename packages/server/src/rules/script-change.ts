import { type Failure, mayGo, type ScriptStatus, scriptTransitions } from '@zuoxi/sdk'

/** What a rule needs to know of a version. */
export interface ScriptStanding {
  readonly id: string
  readonly key: string
  readonly version: number
  readonly status: ScriptStatus
  readonly authorId: string
  readonly contentHash: string
}

export function refusalToStage({ status }: Pick<ScriptStanding, 'status'>, to: ScriptStatus): Failure | undefined {
  if (mayGo(scriptTransitions, status, to)) return undefined
  return { code: 'ILLEGAL_TRANSITION', noun: 'wording', from: status, to, allowed: [...scriptTransitions[status]] }
}

/** Only its author changes a text, and only while nobody is asked to approve it. */
export function refusalToEdit(standing: ScriptStanding, agentId: string, authorName: string): Failure | undefined {
  if (standing.authorId !== agentId) return { code: 'NOT_YOURS', by: authorName }
  if (standing.status === 'draft' || standing.status === 'rejected') return undefined
  return refusalToStage(standing, 'draft')
}

/** Four eyes, bound to the text that was read. */
export function refusalToDecide(
  standing: ScriptStanding,
  decision: { readonly agentId: string; readonly contentHash: string; readonly to: 'approved' | 'rejected' },
): Failure | undefined {
  const { id, key, version, contentHash, authorId } = standing
  if (authorId === decision.agentId) return { code: 'OWN_REQUEST', noun: 'wording', id }
  const illegal = refusalToStage(standing, decision.to)
  if (illegal) return illegal
  return contentHash === decision.contentHash ? undefined : { code: 'WORDING_CHANGED', key, version, contentHash }
}
