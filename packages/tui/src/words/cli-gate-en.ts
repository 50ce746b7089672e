import type { GateCliWords, GateVerbs } from './cli-gate.ts'

const wording = 'key of the wording, such as overdue.reminder; a version as overdue.reminder@2'
const reason = 'why (kept in the audit log)'
const files = 'files or folders (YAML)'
const days = 'messages of so many days, 1 to 365 (default: 30)'
const dryRun = 'only say what would be done'

export const gateVerbsEn: GateVerbs = {
  lint: {
    summary: 'judge one message on stdin (exit code 1 when anything blocks)',
    args: [],
    options: {
      lines: 'a message a line, an answer a line (with --json one JSON object a line)',
      context: 'file of the contact (YAML or JSON): now, channel, purpose, verified, customer, bills, counters …',
      customer: "take this customer's ledger, and the rules, from the desk",
      rules: 'judge by these rules files as well',
    },
  },
  'wording list': {
    summary: 'versions of wordings',
    args: ['key (default: all)'],
    options: { status: 'of this state only' },
  },
  'wording export': {
    summary: 'write wordings as YAML',
    args: ['keys (default: all)'],
    options: { dir: 'into this folder, a file a scenario (default: stdout)' },
  },
  'wording import': { summary: 'draft or edit wordings from YAML', args: [files], options: { dryRun } },
  'wording check': {
    summary: 'check files or wordings: variables, samples, rules',
    args: ['files, folders or keys'],
    options: {},
  },
  'wording submit': { summary: 'ask for approval', args: [wording], options: {} },
  'wording approve': {
    summary: "approve somebody else's text",
    args: [wording],
    options: { hash: 'hash of the text you have read (8 characters or more), see wording diff', reason },
  },
  'wording reject': {
    summary: "reject somebody else's text",
    args: [wording],
    options: { hash: 'hash of the text you have read (8 characters or more), see wording diff', reason },
  },
  'wording activate': {
    summary: 'bring into force, now or later',
    args: [wording],
    options: { from: 'when, such as "2026-12-01 09:00" (default: now)' },
  },
  'wording suspend': { summary: 'pull at once, from every composer', args: [wording], options: { reason } },
  'wording resume': { summary: 'bring a suspended wording back', args: [wording], options: { reason } },
  'wording retire': { summary: 'retire', args: [wording], options: { reason } },
  'wording diff': {
    summary: 'compare two versions by word (default: in force and newest), and show the hash',
    args: [wording, 'the version to compare it with'],
    options: {},
  },
  'wording replay': {
    summary: 'blast radius: put a new text into past messages and fixtures',
    args: ['key or file'],
    options: { days },
  },
  'rules list': {
    summary: 'rules and where they stand',
    args: ['rule (default: all)'],
    options: { house: "this desk's own only" },
  },
  'rules export': { summary: "write the desk's own rules as YAML", args: [], options: {} },
  'rules import': { summary: 'draft rules from YAML', args: [files], options: { dryRun } },
  'rules move': {
    summary: 'move a rule on (nobody approves their own)',
    args: ['rule', 'in_review, approved, shadow, active or retired'],
    options: { reason },
  },
  'rules suspend': { summary: 'suspend a rule in an emergency (two people)', args: ['rule'], options: { reason } },
  'rules resume': { summary: 'bring a suspended rule back', args: ['rule'], options: { reason } },
  'rules replay': {
    summary: 'blast radius: put new rules to past messages and fixtures',
    args: [files],
    options: { days },
  },
}

export const gateEn: GateCliWords = {
  verdicts: { ok: 'may be sent', warn: 'look again', hold: 'needs a release', block: 'blocked' },
  severities: { log: 'noted', warn: 'warning', hold: 'held', block: 'blocked' },
  line: (line) => `line ${line}`,
  sayInstead: (fix) => `say instead: ${fix}`,
  replaceBy: (replacement) => `write instead: ${replacement}`,
  source: (source, certainty) => `by ${source} (${certainty})`,
  typeMessage: 'type a message, Ctrl+D ends it',
  notUtf8: 'not UTF-8 text',
  tooLong: (units) => `longer than ${units} characters, not judged`,
  someLinesNotJudged: (lines) => `lines not judged: ${lines}`,
  contextRefused: (problems) => `nothing was judged: ${problems} things to mend in the context`,
  rulesRefused: (problems, count) => `no rule was used: ${problems} things to mend in ${count} files`,
  wordingRefused: (problems, count) => `no wording was written: ${problems} things to mend in ${count} files`,
  states: {
    draft: 'draft',
    in_review: 'in review',
    rejected: 'rejected',
    approved: 'approved',
    scheduled: 'scheduled',
    active: 'active',
    suspended: 'suspended',
    superseded: 'superseded',
    retired: 'retired',
    shadow: 'shadow',
  },
  by: (author) => (author === '' ? 'came with the desk' : `by ${author}`),
  uses: (count) => `used ${count} times`,
  hash: (hash) => `hash ${hash}`,
  noWording: 'no wording',
  noRule: 'no rule',
  badStatus: (given, statuses) => `no such state: ${given}; there is ${statuses}`,
  badDays: (given) => `days must be a whole number from 1 to 365: ${given}`,
  badMoment: (given) => `not a moment: ${given}; write "2026-12-01 09:00"`,
  readFirst: (key) => `read the text first and name its hash: zuoxi wording diff ${key}, then --hash`,
  onlyVersion: (name) => `${name} has no version to compare with`,
  oneWording: (file, keys) =>
    `${file} holds several wordings (${keys}); replay one at a time, by its key or in a file of its own`,
  written: (path, count) => `${path}: ${count}`,
  outcomes: {
    unchanged: 'unchanged',
    drafted: 'drafted',
    edited: 'draft edited',
    would_draft: 'would be drafted',
    would_edit: 'draft would be edited',
    refused: 'refused',
  },
  imported: (drafted, edited, unchanged, refused) =>
    `drafted ${drafted}, edited ${edited}, unchanged ${unchanged}, refused ${refused}`,
  wouldImport: (drafted, edited, unchanged) =>
    `would draft ${drafted}, would edit ${edited}, unchanged ${unchanged}; nothing was written`,
  nextSubmit: 'next: zuoxi wording submit KEY, then somebody else: zuoxi wording approve',
  heard: (sample) => `[${sample}] hears: `,
  missing: (slots) => ` (without ${slots})`,
  checked: (wordings, bad) => `${wordings} checked, ${bad} cannot be submitted`,
  rulesImported: (added, changed, unchanged) => `added ${added}, changed ${changed}, unchanged ${unchanged}`,
  rulesWould: (added, changed, unchanged) =>
    `would add ${added}, would change ${changed}, unchanged ${unchanged}; nothing was written`,
  suspensionAsked: (by) => `${by} has asked for suspension; a second person has to agree`,
  overrides: (count) => `overridden ${count} times in 30 days`,
  replayLabel: 'replaying',
  replayed: (sends, fixtures, changes, messages) =>
    `${sends} sends would block, ${fixtures} fixtures change (${changes} changes in all, ${messages} messages read)`,
  replayStopped: 'stopped; the above is what was found until then',
  notOnDesk:
    'the desk does not have this text, so only fixtures were read; zuoxi wording import first to replay messages',
  fixture: (id) => `fixture ${id}`,
  message: (id) => `message ${id}`,
  noLongerHolds: (turn, expected) => `turn ${turn} no longer holds: ${expected}`,
}
