import { createHash } from 'node:crypto'
import { safeText } from '../../model/safe-text.ts'
import { pageScript, pageStyle } from './page-code.ts'
import type { RunData } from './page-data.ts'
import { safeJson } from './pack.ts'

/**
 * The document around the data, in chunks: the list and the code that draws it
 * come first, so that it is on the screen while the details are still read.
 *
 * The policy allows this one script and this one style by their hashes, nothing
 * from any network, and no text to become markup.
 */
export function* documentOf(run: RunData, blocks: Iterable<readonly [id: string, packed: string]>): Iterable<string> {
  const title = run.lang === 'en' ? 'Rehearsal report' : '排练报告'
  yield `<!doctype html>
<html lang="${run.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${run.failed === 0 ? '✓' : `✗ ${run.failed}`} · ${title}</title>
<style>${pageStyle}</style>
</head>
<body>
<div id="app"></div>
<noscript>${escaped(plainly(run))}</noscript>
<script type="application/json" id="run">${safeJson(run)}</script>
<script>${pageScript}</script>
`
  for (const [id, packed] of blocks) yield `<script type="text/plain" id="${id}">${packed}</script>\n`
  yield '</body>\n</html>\n'
}

const policy = [
  "default-src 'none'",
  `script-src '${hashOf(pageScript)}'`,
  `style-src '${hashOf(pageStyle)}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

function hashOf(code: string): string {
  return `sha256-${createHash('sha256').update(code).digest('base64')}`
}

/** What is left for whoever has turned scripts off: what failed, and where. */
function plainly({ passed, total, rows }: RunData): string {
  const failed = rows.filter(({ ok }) => !ok).map(({ id, file, why = '' }) => `${id} (${file}): ${why}`)
  return safeText([`${passed}/${total}`, ...failed].join('\n'), { keepNewlines: true })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
