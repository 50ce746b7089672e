import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig, type Options } from 'tsup'
import { bareBuiltins, requireBanner } from './scripts/bare-builtins.ts'
import { originsOf, straight } from './scripts/straight-imports.ts'
import tui from './packages/tui/package.json' with { type: 'json' }

const stringWidth = resolve('packages/tui/node_modules/string-width/index.js')

const sdk = {
  '@zuoxi/sdk': originsOf(resolve('packages/sdk/src/index.ts')),
  '@zuoxi/sdk/rehearsal': originsOf(resolve('packages/sdk/src/rehearsal/index.ts')),
}

const straightImports = {
  name: 'straight-imports',
  setup: (build) => {
    build.onLoad({ filter: /packages\/(tui|server)\/src\/.*\.tsx?$/ }, ({ path }) => ({
      contents: Object.entries(sdk).reduce(
        (text, [barrel, origins]) => straight(text, barrel, origins),
        readFileSync(path, 'utf8'),
      ),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    }))
  },
} satisfies NonNullable<Options['esbuildPlugins']>[number]

/** Schemas are noted down as modules load, and made, with zod itself, when they are first asked: see 0038. */
const zodWhenAsked = {
  name: 'zod-when-asked',
  setup: (build) => {
    build.onResolve({ filter: /^zod$/ }, () => ({ path: 'zod', namespace: 'zod-when-asked' }))
    build.onLoad({ filter: /.*/, namespace: 'zod-when-asked' }, () => ({
      contents: `import { whenAsked } from ${JSON.stringify(resolve('scripts/when-asked.ts'))}
export const z = whenAsked(() => require('./zod.cjs').z)`,
      resolveDir: resolve('packages/sdk'),
    }))
    build.onResolve({ filter: /^\.\/zod\.cjs$/ }, ({ path }) => ({ path, external: true }))
  },
} satisfies NonNullable<Options['esbuildPlugins']>[number]

/** A start asks by `node:http`; whoever only names these classes would load all of `fetch`, which they are made with. */
const withoutFetch = {
  name: 'without-fetch',
  setup: (build) => {
    const changed = (filter: RegExp, from: string, to: string): void =>
      build.onLoad({ filter }, ({ path }) => {
        const text = readFileSync(path, 'utf8')
        if (!text.includes(from)) throw new Error(`${path} no longer has: ${from}`)
        return { contents: text.replace(from, to) }
      })
    // No procedure takes a form.
    changed(/[\\/]@trpc[\\/]client[\\/]dist[\\/]httpLink.*\.mjs$/, 'input instanceof FormData', 'false')
    changed(
      /[\\/]eventsource[\\/]dist[\\/]EventSource\.js$/,
      'class EventSourceImpl',
      `class MessageEvent extends Event {
  constructor(type, told) { super(type); Object.assign(this, told) }
}
class EventSourceImpl`,
    )
  },
} satisfies NonNullable<Options['esbuildPlugins']>[number]

/** What the server has outside its bundle: native, or a dictionary that few starts read. */
const natives = ['better-sqlite3', '@node-rs/argon2', 'pino', 'pinyin-pro']

const shared = {
  format: 'esm',
  target: 'node22',
  platform: 'node',
  dts: false,
  // A running program may still read the files of the build before it.
  clean: false,
  splitting: true,
  banner: { js: requireBanner },
  esbuildOptions: (options) => {
    options.conditions = ['@zuoxi/source', 'import', 'node']
    options.jsx = 'automatic'
    options.legalComments = 'none'
    options.charset = 'utf8'
  },
} satisfies Options

export default defineConfig([
  {
    ...shared,
    name: 'tui',
    // `zuoxi.js` only checks Node and turns the compile cache on; `desk.js` is everything else in one file, which opens
    // in half the time that the same modules take one by one.
    entry: { zuoxi: 'packages/tui/src/cli/bin.ts', desk: 'packages/tui/src/main.tsx' },
    outDir: 'packages/tui/dist',
    minify: true,
    external: [...natives, '@zuoxi/fixtures', '@napi-rs/keyring', '@lydell/node-pty', '@xterm/headless', './desk.js'],
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.DEV': '"false"',
      'process.env.ZUOXI_VERSION': JSON.stringify(tui.version),
    },
    plugins: [
      {
        name: 'bare-builtins',
        // `zuoxi.js` has to run, and say what it needs, also where a Node is too old for that.
        renderChunk: (code, { path }) => (/[\\/]zuoxi\.js$/.test(path) ? undefined : { code: bareBuiltins(code) }),
      },
    ],
    esbuildPlugins: [
      straightImports,
      zodWhenAsked,
      withoutFetch,
      {
        // Ink measures with our widths: sooner, and the same as the views that fit their rows by them.
        name: 'one-string-width',
        setup: (build) => {
          build.onResolve({ filter: /^string-width$/ }, ({ importer }) =>
            importer.includes('packages/tui/src/')
              ? { path: 'string-width', namespace: 'when-asked' }
              : { path: resolve('packages/tui/src/terminal/string-width.ts') },
          )
          // Its tables of emoji take as long to read as React does, and most screens ask it nothing.
          build.onLoad({ filter: /.*/, namespace: 'when-asked' }, () => ({
            contents: `let real
export default (text, options) => (real ??= require(${JSON.stringify(stringWidth)}).default)(text, options)`,
            resolveDir: resolve('packages/tui'),
          }))
        },
      },
      {
        // Ink's own answer what any program may ask; the desk is rows on the alternate screen: see `terminal/ink/`.
        name: 'rows-under-ink',
        setup: (build) => {
          const ours = (file: string) => ({ path: resolve('packages/tui/src/terminal/ink', file) })
          const inInk = /[\\/]ink[\\/]build[\\/]/
          build.onResolve({ filter: /^\.\/(renderer|log-update|write-synchronized)\.js$/ }, ({ path, importer }) =>
            inInk.test(importer) ? ours(path.replace('.js', '.ts')) : undefined,
          )
          build.onResolve({ filter: /^yoga-layout$/ }, () => ours('yoga.ts'))
          build.onResolve({ filter: /^es-toolkit\/compat$/ }, () => ours('throttle.ts'))
        },
      },
      {
        // Making one takes a start 6 ms, and the desk's own rows are neither wrapped nor cut by Ink.
        name: 'segmenters-when-asked',
        setup: (build) => {
          build.onLoad({ filter: /[\\/](wrap-ansi|slice-ansi|ansi-tokenize)[\\/].*\.js$/ }, ({ path }) => ({
            contents: readFileSync(path, 'utf8').replace(
              /^const (\w+) = (new Intl\.Segmenter\(.*\));$/m,
              'let made\nconst $1 = { segment: (text) => (made ??= $2).segment(text) };',
            ),
          }))
        },
      },
      {
        // Asks programs how large a terminal is that does not say so; the desk takes 80×24 for that.
        name: 'no-terminal-size',
        setup: (build) => {
          build.onResolve({ filter: /^terminal-size$/ }, ({ path }) => ({ path, namespace: 'terminal-size' }))
          build.onLoad({ filter: /.*/, namespace: 'terminal-size' }, () => ({
            contents: 'export default () => ({ columns: 80, rows: 24 })',
          }))
        },
      },
      {
        name: 'no-devtools',
        setup: (build) => {
          build.onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'stub' }))
          build.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({ contents: 'export default undefined' }))
        },
      },
    ],
  },
  ...['tui', 'server'].map((name) => ({
    ...shared,
    name: `${name}: zod`,
    entry: { zod: resolve('packages/sdk/node_modules/zod/index.js') },
    outDir: `packages/${name}/dist`,
    format: 'cjs' as const,
    outExtension: () => ({ js: '.cjs' }),
    banner: {},
    splitting: false,
    minify: true,
    // Nobody reads what zod says in forty languages.
    esbuildPlugins: [
      {
        name: 'one-locale',
        setup: (build: Parameters<NonNullable<Options['esbuildPlugins']>[number]['setup']>[0]) => {
          build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
            contents: `export { default as en } from './en.js'`,
          }))
        },
      },
    ],
  })),
  {
    ...shared,
    name: 'server',
    entry: { index: 'packages/server/src/index.ts' },
    outDir: 'packages/server/dist',
    minify: true,
    external: natives,
    esbuildPlugins: [straightImports, zodWhenAsked],
  },
])
