import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BusinessDate, type Instant, judge, openGate, When } from '@zuoxi/sdk'
import { parseContact, parseRules, readWording } from '@zuoxi/sdk/rehearsal'
import { describe, expect, it, onTestFinished } from 'vitest'
import { verbs } from '../../packages/tui/src/cli/verbs/index.ts'

const guide = readFileSync(new URL('../../docs/guide/officers.md', import.meta.url), 'utf8')
const now = '2026-11-22T02:00:00.000Z' as Instant

function example(kind: string): string {
  const [, yaml] = new RegExp(`\`\`\`yaml ${kind}\\n([\\s\\S]*?)\`\`\``).exec(guide) ?? []
  if (yaml === undefined) throw new Error(`no example of ${kind}`)
  return yaml
}

describe('the officers’ guide', () => {
  it('names every verb, and none that is not there', () => {
    const named = new Set([...guide.matchAll(/zuoxi ((?:wording|rules) [a-z]+|lint)/g)].map(([, name]) => name))
    const known: string[] = verbs.map(({ name }) => name)
    for (const name of named) expect(known).toContain(name)
  })

  it('and the guide to rules name every operator, with an example that works', async () => {
    const about = readFileSync(new URL('../../docs/guide/rules.md', import.meta.url), 'utf8')
    for (const operator of Object.keys(When.shape)) expect(about).toMatch(new RegExp(`\`${operator}[:\`]`))
    const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(about) ?? []
    expect(await parseRules([{ file: 'rules.md', text }])).toHaveLength(1)
  })

  it('shows a rule that works', async () => {
    const rules = await parseRules([{ file: 'guide', text: example('rules') }])
    const on = parseContact('c', 'now: 2026-12-02 10:00\nchannel: wechat', { now })
    expect(judge('小可爱请稍等', on, { rules: await openGate(rules) }).findings).toMatchObject([
      { rule: 'house-pet-names' },
    ])
  })

  it('shows a wording that can be imported', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zuoxi-guide-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    writeFileSync(join(folder, 'wording.yaml'), example('wording'))
    expect(await readWording([folder], '2026-11-22' as BusinessDate)).toMatchObject([
      { source: { key: 'overdue.reminder' } },
    ])
  })

  it('shows a contact that a message can be judged in', () => {
    const context = parseContact('contact.yaml', example('contact'), { now })
    expect(judge('您还差1,280元', context).findings).toMatchObject([{ rule: 'number-amount', replace: '1,208元' }])
  })
})
