import { connectLocally } from '@zuoxi/sdk/rehearsal'
import type { DeskClient, Role, ScriptDetail, ScriptSource } from '@zuoxi/sdk'
import type { OpenDesk } from '../../src/open-desk.ts'
import { clientAs } from '../support/desk.ts'

/** Somebody of a role, signed in with a password of their own. */
export async function somebody(desk: OpenDesk, name: string, role: Role): Promise<DeskClient> {
  const owner = await clientAs(desk, 'owner')
  const password = 'correct horse battery'
  await owner.agents.create({
    name,
    displayName: name,
    workNo: name.replaceAll(/\W/g, '').toUpperCase(),
    role,
    password,
  })
  const { token } = await owner.session.signIn({ name, password })
  return connectLocally(desk, { token })
}

export function sourceOf(change: Partial<ScriptSource> = {}): ScriptSource {
  return {
    key: 'overdue.reminder',
    title: '逾期提醒',
    scenario: '逾期提醒',
    text: '您{{账单期}}账单尚有{{应还金额 | 金额}}待还，[[有困难请告诉我。]]',
    aliases: ['催还'],
    stages: [],
    needsBill: true,
    audience: { products: [], channels: [], roles: [] },
    disclosures: [],
    ...change,
  }
}

/** A text that one officer wrote and another approved. */
export async function approvedScript(
  author: DeskClient,
  approver: DeskClient,
  source: ScriptSource = sourceOf(),
): Promise<ScriptDetail> {
  const { id: scriptVersionId, rev } = await author.scripts.draft({ source })
  const { contentHash, rev: expectedRev } = await author.scripts.submit({ scriptVersionId, expectedRev: rev })
  const reason = '已按合规意见核对'
  return approver.scripts.decide({ scriptVersionId, expectedRev, contentHash, decision: 'approve', reason })
}
