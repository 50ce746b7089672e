import { describe, expect, it } from 'vitest'
import { parseArgv } from '../../src/cli/program.ts'
import { verbs } from '../../src/cli/verbs/index.ts'
import { cliWords } from '../../src/words/cli.ts'

const parse = (argv: string[], lang: 'zh-CN' | 'en' = 'en') => parseArgv(argv, verbs, cliWords[lang], '1.2.3', 80)

describe('the command line', () => {
  it.each([
    [[], 'open', []],
    [['search', 'zw', '8899'], 'search', ['zw', '8899']],
    [['search', '--', '--json'], 'search', ['--json']],
    [['audit', 'verify', '--json'], 'audit verify', []],
    [['import', 'bills', 'x.csv'], 'import', ['bills', 'x.csv']],
    [['replay', 'a', 'b'], 'replay', ['a', 'b']],
  ] as const)('understands %j', (argv, name, args) => {
    expect(parse([...argv])).toMatchObject({ kind: 'verb', verb: { name }, input: { args } })
  })

  it('takes options before and behind the verb, under the names of the verb table', () => {
    expect(parse(['--url', 'http://a', 'login', '--name', 'lin', '--password-stdin', '--json'])).toMatchObject({
      input: { options: { url: 'http://a', name: 'lin', passwordStdin: true, json: true } },
    })
  })

  it.each([
    [['frob'], 'no such command: frob'],
    [['audit', 'frob'], 'no such command: frob'],
    [['audit'], 'missing argument'],
    [['search'], 'missing argument: text'],
    [['search', 'a', '--frob'], 'no such option: --frob'],
    [['doctor', 'x'], 'too many arguments'],
    [['serve', '--port'], 'the option needs a value'],
  ])('refuses %j', (argv, message) => {
    expect(parse(argv)).toMatchObject({ kind: 'badUse', message: expect.stringContaining(message) })
  })

  it('names every option of every verb in the words of both languages', () => {
    for (const { name, args, options } of verbs) {
      for (const words of [cliWords.en, cliWords['zh-CN']]) {
        expect(words.verbs[name].args).toHaveLength(args.length)
        expect(Object.keys(words.verbs[name].options).toSorted()).toEqual(Object.keys(options).toSorted())
      }
    }
  })

  it('offers no server to a verb that knows only the embedded desk', () => {
    expect(parse(['demo', '--help'])).not.toMatchObject({ text: expect.stringContaining('--url') })
    expect(parse(['search', '--help'])).toMatchObject({ text: expect.stringContaining('--url') })
  })

  it.each([[], ['search'], ['agent', 'add'], ['audit'], ['calc', 'irr']])('helps in Chinese alone: %j', (...verb) => {
    const page = parse([...verb, '--help'], 'zh-CN')
    expect(page).toMatchObject({ kind: 'page', text: expect.stringContaining('[选项]') })
    expect(page).not.toMatchObject({ text: expect.stringMatching(/\[options\]|\[command\]/) })
  })

  it('helps in both languages', () => {
    expect(parse(['import', '--help'])).toMatchObject({
      page: 'help',
      text: expect.stringContaining('Usage: zuoxi import'),
    })
    expect(parse(['--help'], 'zh-CN')).toMatchObject({ text: expect.stringContaining('退出码：0 完成') })
    expect(parse(['--version'])).toMatchObject({ page: 'version', text: '1.2.3\n' })
  })
})
