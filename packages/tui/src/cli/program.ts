import { Command, CommanderError, Help, Option } from 'commander'
import { columnsOf } from '../terminal/width.ts'
import type { CliWords, VerbName, VerbWords } from '../words/cli.ts'
import type { Verb, VerbInput } from './verbs/verb.ts'

/** What the user typed, understood: a verb to run, or a page to show. */
export type Parsed =
  | { readonly kind: 'verb'; readonly verb: Verb; readonly input: VerbInput }
  | { readonly kind: 'page'; readonly page: 'help' | 'version'; readonly text: string }
  | { readonly kind: 'badUse'; readonly message: string }

/** Parse a command line against the verb table. Prints nothing and never exits. */
export function parseArgv(
  argv: readonly string[],
  verbs: readonly Verb[],
  words: CliWords,
  version: string,
  columns: number,
): Parsed {
  let parsed: Parsed | undefined
  let page = ''
  const write = (text: string) => (page += text)
  const program = new Command('zuoxi')
    .description(words.summary)
    .version(version, '-V, --version', words.common.version)
  prepare(program, words, write, columns)
  program.addHelpText('after', `\n${words.helpTail}`)
  for (const verb of verbs) {
    const verbWords: VerbWords = words.verbs[verb.name]
    const command = verb.name === 'open' ? program : commandFor(program, verb.name, words)
    if (command !== program) prepare(command, words, write, columns, verb.embeddedOnly || verb.name.startsWith('calc '))
    verb.args.forEach((spelling, i) => command.argument(spelling, verbWords.args[i] ?? ''))
    // Commander hands back camel-cased flag names, which are the keys of the table.
    for (const [key, flags] of Object.entries(verb.options)) command.option(flags, verbWords.options[key] ?? '')
    command.action((...given: unknown[]) => {
      const args = given
        .slice(0, verb.args.length)
        .flat()
        .filter((arg) => typeof arg === 'string')
      parsed = { kind: 'verb', verb, input: { args, options: command.optsWithGlobals() } }
    })
  }
  try {
    program.parse([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0)
      return { kind: 'page', page: error.code === 'commander.version' ? 'version' : 'help', text: page }
    return { kind: 'badUse', message: sayBadUse(error, words, program) }
  }
  return parsed ?? { kind: 'page', page: 'help', text: page }
}

/** `audit verify` lives under `audit`, which does nothing by itself; `calc` leads several verbs. */
function commandFor(program: Command, name: VerbName, words: CliWords): Command {
  const [first = '', second] = name.split(' ')
  const { summary } = words.verbs[name]
  if (second === undefined) return program.command(first).description(summary)
  const known = program.commands.find((command) => command.name() === first)
  const about = Object.entries(words.groups).find(([group]) => group === first)?.[1]
  const group = known ?? program.command(first).description(about ?? summary)
  return group.command(second).description(summary)
}

function prepare(
  command: Command,
  words: CliWords,
  write: (text: string) => void,
  columns: number,
  embeddedOnly = false,
): void {
  for (const each of command.parent && command.parent.parent ? [command.parent, command] : [command]) {
    each
      .exitOverride()
      .configureOutput({
        writeOut: write,
        writeErr: () => {},
        getOutHelpWidth: () => columns,
        getOutHasColors: () => false,
      })
      .configureHelp({
        displayWidth: columnsOf,
        styleTitle: (title) => words.helpTitles[title as 'Usage:'] ?? title,
        commandUsage: (of) => sayPlaceholders(plainHelp.commandUsage(of), words),
        subcommandTerm: (of) => sayPlaceholders(plainHelp.subcommandTerm(of), words),
      })
      .helpOption('-h, --help', words.common.help)
      .helpCommand(false)
      .allowExcessArguments(false)
  }
  command
    .option('--json', words.common.json)
    .option('--lang <lang>', words.common.lang)
    // Still understood where it is of no use, to be refused in words.
    .addOption(new Option('--url <url>', words.common.url).hideHelp(embeddedOnly))
}

const plainHelp = new Help()

/** Commander's own two words in a usage line; arguments and flags keep the names they are typed by. */
function sayPlaceholders(usage: string, { placeholders }: CliWords): string {
  return usage.replace('[options]', placeholders.options).replace('[command]', placeholders.command)
}

function sayBadUse(error: CommanderError, words: CliWords, program: Command): string {
  const [first = ''] = program.args
  const group = program.commands.find((command) => command.name() === first)
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const said = {
    'commander.unknownOption': words.badUse.unknownOption(named),
    'commander.unknownCommand': words.badUse.unknownCommand(named),
    'commander.missingArgument': words.badUse.missingArgument(named),
    // `zuoxi` itself takes no arguments, so to the parser an unknown verb is one argument too many.
    'commander.excessArguments': named === '' ? words.badUse.unknownCommand(first) : words.badUse.excessArguments,
    'commander.optionMissingArgument': words.badUse.optionMissingArgument(named),
    'commander.help': words.badUse.missingArgument(group?.commands.map((command) => command.name()).join(' | ') ?? ''),
  }[error.code]
  return `${said ?? error.message}${words.hintSep}${words.badUse.seeHelp}`
}
