import { posix } from 'node:path'
import type { Import, Source } from './sources.ts'

/** A room of the house: which rooms and packages its files may open a door to. */
export interface Room {
  readonly folder: string
  readonly rooms: readonly string[]
  readonly packages: readonly string[]
  /** Rooms whose types, and only types, may be used. */
  readonly typesOf?: readonly string[]
}

const sdk = 'packages/sdk/src'
const server = 'packages/server/src'
const tui = 'packages/tui/src'

/** The doors of the house, most specific folder first: a file belongs to the first room it lies in. */
export const rooms: readonly Room[] = [
  { folder: `${sdk}/model`, rooms: [], packages: ['zod', 'temporal-polyfill'] },
  { folder: `${sdk}/compliance`, rooms: [`${sdk}/model`], packages: ['zod', 're2js', 'liquidjs', 'diff'] },
  { folder: `${sdk}/contract`, rooms: [`${sdk}/model`, `${sdk}/compliance`], packages: ['zod', '@trpc/server'] },
  {
    folder: `${sdk}/client`,
    rooms: [`${sdk}/model`],
    typesOf: [`${sdk}/contract`],
    packages: ['@trpc/client', '@trpc/server', 'eventsource', 'uuid', 'node:*'],
  },
  {
    folder: `${sdk}/rehearsal`,
    rooms: [`${sdk}/model`, `${sdk}/compliance`, `${sdk}/contract`, `${sdk}/client`],
    packages: ['zod', '@trpc/client', '@trpc/server', 'yaml', 'temporal-polyfill', 'node:*'],
  },
  { folder: `${sdk}/money`, rooms: [`${sdk}/model`], packages: [] },
  { folder: sdk, rooms: [`${sdk}/model`, `${sdk}/compliance`, `${sdk}/client`, `${sdk}/money`], packages: [] },

  // `node:module` alone: a dictionary is loaded when the first name is read.
  { folder: `${server}/rules`, rooms: [], packages: ['@zuoxi/sdk', 'pinyin-pro', 'node:*'] },
  {
    folder: `${server}/store`,
    rooms: [`${server}/rules`],
    packages: ['@zuoxi/sdk', 'kysely', 'better-sqlite3', 'node:*'],
  },
  {
    // `rehearsal` reads YAML with its places: officers' rules come in by it.
    folder: `${server}/desk`,
    rooms: [`${server}/rules`, `${server}/store`],
    packages: [
      '@zuoxi/sdk',
      '@zuoxi/sdk/contract',
      '@zuoxi/sdk/rehearsal',
      'kysely',
      '@node-rs/argon2',
      'uuid',
      'node:*',
    ],
  },
  {
    folder: `${server}/demo`,
    rooms: [`${server}/rules`, `${server}/store`, `${server}/desk`, server],
    packages: ['@zuoxi/sdk', '@zuoxi/sdk/rehearsal', 'kysely', 'better-sqlite3', 'uuid', 'node:*'],
  },
  {
    folder: `${server}/http`,
    rooms: [`${server}/desk`, server],
    packages: ['@zuoxi/sdk', '@zuoxi/sdk/contract', '@trpc/server', 'pino', 'node:*'],
  },
  {
    folder: `${server}/rehearsal`,
    rooms: [`${server}/desk`, `${server}/demo`, `${server}/http`, server],
    packages: ['@zuoxi/sdk', '@zuoxi/sdk/rehearsal', 'node:*'],
  },
  {
    folder: server,
    rooms: ['rules', 'store', 'desk', 'http', 'demo', 'rehearsal'].map((room) => `${server}/${room}`),
    packages: ['@zuoxi/sdk', '@zuoxi/sdk/contract', '@zuoxi/sdk/rehearsal', 'better-sqlite3', 'node:*'],
  },

  {
    folder: `${tui}/state`,
    rooms: [`${tui}/terminal`, `${tui}/words`, `${tui}/keys`],
    packages: ['@zuoxi/sdk', 'fuse.js'],
  },
  // An agent's keymap is YAML, read with its places.
  { folder: `${tui}/keys`, rooms: [`${tui}/state`, `${tui}/words`], packages: ['@zuoxi/sdk', 'yaml'] },
  {
    // What is said is data of other rooms.
    folder: `${tui}/words`,
    rooms: [],
    typesOf: [`${tui}/state`, `${tui}/keys`, `${tui}/simulate`],
    packages: ['@zuoxi/sdk', '@zuoxi/sdk/rehearsal'],
  },
  { folder: `${tui}/effects/sealed`, rooms: [], packages: ['@zuoxi/sdk', '@napi-rs/keyring', 'node:*'] },
  {
    folder: `${tui}/effects`,
    rooms: [`${tui}/state`, `${tui}/keys`, `${tui}/words`, `${tui}/effects/sealed`],
    packages: ['@zuoxi/sdk', 'yaml', 'node:*'],
  },
  {
    folder: `${tui}/views`,
    rooms: [`${tui}/state`, `${tui}/keys`, `${tui}/words`, `${tui}/terminal`],
    packages: ['@zuoxi/sdk', 'ink', 'react'],
  },
  { folder: `${tui}/terminal`, rooms: [], packages: ['@zuoxi/sdk', 'ink', 'react', 'string-width', 'node:*'] },
  {
    // A desk with keys and no terminal: everything of the screen but Ink.
    folder: `${tui}/screenshot`,
    rooms: [tui, ...['state', 'keys', 'words', 'effects/sealed', 'views', 'terminal'].map((room) => `${tui}/${room}`)],
    packages: ['node:*'],
  },
  {
    // Rehearsals at a desk of this process, and at the built program in a terminal.
    folder: `${tui}/rehearsal`,
    rooms: ['screenshot', 'state', 'keys', 'words', 'terminal'].map((room) => `${tui}/${room}`),
    packages: ['@zuoxi/sdk', '@zuoxi/sdk/rehearsal', '@lydell/node-pty', '@xterm/headless', 'node:*'],
  },
  {
    // Many desks at work in one process, without terminals, on a clock and over lines that are made up.
    folder: `${tui}/simulate`,
    rooms: [
      tui,
      ...['state', 'keys', 'words', 'effects', 'effects/sealed', 'views', 'screenshot'].map((room) => `${tui}/${room}`),
    ],
    packages: ['@zuoxi/sdk', '@zuoxi/sdk/rehearsal', 'node:*'],
  },
  {
    folder: `${tui}/cli`,
    // Verbs about the screen's own keys and files look into its rooms.
    rooms: ['words', 'terminal', 'state', 'keys', 'effects', 'screenshot', 'rehearsal', 'simulate'].map(
      (room) => `${tui}/${room}`,
    ),
    packages: ['@zuoxi/sdk', '@zuoxi/sdk/local', '@zuoxi/sdk/rehearsal', 'commander', 'csv-parse', 'node:*'],
  },
  {
    folder: tui,
    rooms: ['state', 'keys', 'words', 'effects', 'effects/sealed', 'views', 'terminal', 'cli'].map(
      (room) => `${tui}/${room}`,
    ),
    packages: ['@zuoxi/sdk', '@zuoxi/sdk/rehearsal', 'env-paths', 'ink', 'react', 'node:*'],
  },

  { folder: 'fixtures/src', rooms: [], packages: ['@zuoxi/sdk', '@zuoxi/sdk/rehearsal', 'node:*'] },
]

/** `main.tsx` alone wires the terminal to a server, and only lazily, so that a remote desk never loads one. */
const wiring = `${tui}/main.tsx`
const wiredLazily = ['@zuoxi/server', '@zuoxi/fixtures']

/** Why an import opens a door that the house does not have; nothing when it may stand. */
export function wrongDoor(source: Source, { of, typeOnly, lazy }: Import): string | undefined {
  const room = roomOf(source.path)
  if (!room) return 'lies in no room'
  if (of.startsWith('.')) {
    const target = posix.join(posix.dirname(source.path), of)
    const targetRoom = roomOf(target)?.folder ?? target
    if (targetRoom === room.folder || room.rooms.includes(targetRoom)) return undefined
    if (typeOnly && room.typesOf?.includes(targetRoom)) return undefined
    return `${room.folder} has no door to ${targetRoom}`
  }
  if (source.path === wiring && wiredLazily.includes(of) && (lazy || typeOnly)) return undefined
  const named = of.startsWith('@zuoxi/') ? of : packageOf(of)
  return room.packages.includes(named) ? undefined : `${room.folder} may not use ${of}`
}

function roomOf(path: string): Room | undefined {
  return rooms.find((room) => path.startsWith(`${room.folder}/`))
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:*'
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
