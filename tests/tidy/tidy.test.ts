import { describe, expect, it } from 'vitest'
import { wrongDoor } from './rooms.ts'
import { importsOf, sources } from './sources.ts'

const all = sources()

/** Report every offence at once, each as `path: why`. */
function offences(find: (source: (typeof all)[number]) => readonly string[]): string[] {
  return all.flatMap((source) => find(source).map((why) => `${source.path}: ${why}`))
}

describe('the house is tidy', () => {
  it('finds the sources and their imports', () => {
    expect(all.length).toBeGreaterThan(50)
    expect(
      importsOf("import type { A } from './a.ts'\nimport {\n  b,\n} from 'b'\nconst c = await import('c')"),
    ).toEqual([
      { of: './a.ts', typeOnly: true, lazy: false },
      { of: 'b', typeOnly: false, lazy: false },
      { of: 'c', typeOnly: false, lazy: true },
    ])
  })

  it('opens only the doors it has', () => {
    expect(offences((source) => importsOf(source.text).flatMap((door) => wrongDoor(source, door) ?? []))).toEqual([])
  })

  it('notices a wrong door', () => {
    const source = { path: 'packages/sdk/src/model/money.ts', text: '' }
    expect(wrongDoor(source, { of: 'kysely', typeOnly: false, lazy: false })).toContain('may not use kysely')
    expect(wrongDoor(source, { of: '../client/pages.ts', typeOnly: false, lazy: false })).toContain('no door')
  })

  it('takes the time and chance from outside, except at the edges', () => {
    const edges = ['packages/server/src/system-clock.ts', 'packages/tui/src/main.tsx']
    const pattern = /\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)/
    expect(
      offences(({ path, text }) => (!edges.includes(path) && pattern.test(text) ? ['reads the clock or chance'] : [])),
    ).toEqual([])
  })

  it('reads the environment only in main', () => {
    const pattern = /\bprocess\.env\b/
    expect(
      offences(({ path, text }) =>
        !path.endsWith('/main.tsx') && pattern.test(text) ? ['reads the environment'] : [],
      ),
    ).toEqual([])
  })

  it('leaves nothing for later', () => {
    const pattern = /\b(TODO|FIXME|XXX|HACK)\b/
    expect(offences(({ text }) => (pattern.test(text) ? ['holds a note to self'] : []))).toEqual([])
  })

  it('keeps files short enough to hold in the head; a table of words is as long as there are words', () => {
    const isLong = ({ path, text }: (typeof all)[number]) => !path.includes('/words/') && text.split('\n').length > 320
    expect(offences((source) => (isLong(source) ? [`is ${source.text.split('\n').length} lines long`] : []))).toEqual(
      [],
    )
  })
})
