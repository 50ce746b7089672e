import { expect, test } from 'vitest'
import { bareBuiltins, requireBanner } from '../../scripts/bare-builtins.ts'

const of = (name: string): string => `process.getBuiltinModule("${name}")`

test('Node’s modules are taken as they are, in every form of an import, one behind the other', () => {
  const imports = `import{join as j,sep}from"path";import os from"os";import*as fs from"fs";import p,{env as e}from"node:process";`
  expect(bareBuiltins(`${imports}j(sep)`)).toBe(
    `var {join:j,sep}=${of('path')},os=${of('os')},fs=${of('fs')},p=${of('node:process')},{env:e}=${of('node:process')};\nj(sep)`,
  )
})

test('what is not Node’s stays, and so does an import that only looks like one', () => {
  const code = `import{a}from"./chunk-A.js";import{b}from"kysely";const text='import x from"fs"';a(b,import("fs"))`
  expect(bareBuiltins(code)).toBe(code)
})

test('a file that requires nothing does without a `require`', () => {
  expect(bareBuiltins(`${requireBanner}\nlet a=1`)).toBe('let a=1')
  expect(bareBuiltins(`${requireBanner}\nlet a=require("fs")`)).toBe(`${requireBanner}\nlet a=require("fs")`)
})
