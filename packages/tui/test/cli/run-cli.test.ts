import { describe, expect, it } from 'vitest'
import { refuse } from '@zuoxi/sdk'
import { runCli } from '../../src/cli/run-cli.ts'
import { hostFor } from './host.ts'

const notFound = refuse({ code: 'NOT_FOUND', noun: 'customer', id: 'x\u001b[31m' })

async function run(argv: readonly string[], error: Error = notFound) {
  const host = hostFor(argv, error)
  return { code: await runCli(host), out: host.out(), err: host.err() }
}

describe('a run that fails', () => {
  it.each([
    [['frob'], 2, 'BAD_USE'],
    [['search'], 2, 'BAD_USE'],
    [['search', 'x', '--lang', 'fr'], 2, 'BAD_USE'],
    [['search', 'x', '--url', 'ftp://x'], 2, 'BAD_USE'],
    [['search', 'x', '--url', 'http://lin:s3cret@127.0.0.1:9'], 2, 'BAD_USE'],
    [['demo', '--url', 'http://127.0.0.1:9'], 2, 'BAD_USE'],
    [['--url', 'http://127.0.0.1:9', 'serve'], 2, 'BAD_USE'],
    [['replay', 'x.yaml', '--url', 'http://127.0.0.1:9'], 2, 'BAD_USE'],
    [['serve', '--port', '70000'], 2, 'BAD_USE'],
    [['demo', '--customers', '1.5'], 2, 'BAD_USE'],
    [['import', 'frobs', 'x.csv'], 2, 'BAD_USE'],
    [['import', 'x.csv'], 2, 'BAD_USE'],
    [['login', '--name', 'lin'], 2, 'BAD_USE'],
    [['agent', 'add', 'lin', '--role', 'king'], 2, 'BAD_USE'],
    [['import', 'customers', '/nowhere/x.csv'], 1, 'FILE_NOT_FOUND'],
    [['search', 'x'], 1, 'NOT_FOUND'],
    [[], 1, 'NOT_FOUND'],
  ])('%j tells machines in one document and people on stderr', async (argv, code, errorCode) => {
    const forMachines = await run([...argv, '--json'])
    expect(forMachines).toMatchObject({ code, err: '' })
    expect(JSON.parse(forMachines.out)).toMatchObject({ error: { code: errorCode, message: expect.any(String) } })

    const forPeople = await run(argv)
    expect(forPeople).toMatchObject({ code, out: '' })
    expect(forPeople.err).toMatch(/^错误 .+\n$/)
  })

  it('tells no password again', async () => {
    const { out } = await run(['search', 'x', '--url', 'http://lin:s3cret@127.0.0.1:9', '--json'])
    expect(out).not.toContain('s3cret')
  })

  it('because nobody is signed in ends with 4, and says how to sign in', async () => {
    const { code, err } = await run(['search', 'x', '--lang', 'en'], refuse({ code: 'SESSION_EXPIRED' }))
    expect(code).toBe(4)
    expect(err).toContain('zuoxi login --url')
  })

  it('carries the data of the refusal, and no escape code to the terminal', async () => {
    expect(JSON.parse((await run(['search', 'x', '--json'])).out)).toMatchObject({
      error: { noun: 'customer', id: 'x\u001b[31m' },
    })
    expect((await run(['search', 'x'])).err).toContain('x␛[31m')
  })
})

describe('a page', () => {
  it('is one document too', async () => {
    const { code, out } = await run(['search', '--help', '--json', '--lang', 'en'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({ help: expect.stringContaining('Usage: zuoxi search') })
  })
})
