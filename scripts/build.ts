import { buildAll } from './build-all.ts'

process.exitCode = await buildAll('inherit')
