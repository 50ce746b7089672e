import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeHome } from './home-folder.ts'

/** Kept sign-ins, one for each desk address. A token is worth a password, so the file is the owner's alone. */
export interface SignIn {
  readonly name: string
  readonly token: string
  readonly expiresAt: string
}

export function signInsPath(home: string): string {
  return join(home, 'sign-ins.json')
}

/** The kept sign-in for a desk; a file that is missing or unreadable keeps none. */
export function keptSignIn(home: string, url: string): SignIn | undefined {
  return readSignIns(home)[originOf(url)]
}

export function keepSignIn(home: string, url: string, signIn: SignIn): void {
  makeHome(home)
  const path = signInsPath(home)
  writeFileSync(path, JSON.stringify({ ...readSignIns(home), [originOf(url)]: signIn }, null, 2), { mode: 0o600 })
  // `mode` counts only for a new file; an old one may have been opened up since.
  chmodSync(path, 0o600)
}

function readSignIns(home: string): Readonly<Record<string, SignIn>> {
  try {
    const kept: unknown = JSON.parse(readFileSync(signInsPath(home), 'utf8'))
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, SignIn] => isSignIn(entry[1])))
  } catch {
    return {}
  }
}

function isSignIn(value: unknown): value is SignIn {
  return typeof value === 'object' && value !== null && 'token' in value && typeof value.token === 'string'
}

function originOf(url: string): string {
  return new URL(url).origin
}
