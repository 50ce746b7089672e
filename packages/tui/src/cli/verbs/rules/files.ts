import { type DeskClient, type GateRule } from '@zuoxi/sdk'
import { parseRules, readRules, rulesYaml } from '@zuoxi/sdk/rehearsal'
import { refuseFiles } from '../../refuse-files.ts'
import type { Verb, VerbContext } from '../verb.ts'

/** The desk's own rules as a file that people review. */
export const rulesExport: Verb = {
  name: 'rules export',
  args: [],
  options: {},
  begins: 'plain',
  run: async ({ desk, words }) => {
    const rules = await ownRules(await desk('owner'))
    const yaml = rulesYaml(rules)
    return { json: { rules, yaml }, lines: rules.length === 0 ? [words.gate.noRule] : yaml.trimEnd().split('\n') }
  },
}

/** Bring rules in from files as drafts; what the desk has already is left alone. */
export const rulesImport: Verb = {
  name: 'rules import',
  args: ['<paths...>'],
  options: { dryRun: '--dry-run' },
  begins: 'plain',
  run: async (context, { args: paths, options }) => {
    const { words } = context
    const rules = await rulesOfFiles(paths, context)
    const desk = await context.desk('owner')
    if (options['dryRun'] === true) {
      const would = compared(await ownRules(desk), rules)
      const [added, changed] = [would.added.length, would.changed.length].map(String)
      const line = words.gate.rulesWould(added ?? '', changed ?? '', String(would.unchanged))
      return { json: { dryRun: true, ...would }, lines: [...namesOf(would), line] }
    }
    const now = compared(await ownRules(desk), rules)
    // The desk keeps rules as drafts of this moment; those it has already are not sent, whatever their state.
    const news = rules.filter(({ id }) => now.added.includes(id) || now.changed.includes(id))
    const told =
      news.length === 0
        ? { added: [], changed: [], unchanged: 0 }
        : await desk.gate.importRules({ yaml: rulesYaml(news) })
    const unchanged = told.unchanged + now.unchanged
    const line = words.gate.rulesImported(String(told.added.length), String(told.changed.length), String(unchanged))
    return { json: { dryRun: false, ...told, unchanged }, lines: [...namesOf(told), line] }
  },
}

/** @throws VerbFailed with everything to mend in the files. */
export function rulesOfFiles(paths: readonly string[], { words }: VerbContext): Promise<GateRule[]> {
  return readRules(paths).catch((error: unknown) => refuseFiles(error, words, words.gate.rulesRefused))
}

async function ownRules(desk: DeskClient): Promise<GateRule[]> {
  const { house } = await desk.gate.rules()
  return house === '' ? [] : parseRules([{ file: 'desk', text: house }])
}

/** What files say, against what the desk has. Where a rule stands is the desk's to say, so it makes no difference. */
function compared(own: readonly GateRule[], rules: readonly GateRule[]) {
  const content = (rule: GateRule) => JSON.stringify({ ...rule, status: 'draft' })
  const before = new Map(own.map((rule) => [rule.id, content(rule)]))
  const added = rules.filter(({ id }) => !before.has(id)).map(({ id }) => id)
  const changed = rules
    .filter((rule) => before.has(rule.id) && before.get(rule.id) !== content(rule))
    .map(({ id }) => id)
  return { added, changed, unchanged: rules.length - added.length - changed.length }
}

function namesOf({ added, changed }: { readonly added: readonly string[]; readonly changed: readonly string[] }) {
  return [...added.map((id) => `+ ${id}`), ...changed.map((id) => `~ ${id}`)]
}
