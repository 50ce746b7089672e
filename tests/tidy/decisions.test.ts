import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)
const folder = new URL('docs/decisions/', root)
const decisions = readdirSync(folder)
  .sort()
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))

describe('the decisions', () => {
  it('are numbered one after the other, each by its own number', () => {
    const numbers = decisions.map((_, i) => `${i + 1}`.padStart(4, '0'))
    expect(decisions.map(({ name }) => name.slice(0, 4))).toEqual(numbers)
    expect(decisions.map(({ text }) => text.slice(0, 9))).toEqual(numbers.map((number) => `# ${number} · `))
  })

  it('say of every package why we depend on it, and of no other', () => {
    const table = decisions[1]?.text ?? ''
    const told = [...table.matchAll(/^\| ([^|]+?)(?: \(dev\))? \|/gm)].flatMap(([, names = '']) => names.split(', '))
    const folders = ['', 'bench/', 'fixtures/', 'packages/sdk/', 'packages/server/', 'packages/tui/']
    const manifests = folders.map(
      (of) => JSON.parse(readFileSync(new URL(`${of}package.json`, root), 'utf8')) as object,
    )
    const used = manifests.flatMap((manifest) =>
      Object.entries(manifest)
        .filter(([field]) => /^(devD|d|optionalD)ependencies$/.test(field))
        .flatMap(([, packages]) => Object.keys(packages as object)),
    )
    const others = new Set(used.filter((name) => !name.startsWith('@zuoxi/')))
    expect(told.filter((name) => !/^(package|-+)$/.test(name)).sort()).toEqual([...others].sort())
  })
})
