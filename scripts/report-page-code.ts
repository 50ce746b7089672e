import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const folder = fileURLToPath(new URL('../packages/sdk/report-page/', import.meta.url))

/** Where the page lies for the library: a module, as every way to run it can load one. */
export const reportPageFile = fileURLToPath(
  new URL('../packages/sdk/src/rehearsal/report/page-code.ts', import.meta.url),
)

/** The page of a rehearsal report, its style and its one script, as the source of a module. */
export async function reportPageCode(): Promise<string> {
  const [script, style] = await Promise.all([bundled('main.ts'), bundled('page.css')])
  return `/** Made by \`scripts/report-page.ts\` from \`packages/sdk/report-page\`, which is where to change it. */

export const pageScript: string =
  ${quoted(script)}

export const pageStyle: string =
  ${quoted(style)}
`
}

async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [folder + file],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2024',
    charset: 'utf8',
    legalComments: 'none',
  })
  const text = outputFiles[0]?.text.trim() ?? ''
  // Inside the document nothing may end the element that it stands in.
  if (/<\/(?:script|style)|<!--/i.test(text)) throw new Error(`${file} cannot stand in a document`)
  return text
}

/** A text as the formatter writes it. */
function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')
  const marks = (mark: string) => inner.split(mark).length
  return marks("'") > marks('"') ? `"${inner.replaceAll('"', '\\"')}"` : `'${inner.replaceAll("'", "\\'")}'`
}
