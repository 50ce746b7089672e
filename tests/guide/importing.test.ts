import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { importColumns } from '@zuoxi/sdk'

const guide = readFileSync(new URL('../../docs/guide/importing.md', import.meta.url), 'utf8')

it('the guide to importing names every column, and which are required', () => {
  const rows = [...guide.matchAll(/^\| (\**)(\w+)\** \| (\S+) \|/gm)].map(([, bold, name, alias]) => ({
    name,
    alias,
    required: bold !== '',
  }))
  const columns = [...importColumns.customers, ...importColumns.bills]
  const told = rows.filter(({ name }) => columns.some((column) => column.name === name))
  expect(told).toEqual(
    columns.map(({ name, aliases, required }) => ({ name, alias: aliases[0], required: required === true })),
  )
})
