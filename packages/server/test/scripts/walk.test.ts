import { type DeskClient, mayGo, type ScriptDetail, type ScriptStatus, scriptTransitions } from '@zuoxi/sdk'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clientAs, testDesk } from '../support/desk.ts'
import { somebody, sourceOf } from './officers.ts'

/** What somebody may try with a version; each says which status it would lead to. */
const steps = {
  edit: 'draft',
  submit: 'in_review',
  approve: 'approved',
  reject: 'rejected',
  activate: 'active',
  suspend: 'suspended',
  resume: 'active',
  retire: 'retired',
} as const satisfies Record<string, ScriptStatus>
type Step = keyof typeof steps

const reason = '随机行走'

function take(by: DeskClient, step: Step, version: ScriptDetail, serial: number): Promise<ScriptDetail> {
  const { scripts } = by
  const change = { scriptVersionId: version.id, expectedRev: version.rev }
  const decided = { ...change, contentHash: version.contentHash, reason }
  switch (step) {
    case 'edit':
      return scripts.edit({ ...change, source: sourceOf({ key: version.key, title: `第 ${serial} 稿` }) })
    case 'submit':
      return scripts.submit(change)
    case 'approve':
    case 'reject':
      return scripts.decide({ ...decided, decision: step })
    case 'activate':
      return scripts.activate(change)
    default:
      return scripts[step]({ ...change, reason })
  }
}

test('in 500 random lives no text is used that its author approved, and nothing unlisted happens', async () => {
  const desk = await testDesk()
  const people = [await somebody(desk, 'officer.li', 'officer'), await somebody(desk, 'officer.wu', 'supervisor')]
  const names = ['officer.li', 'officer.wu']
  let serial = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(1), fc.constantFrom(...(Object.keys(steps) as Step[]))), { minLength: 4, maxLength: 9 }),
      async (life) => {
        serial += 1
        const [first] = people
        let version = await first!.scripts.draft({ source: sourceOf({ key: `walk.w${serial}` }) })
        for (const [who, step] of life) {
          const before = version
          const after = await take(people[who]!, step, version, serial).catch(() => undefined)
          version = await first!.scripts.get({ scriptVersionId: version.id })
          if (!after) expect(version).toEqual(before)
          else expect(step === 'edit' || mayGo(scriptTransitions, before.status, steps[step])).toBe(true)
          for (const { decision, byName, contentHash } of version.approvals) {
            expect(decision === 'approve' ? byName : '').not.toBe(version.authorName)
            if (decision === 'approve') expect(contentHash).toBe(version.contentHash)
          }
          if (version.status === 'active') expect(version.approvals.at(-1)?.decision).toBe('approve')
          expect(names).toContain(version.authorName)
        }
      },
    ),
    { numRuns: 500 },
  )
  expect((await (await clientAs(desk, 'owner')).audit.verify()).ok).toBe(true)
}, 120_000)
