import { readdirSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { newHome, zuoxi, zuoxiJson } from './zuoxi.ts'

const home = newHome()
const at = { home: home.path }
afterAll(home.remove)

const credit = ['--principal', '10000', '--annual-rate', '12%', '--terms', '12', '--method', 'equal-installment']

describe('zuoxi calc', () => {
  it('answers from the built program, and leaves no desk behind', async () => {
    const { code, json } = await zuoxiJson(['calc', 'schedule', ...credit], at)
    expect(code).toBe(0)
    expect(json).toMatchObject({ totals: { interest: '661.86' }, rates: { aprSimplePct: '12.0001146283' } })
    const flows = ['--flow', '2008-01-01:-10000', '--flow', '2008-03-01:2750', '--flow', '2008-10-30:4250']
    const xirr = await zuoxiJson(
      ['calc', 'xirr', ...flows, '--flow', '2009-02-15:3250', '--flow', '2009-04-01:2750'],
      at,
    )
    expect(xirr.json).toMatchObject({ xirrPct: '37.3362533519' })
    expect(readdirSync(home.path)).toEqual([])
  })

  it('refuses with 2, in one document', async () => {
    const { code, json } = await zuoxiJson(['calc', 'schedule', ...credit, '--terms', '100000'], at)
    expect(code).toBe(2)
    expect(json).toMatchObject({ error: { field: 'terms', allowed: '1..360' } })
  })

  it('shows the annual rates above everything else', async () => {
    const { out } = await zuoxi(['calc', 'irr', '--flows', '9500,-940*12'], at)
    expect(out.split('\n')[0]).toMatch(/^年化利率（单利，IRR×12） +32\.9569557511%$/)
  })
})
