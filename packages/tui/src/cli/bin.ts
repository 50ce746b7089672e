#!/usr/bin/env node
// The very first thing that runs, on whatever Node there is: old syntax, and nothing imported that an old Node lacks.
import * as nodeModule from 'node:module'

const needed = [22, 14] as const
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  const words = `zuoxi 需要 Node ${needed.join('.')} 或更新版本，当前是 ${process.versions.node} · needs Node ${needed.join('.')} or newer, this is ${process.versions.node}`
  if (process.argv.includes('--json')) console.log(JSON.stringify({ error: { code: 'NODE_TOO_OLD', message: words } }))
  else console.error(words)
  process.exit(1)
}

// Compiled code is kept between starts, which takes about a third off each.
nodeModule.enableCompileCache?.()
// @ts-expect-error -- the other file of this build: main.tsx and all it needs
await import('./desk.js')
