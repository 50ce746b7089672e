import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Bench, reportJson, reportText } from './lib/report.ts'

/**
 * `bench NAME [--json] [--customers N] [--only PART]`: run one benchmark and print its figures and ratios.
 * Exit codes: 0 ran, 1 failed, 2 no such benchmark. A missed target is no
 * failure: figures are to be read, and a busy machine is not a bug.
 */
// What a benchmark takes beside these it reads itself; they are named here so that a misspelt one is refused.
const options = {
  json: { type: 'boolean', default: false },
  customers: { type: 'string' },
  only: { type: 'string' },
} as const
const { values, positionals } = parseArgs({ options, allowPositionals: true })
const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -3))
const [name] = positionals

if (name === undefined || !names.includes(name)) {
  process.stderr.write(`bench NAME [--json] [--customers N] [--only PART], where NAME is one of: ${names.join(', ')}\n`)
  process.exitCode = 2
} else if (!process.execArgv.includes('--conditions=@zuoxi/source')) {
  // The workspace's sources as they are now; Node strips the types, so what runs is what a build would hold.
  const again = [
    ...process.execArgv,
    '--conditions=@zuoxi/source',
    '--expose-gc',
    fileURLToPath(import.meta.url),
    ...process.argv.slice(2),
  ]
  process.exitCode = spawnSync(process.execPath, again, { stdio: 'inherit' }).status ?? 1
} else {
  const { bench } = (await import(new URL(`${name}.ts`, import.meta.url).href)) as { bench: Bench }
  const report = await bench.run((progress) => process.stderr.write(`${progress}\n`))
  process.stdout.write(`${values.json ? reportJson(name, report) : reportText(name, bench.asks, report)}\n`)
}
